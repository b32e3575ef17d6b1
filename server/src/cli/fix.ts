import { isRefusal, type Refusal } from '../features/feature.ts';
import { type FixedAll, fixAll, type Judge } from '../features/fix-all.ts';
import { writeVaultEdit } from '../files/write.ts';
import { parseNote } from '../parse/scan.ts';
import { harmless } from '../text/unsafe.ts';
import { diffOf } from './diff.ts';
import type { Host, Output } from './host.ts';
import { whyUnchanged } from './remarks.ts';
import { counted, type Format } from './report/report.ts';
import { pathFrom } from './select.ts';
import type { OpenVault } from './vault.ts';

/**
 * Applies the safe fixes of the problems to the vault, on disk unless it is a dry run, and says what was done. The vault
 * and the texts are then those after the fixes.
 */
export function fixVault(
  host: Host,
  vault: OpenVault,
  texts: Map<string, string>,
  options: { readonly dryRun?: boolean; readonly format?: Format; readonly quiet?: boolean },
  judge: Judge,
): FixedAll | Refusal {
  const fixed = fixAll(vault.vault, vault.textOf, judge);
  if (fixed.fixed.length === 0) return fixed;
  const refusal = whyUnchanged(host, vault, { wholeVault: false });
  if (refusal) return refusal;
  const before = (path: string): string | undefined => fixed.texts.get(path)?.before;
  if (!options.dryRun) {
    const written = host.uninterrupted(() => writeVaultEdit(vault.root, fixed.edit, before));
    if (isRefusal(written)) return written;
  }
  for (const [path, { after }] of fixed.texts) {
    texts.set(path, after);
    vault.vault.set(parseNote(path, after));
  }
  // A format for machines has standard output for itself.
  const toPeople = options.format === undefined || options.format === 'pretty' || options.format === 'plain';
  if (!options.quiet || options.dryRun) say(toPeople ? host.stdout : host.stderr, host, vault, fixed, options.dryRun);
  return fixed;
}

function say(output: Output, { cwd }: Host, { root }: OpenVault, { fixed, texts }: FixedAll, dryRun = false): void {
  const shown = (path: string): string => harmless(pathFrom(cwd, root, path));
  if (dryRun) for (const [path, { before, after }] of texts) output.write(diffOf(shown(path), before, after));
  output.write(`${dryRun ? 'Would fix' : 'Fixed'} ${counted(fixed.length, 'problem')}:\n`);
  for (const { problem, fix } of fixed)
    output.write(`  ${shown(problem.path)}: ${harmless(fix.title)} (${problem.rule})\n`);
  output.write('\n');
}
