import type { Config, RuleSetting, Severity } from '../config.ts';
import type { OpenNote } from '../parse/packed/open-note.ts';
import type { Range } from '../text/range.ts';
import { onlyNoteOf, resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { rules } from './index.ts';
import { isNamed } from './links.ts';
import type { Circumstances, Finding, Fix, NamedLink, Problem, ResolvedLink, Rule, RuleOptions } from './rule.ts';
import { Suppression } from './suppression.ts';
import { uselessSuppression } from './useless-suppression.ts';

const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

/** Every problem of one note, in text order. A rule that throws becomes a problem that names it, and the others go on. */
export function judgeNote(vault: Vault, note: OpenNote, circumstances: Circumstances): Problem[] {
  if (note.unreadable !== undefined)
    return [
      problemOf(note.path, 'unreadable-note', 'error', { range: { start: 0, end: 0 }, message: note.unreadable }),
    ];
  const suppression = new Suppression(note);
  const links = doubtfulLinks(vault, note);
  const context = { note, vault, circumstances, links, suppression, ruleIds };
  const namedLinks = links.every(isNamedLink) ? links : links.filter(isNamedLink);
  const problems: Problem[] = [];
  const add = ({ rule, severity }: Setting, finding: Finding | undefined): void => {
    if (finding && !suppression.suppresses(rule.id, finding.range))
      problems.push(problemOf(note.path, rule.id, severity, finding));
  };
  for (const setting of settingsFor(vault, note.path)) {
    const { rule, options } = setting;
    try {
      if (rule.checkNamedLink)
        for (const resolved of namedLinks) add(setting, rule.checkNamedLink(resolved, context, options));
      else if (rule.checkLink) for (const resolved of links) add(setting, rule.checkLink(resolved, context, options));
      else for (const finding of rule.check?.(context, options) ?? []) add(setting, finding);
    } catch (error) {
      const message = `The rule ${rule.id} failed on this note: ${messageOf(error)}`;
      problems.push(problemOf(note.path, rule.id, 'error', { range: { start: 0, end: 0 }, message }));
    }
  }
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Every problem of the notes of those paths, or of all notes, by their paths. */
export function* judgeNotes(
  vault: Vault,
  circumstances: Circumstances,
  paths: Iterable<string> = vault.notes.keys(),
): Generator<Problem> {
  for (const path of [...paths].sort()) {
    const note = vault.notes.get(path);
    if (note) yield* judgeNote(vault, note, circumstances);
  }
}

/** Every problem of the vault, note by note in the order of their paths. */
export function* judgeVault(vault: Vault, circumstances: Circumstances): Generator<Problem[]> {
  for (const path of [...vault.notes.keys()].sort()) {
    const note = vault.notes.get(path);
    if (note) yield judgeNote(vault, note, circumstances);
  }
}

/** See `RuleContext.links`. */
function doubtfulLinks(vault: Vault, note: OpenNote): ResolvedLink[] {
  const isFine = (target: string): boolean => {
    const path = onlyNoteOf(vault, target);
    return path !== undefined && path !== note.path && path.endsWith(target, path.length - '.md'.length);
  };
  return vault.linksBut(note, isFine).map((link) => ({ link, destination: resolveLink(vault, note.path, link) }));
}

function isNamedLink(resolved: ResolvedLink): resolved is ResolvedLink<NamedLink> {
  return isNamed(resolved.link);
}

/** A rule that is on, and how. */
interface Setting {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: RuleOptions;
}

/** `useless-suppression` looks at what the comments suppressed, so it comes when every other rule has spoken. */
const inTurn: readonly Rule[] = [...rules.filter((rule) => rule !== uselessSuppression), uselessSuppression];

/** The settings of the rules where no override matches, which is nearly everywhere, by config. */
const usual = new WeakMap<Config, readonly Setting[]>();

/** The rules that are on for one note, in turn: the last override that matches counts, else the config, else the default. */
function settingsFor(vault: Vault, path: string): readonly Setting[] {
  const { config } = vault;
  const overrides = vault.overridesFor(path);
  if (overrides.length > 0) return settingsOf(config, overrides);
  const settings = usual.get(config) ?? settingsOf(config, []);
  usual.set(config, settings);
  return settings;
}

function settingsOf(config: Config, overrides: Overrides): Setting[] {
  return inTurn.flatMap((rule) => {
    if (rule.isAbout?.(config) === false) return [];
    const { severity, options } = settingOf(rule, config, overrides);
    return severity === 'off' ? [] : [{ rule, severity, options }];
  });
}

/** The options of a rule for one note, whether it is on or not. */
export function optionsFor(vault: Vault, path: string, rule: Rule): RuleOptions {
  return settingOf(rule, vault.config, vault.overridesFor(path)).options;
}

/** Whether what is found wrong with a note may depend on more than the vault and the day. */
export function looksOutside(config: Config): boolean {
  const anywhere = [[], ...config.overrides.map(({ rules }) => [rules])];
  return rules.some(
    (rule) => rule.outside && anywhere.some((overrides) => settingOf(rule, config, overrides).severity !== 'off'),
  );
}

type Overrides = readonly Readonly<Record<string, RuleSetting>>[];

function settingOf(
  rule: Rule,
  config: Config,
  overrides: Overrides,
): { severity: Severity | 'off'; options: RuleOptions } {
  const options: Record<string, unknown> = {};
  for (const name in rule.options) options[name] = rule.options[name]?.default;
  let severity = typeof rule.severity === 'function' ? rule.severity(config) : rule.severity;
  const apply = (setting: RuleSetting | undefined): void => {
    if (setting === undefined) return;
    severity = typeof setting === 'string' ? setting : setting[0];
    if (typeof setting !== 'string') Object.assign(options, setting[1]);
  };
  apply(config.rules[rule.id]);
  for (const overriding of overrides) apply(overriding[rule.id]);
  return { severity, options };
}

function problemOf(path: string, rule: string, severity: Severity, finding: Finding): Problem {
  const { range, message, related } = finding;
  return {
    path,
    range: plain(range),
    rule,
    severity,
    message,
    ...(related ? { related: related.map((place) => ({ ...place, range: plain(place.range) })) } : {}),
    get fixes() {
      return fixesOf(rule, finding);
    },
  };
}

/** A rule may give a link or a part for its range; a problem holds the range alone. */
function plain({ start, end }: Range): Range {
  return { start, end };
}

function fixesOf(rule: string, finding: Finding): readonly Fix[] {
  try {
    return [...(finding.fixes?.() ?? [])];
  } catch (error) {
    const title = `The rule ${rule} failed to make its fixes: ${messageOf(error)}`;
    return [{ title, safe: false, edit: { edits: new Map() } }];
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
