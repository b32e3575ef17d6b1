import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configFileName } from '../../config.ts';
import { isRefusal, type Refusal } from '../../features/feature.ts';
import { initialConfig } from '../../features/init.ts';
import { preCommitFileName, withHook } from '../../features/pre-commit.ts';
import { toVaultPath } from '../../files/local-path.ts';
import { readText } from '../../files/read.ts';
import { topOf } from '../../files/repository.ts';
import { writeVaultEdit } from '../../files/write.ts';
import type { VaultEdit } from '../../text/edit.ts';
import { harmless } from '../../text/unsafe.ts';
import { diffOf } from '../diff.ts';
import { fail } from '../fail.ts';
import type { Host } from '../host.ts';
import { exitCode } from '../run.ts';
import { pathFrom } from '../select.ts';
import { type OpenVault, openVault } from '../vault.ts';

export interface InitOptions {
  readonly hook?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** Writes the config that fits the vault, and a commit hook if that is asked for; overwrites nothing. */
export async function init(paths: readonly string[], options: InitOptions, host: Host): Promise<number> {
  const vault = openVault(host, paths, {});
  if (isRefusal(vault)) return fail(host, vault.refused);
  const plan = planOf(host, vault, options);
  if (isRefusal(plan)) return fail(host, plan.refused);
  for (const { path, before, after } of plan.files)
    host.stdout.write(diffOf(harmless(pathFrom(host.cwd, plan.root, path)), before, after));
  if (options.dryRun) return exitCode.clean;
  const names = plan.files.map(({ path }) => pathFrom(host.cwd, plan.root, path)).join(' and ');
  if (!options.yes) {
    if (!host.stdin.isTTY) return fail(host, `Nobody can be asked here: add --yes to write ${names}.`);
    const answer = await host.ask(`Write ${harmless(names)}? [Y/n] `);
    if (answer === undefined || !/^(?:y(?:es)?)?$/i.test(answer.trim())) return exitCode.clean;
  }
  const before = new Map(plan.files.map((file) => [file.path, file.before]));
  const written = host.uninterrupted(() => writeVaultEdit(plan.root, editOf(plan), (path) => before.get(path)));
  if (isRefusal(written)) return fail(host, written.refused);
  host.stdout.write(`Wrote ${harmless(names)}\n`);
  return exitCode.clean;
}

/** What is to be written, below one folder: the repository's, where a hook is part of it, else the vault's. */
interface Plan {
  readonly root: string;
  readonly files: readonly { readonly path: string; readonly before: string | undefined; readonly after: string }[];
}

function planOf({ cwd }: Host, vault: OpenVault, options: InitOptions): Plan | Refusal {
  const hasConfig = vault.config.text !== undefined;
  if (hasConfig && !options.hook)
    return { refused: `There is a ${pathFrom(cwd, vault.root, configFileName)} already, and it is not overwritten.` };
  const config = hasConfig ? [] : [{ before: undefined, after: initialConfig(vault.vault, siteFiles(vault.root)) }];
  if (!options.hook) return { root: vault.root, files: config.map((file) => ({ path: configFileName, ...file })) };
  const top = topOf(vault.root);
  if (top === undefined) return { refused: `${vault.root} is not in a git repository, so no commit can be hooked.` };
  const folder = toVaultPath(vault.root, top);
  const before = textOf(join(top, preCommitFileName));
  const hook = withHook(before, folder);
  if (isRefusal(hook)) return hook;
  const path = folder === '' ? configFileName : `${folder}/${configFileName}`;
  return {
    root: top,
    files: [...config.map((file) => ({ path, ...file })), { path: preCommitFileName, before, after: hook.text }],
  };
}

function editOf({ files }: Plan): VaultEdit {
  const changed = files.filter(({ before }) => before !== undefined);
  return {
    edits: new Map(
      changed.map(({ path, before = '', after }) => [
        path,
        [{ range: { start: 0, end: before.length }, newText: after }],
      ]),
    ),
    creates: files.filter(({ before }) => before === undefined).map(({ path, after }) => ({ path, text: after })),
  };
}

/** Quartz keeps its config beside the notes, or above the folder that holds them. */
function siteFiles(root: string): { quartzConfig: string | undefined; manifest: string | undefined } {
  const folder = [root, dirname(root)].find((each) => existsSync(join(each, 'quartz.config.ts'))) ?? root;
  return { quartzConfig: textOf(join(folder, 'quartz.config.ts')), manifest: textOf(join(folder, 'package.json')) };
}

function textOf(file: string): string | undefined {
  const read = readText(file);
  return 'text' in read ? read.text : undefined;
}
