import { isRefusal } from '../features/feature.ts';
import { writeVaultEdit } from '../files/write.ts';
import { applyEdits, type VaultEdit } from '../text/edit.ts';
import { harmless } from '../text/unsafe.ts';
import { diffOf } from './diff.ts';
import { fail } from './fail.ts';
import type { Host } from './host.ts';
import { whyUnchanged } from './remarks.ts';
import { counted } from './report/report.ts';
import { exitCode } from './run.ts';
import { pathFrom } from './select.ts';
import type { OpenVault } from './vault.ts';

/** Carries an edit out on disk and says what was done, or shows what it would do. Gives the exit code. */
export function applyEdit(
  host: Host,
  vault: OpenVault,
  edit: VaultEdit,
  { dryRun = false }: { readonly dryRun?: boolean },
): number {
  const refusal = whyUnchanged(host, vault, { wholeVault: true });
  if (refusal) return fail(host, refusal.refused);
  const shown = (path: string): string => harmless(pathFrom(host.cwd, vault.root, path));
  if (dryRun) {
    for (const [path, edits] of edit.edits) {
      const before = vault.textOf(path) ?? '';
      host.stdout.write(diffOf(shown(path), before, applyEdits(before, edits)));
    }
    for (const { path, text } of edit.creates ?? []) host.stdout.write(diffOf(shown(path), undefined, text));
  } else {
    const written = host.uninterrupted(() => writeVaultEdit(vault.root, edit, vault.textOf));
    if (isRefusal(written)) return fail(host, written.refused);
    for (const { path } of edit.creates ?? []) host.stdout.write(`Created ${shown(path)}\n`);
  }
  for (const { from, to } of edit.renames ?? [])
    host.stdout.write(`${dryRun ? 'Would rename' : 'Renamed'} ${shown(from)} to ${shown(to)}\n`);
  const places = [...edit.edits.values()].reduce((sum, edits) => sum + edits.length, 0);
  const summary = `${counted(places, 'place')} in ${counted(edit.edits.size, 'note')}`;
  host.stdout.write(
    places === 0 ? 'No links had to be changed\n' : `${dryRun ? 'Would change' : 'Changed'} ${summary}\n`,
  );
  return exitCode.clean;
}
