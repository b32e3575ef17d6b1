import assert from 'node:assert/strict';
import { configFileName, defaultConfig, parseConfig } from '../server/src/config.ts';
import { completion } from '../server/src/features/completion.ts';
import type { Completion } from '../server/src/features/completion-item.ts';
import { definition } from '../server/src/features/definition.ts';
import { hover } from '../server/src/features/hover.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { judgeNote } from '../server/src/rules/judge.ts';
import { changeSince } from '../server/src/rules/repository.ts';
import type { Circumstances, Fix, Problem, Repository } from '../server/src/rules/rule.ts';
import { applyEdits, editOf, type TextEdit, type VaultEdit } from '../server/src/text/edit.ts';
import { lineStartsOf, positionAt } from '../server/src/text/lines.ts';
import { isMarkdown } from '../server/src/vault/path.ts';
import { Vault } from '../server/src/vault/vault.ts';
import { type Fixture, type Mark, parseFixture, renderFixture } from './fixture.ts';

/** The date on which every fixture is judged. */
export const today = '2026-06-15';

/**
 * The vault of a fixture: its Markdown files as notes, `docs-vault.json` as the config, the others as attachments.
 * `HEAD:path` is no file, but the text of one as the last commit has it.
 */
export function vaultOf(files: ReadonlyMap<string, string>): Vault {
  const config = files.get(configFileName);
  const vault = new Vault(config === undefined ? defaultConfig : parseConfig(config).config);
  for (const [path, text] of files)
    if (path.startsWith('HEAD:')) continue;
    else if (isMarkdown(path)) vault.set(parseNote(path, text));
    else vault.addAttachment(path);
  return vault;
}

/** A fixture's files are those of its repository. */
function circumstancesOf(files: ReadonlyMap<string, string>): Circumstances {
  const repository: Repository = {
    change(path) {
      const head = files.get(`HEAD:${path}`);
      return head === undefined ? undefined : changeSince(path, head, files.get(path) ?? '');
    },
    lastCommitted: () => undefined,
    has: (path) => [...files.keys()].some((file) => file === path || file.startsWith(`${path}/`)),
  };
  return { today, repository };
}

/** Every problem of the rules, or of all rules when none is named. */
export function problemsOf(files: ReadonlyMap<string, string>, ...rules: string[]): Problem[] {
  const vault = vaultOf(files);
  const problems = [...vault.notes.values()].flatMap((note) => judgeNote(vault, note, circumstancesOf(files)));
  return problems.filter((problem) => rules.length === 0 || rules.includes(problem.rule));
}

/**
 * The rule reports exactly the ranges that carets mark. Behind the carets stands the message, or its start or end with
 * a `…` for the rest, or nothing when the message does not matter.
 */
export function checkProblems(rule: string, source: string): void {
  const fixture = parseFixture(source);
  const found = problemsOf(fixture.files, rule).map((problem): Mark => {
    const mark = { path: problem.path, start: problem.range.start, end: problem.range.end };
    const expected = fixture.marks.find(
      (candidate) => candidate.path === mark.path && candidate.start === mark.start && candidate.end === mark.end,
    );
    return { ...mark, label: expected && says(problem.message, expected.label) ? expected.label : problem.message };
  });
  assert.equal(renderFixture(fixture.files, found), renderFixture(fixture.files, fixture.marks));
}

/**
 * Applying the fix of that title, or each problem's first one, gives the second fixture. With a `$0` in the first one
 * only the problems there are fixed.
 */
export function checkFix(rule: string, source: string, expected: string, title?: string): void {
  const { files, cursor } = parseFixture(source);
  const problems = problemsOf(files, rule).filter(
    ({ path, range }) =>
      !cursor || (path === cursor.path && range.start <= cursor.offset && cursor.offset <= range.end),
  );
  assert.notEqual(problems.length, 0, `${rule} reports nothing to fix`);
  const fixes = problems.map((problem) => choose(problem, title));
  const after = applyVaultEdit(files, together(fixes));
  assert.equal(renderFixture(after), renderFixture(parseFixture(expected).files));
}

/** The cursor leads to exactly the ranges that carets mark; `start` behind the carets is the start of their file. */
export function checkDefinition(source: string, eol?: '\r\n'): void {
  const fixture = parseFixture(source, eol);
  const targets = definition(vaultOf(fixture.files), cursorOf(fixture))?.targets ?? [];
  const found = targets.map(({ path, selection }): Mark => {
    return { path, ...(selection.end === 0 ? { start: 0, end: 1, label: 'start' } : { ...selection, label: '' }) };
  });
  assert.equal(renderFixture(fixture.files, found), renderFixture(fixture.files, fixture.marks));
}

