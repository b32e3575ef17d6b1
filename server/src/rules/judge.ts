import type { RuleSetting, Severity } from '../config.ts';
import type { Note } from '../parse/note.ts';
import { matchesGlobs } from '../vault/glob.ts';
import type { Vault } from '../vault/vault.ts';
import { rules } from './index.ts';
import type { Circumstances, Problem, Rule } from './rule.ts';
import { isDisabled } from './suppression.ts';

/** Every problem of one note, in text order. A rule that throws becomes a problem that names it, and the others go on. */
export function judgeNote(vault: Vault, note: Note, circumstances: Circumstances): Problem[] {
  const problems: Problem[] = [];
  for (const rule of rules) problems.push(...judge(rule, vault, note, circumstances));
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Every problem of the vault, note by note in the order of their paths. */
export function* judgeVault(vault: Vault, circumstances: Circumstances): Generator<Problem[]> {
  for (const path of [...vault.notes.keys()].sort()) {
    const note = vault.notes.get(path);
    if (note) yield judgeNote(vault, note, circumstances);
  }
}

function judge(rule: Rule, vault: Vault, note: Note, circumstances: Circumstances): Problem[] {
  const setting = settingOf(rule, vault, note.path);
  const { severity } = setting;
  if (severity === 'off') return [];
  try {
    const problems: Problem[] = [];
    for (const finding of rule.check({ note, vault, options: setting.options, circumstances }))
      if (!isDisabled(note, rule.id, finding.range))
        problems.push({ fixes: [], ...finding, path: note.path, rule: rule.id, severity });
    return problems;
  } catch (error) {
    const message = `The rule ${rule.id} failed on this note: ${error instanceof Error ? error.message : String(error)}`;
    return [{ path: note.path, rule: rule.id, severity: 'error', range: { start: 0, end: 0 }, message, fixes: [] }];
  }
}

/** The severity and options of a rule for one note: the last override that matches, else the config, else the default. */
export function settingOf(
  rule: Rule,
  vault: Vault,
  path: string,
): { severity: Severity | 'off'; options: Record<string, unknown> } {
  const { config } = vault;
  const options = Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]),
  );
  let severity = typeof rule.severity === 'function' ? rule.severity(config) : rule.severity;
  const apply = (setting: RuleSetting | undefined): void => {
    if (setting === undefined) return;
    severity = typeof setting === 'string' ? setting : setting[0];
    if (typeof setting !== 'string') Object.assign(options, setting[1]);
  };
  apply(config.rules[rule.id]);
  for (const override of config.overrides) if (matchesGlobs(override.files, path)) apply(override.rules[rule.id]);
  return { severity, options };
}
