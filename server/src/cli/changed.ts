import { configFileName, defaultConfig, parseConfig } from '../config.ts';
import type { Refusal } from '../features/feature.ts';
import { changesSince, type GitChanges, textsAt } from '../files/git.ts';
import { fileClassifier } from '../files/list.ts';
import { parseNote } from '../parse/scan.ts';
import { judgeNote } from '../rules/judge.ts';
import type { Circumstances, Problem } from '../rules/rule.ts';
import { Vault } from '../vault/vault.ts';
import type { OpenVault } from './vault.ts';

/** Keeps of the problems of a vault those that its changes are answerable for. */
export interface ChangedOnly {
  of(problems: readonly Problem[]): Problem[];
}

/**
 * What changed since a commit, and what that broke elsewhere: every problem of a changed file, and of the other notes
 * the problems that they did not have when the vault was as the commit has it. `ref` is `true` for HEAD.
 */
export function changedOnly(vault: OpenVault, ref: string | true, circumstances: Circumstances): ChangedOnly | Refusal {
  const changes = changesSince(vault.root, ref === true ? undefined : ref);
  if ('refused' in changes) return changes;
  const touched = new Set([...changes.changed, ...changes.deleted]);
  const before = vaultBefore(vault, changes, touched);
  const known = new Map<string, number>();
  for (const [path, note] of before.notes)
    if (!touched.has(path))
      for (const problem of judgeNote(before, note, circumstances))
        known.set(keyOf(problem), (known.get(keyOf(problem)) ?? 0) + 1);
  return {
    of(problems) {
      const left = new Map(known);
      return problems.filter((problem) => {
        if (touched.has(problem.path)) return true;
        const count = left.get(keyOf(problem)) ?? 0;
        left.set(keyOf(problem), count - 1);
        return count <= 0;
      });
    },
  };
}

/** Without the place, since a fix moves what stands behind it; graver than before is new. */
function keyOf({ path, rule, severity, message }: Problem): string {
  return `${path}\n${rule}\n${severity}\n${message}`;
}

function vaultBefore({ root, vault, config }: OpenVault, changes: GitChanges, touched: ReadonlySet<string>): Vault {
  const texts = textsAt(root, changes.commit, [...touched]);
  const oldConfig = texts.get(configFileName);
  const settings = touched.has(configFileName)
    ? oldConfig === undefined
      ? defaultConfig
      : parseConfig(oldConfig).config
    : config.config;
  const before = new Vault(settings);
  const kindOf = fileClassifier(root, settings);
  for (const [path, note] of vault.notes) if (!touched.has(path)) before.set(note);
  for (const path of vault.attachments) if (!touched.has(path)) before.addAttachment(path);
  for (const [path, text] of texts) {
    const kind = kindOf(path);
    if (kind === 'note') before.set(parseNote(path, text));
    else if (kind === 'attachment') before.addAttachment(path);
  }
  return before;
}