/** The hover at the cursor says exactly this; nothing when it is undefined. Addresses are `vault:path@line`. */
export function checkHover(source: string, expected: string | undefined): void {
  const fixture = parseFixture(source);
  const vault = vaultOf(fixture.files);
  const found = hover(vault, (path) => fixture.files.get(path), cursorOf(fixture), { today, addressOf });
  assert.equal(found?.markdown, expected?.replace(/^\n|\n[ \t]*$/g, ''));

  function addressOf(path: string, offset?: number): string {
    const starts = lineStartsOf(fixture.files.get(path) ?? '');
    return `vault:${path}${offset === undefined ? '' : `@${positionAt(starts, offset).line + 1}`}`;
  }
}

/**
 * The labels that completion offers at the cursor, best first, are those expected, or begin with them when the last one
 * is `…`.
 */
export function checkCompletion(source: string, ...expected: string[]): void {
  const fixture = parseFixture(source);
  const found = completionIn(fixture)?.items.map((item) => item.label) ?? [];
  const shown = expected.at(-1) === '…' ? [...found.slice(0, expected.length - 1), '…'] : found;
  assert.deepEqual(shown, expected);
}

/** Taking the completion of that label gives the second fixture. */
export function checkComplete(label: string, source: string, expected: string): void {
  const fixture = parseFixture(source);
  const found = completionIn(fixture);
  const item = found?.items.find((candidate) => candidate.label === label);
  const offered = found?.items.map((candidate) => candidate.label).join(', ') || 'nothing';
  assert.ok(found && item, `${label} is not offered, but ${offered}`);
  const { path, offset } = cursorOf(fixture);
  const text = textOf(fixture.files, path);
  const [before, behind] = [text.slice(found.range.start, offset), text.slice(offset, found.range.end)];
  assert.ok(!/[\r\n]/.test(before + behind), 'the range of a completion is on one line, around the cursor');
  const after = applyVaultEdit(fixture.files, editOf(path, { range: found.range, newText: item.newText }));
  assert.equal(renderFixture(after), renderFixture(parseFixture(expected).files));
}

function completionIn(fixture: Fixture): Completion | undefined {
  return completion(vaultOf(fixture.files), (path) => fixture.files.get(path), cursorOf(fixture), today);
}

/** The files after a vault edit. */
export function applyVaultEdit(files: ReadonlyMap<string, string>, edit: VaultEdit): ReadonlyMap<string, string> {
  const after = new Map(files);
  for (const { path, text } of edit.creates ?? []) {
    assert.equal(after.has(path), false, `the edit creates ${path}, which exists`);
    after.set(path, text);
  }
  for (const [path, edits] of edit.edits) after.set(path, applyEdits(textOf(after, path), edits));
  const renamed = (edit.renames ?? []).map(({ from, to }) => ({ from, to, text: textOf(after, from) }));
  for (const { from } of renamed) after.delete(from);
  for (const { from, to, text } of renamed) {
    assert.equal(after.has(to), false, `the edit renames ${from} to ${to}, which exists`);
    after.set(to, text);
  }
  return after;
}

/** The fixture's cursor, which the test needs. */
export function cursorOf(fixture: Fixture): { path: string; offset: number } {
  assert.ok(fixture.cursor, 'the fixture has no $0');
  return fixture.cursor;
}

/** The files in the order of their paths. */
export function sorted(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The edits of several fixes as one. */
function together(fixes: readonly Fix[]): VaultEdit {
  const edits = new Map<string, TextEdit[]>();
  for (const { edit } of fixes)
    for (const [path, list] of edit.edits) edits.set(path, [...(edits.get(path) ?? []), ...list]);
  return {
    edits,
    creates: fixes.flatMap(({ edit }) => edit.creates ?? []),
    renames: fixes.flatMap(({ edit }) => edit.renames ?? []),
  };
}

function choose(problem: Problem, title: string | undefined): Fix {
  const fix = title === undefined ? problem.fixes[0] : problem.fixes.find((candidate) => candidate.title === title);
  const offered = problem.fixes.map((candidate) => candidate.title).join('; ') || 'none';
  assert.ok(fix, `no fix ${title ?? ''} for: ${problem.message} (offered: ${offered})`);
  return fix;
}

/** Whether a message is the expected one, whose `…` at the start or end stands for the rest. */
export function says(message: string, label: string): boolean {
  if (label === '') return true;
  if (label.endsWith('…')) return message.startsWith(label.slice(0, -1).trimEnd());
  if (label.startsWith('…')) return message.endsWith(label.slice(1).trimStart());
  return message === label;
}

function textOf(files: ReadonlyMap<string, string>, path: string): string {
  const text = files.get(path);
  assert.ok(text !== undefined, `the edit changes ${path}, which does not exist`);
  return text;
}
