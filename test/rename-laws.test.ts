import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { suite, test } from 'mocha';
import { isRefusal } from '../server/src/features/feature.ts';
import { rename } from '../server/src/features/rename.ts';
import { renameFile } from '../server/src/features/rename-file.ts';
import { willCreateFiles } from '../server/src/features/will-create-files.ts';
import { movedFiles, willRenameFiles } from '../server/src/features/will-rename-files.ts';
import type { Link, Note } from '../server/src/parse/note.ts';
import { applyEdits, type TextEdit, type VaultEdit } from '../server/src/text/edit.ts';
import { encloses, type Range } from '../server/src/text/range.ts';
import { resolveAnchor } from '../server/src/vault/anchor.ts';
import { fold, folderOf, isMarkdown, joinPath } from '../server/src/vault/path.ts';
import { resolveLink } from '../server/src/vault/resolve.ts';
import type { Vault } from '../server/src/vault/vault.ts';
import { applyVaultEdit, vaultOf } from './check.ts';
import { renderFixture } from './fixture.ts';
import { type Action, type Case, cases } from './rename-vaults.ts';

/** `RENAME_RUNS=20000 npx mocha -g laws` searches longer, and elsewhere each time. */
const numRuns = Number(process.env.RENAME_RUNS ?? 250);

suite('laws of rename and move', () => {
  test('every link leads where it led, nothing else changes, and it can be undone', () => {
    const tally = new Map<string, number>();
    fc.assert(
      fc.property(cases, (tried) => {
        const outcome = checkLaws(tried);
        tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
      }),
      { numRuns, ...(process.env.RENAME_RUNS ? {} : { seed: 1 }) },
    );
    if (process.env.RENAME_RUNS) console.log(Object.fromEntries(tally));
    const done = [...tally].filter(([outcome]) => outcome.endsWith(': done'));
    assert.ok(done.length >= 5, `too few kinds of actions were carried out: ${[...tally.keys()]}`);
  });
});

/** Carries the action out and checks what must hold afterwards; says what has happened. */
function checkLaws({ files, action }: Case): string {
  const before = vaultOf(files);
  const done = carryOut(before, files, action);
  if (!done) return `${action.kind}: refused`;
  const shown = (): string => `${JSON.stringify(action)}\n${renderFixture(files)}\n`;
  const moved = new Map(done.edit.renames?.map(({ from, to }) => [from, to]));
  const edits = [...done.edit.edits].filter(([, own]) => own.length > 0);
  const after = applyVaultEdit(files, done.edit);
  try {
    checkLinks(before, vaultOf(after), { ...done, moved });
    for (const [path, own] of edits) checkPlaces(before, path, own, action);
    assert.deepEqual(undone(after, done.edit, files), new Map(files), 'undoing restores the files');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}\n${shown()}\nafter:\n${renderFixture(after)}`);
  }
  return `${action.kind}: ${edits.length === 0 ? 'no edit' : 'done'}`;
}

interface Done {
  readonly edit: VaultEdit;
  readonly lost?: readonly { path: string; start: number; end: number }[];
  readonly folders?: ReadonlyMap<string, string>;
}

function carryOut(vault: Vault, files: ReadonlyMap<string, string>, action: Action): Done | undefined {
  const read = (path: string): string | undefined => files.get(path);
  const paths = [...vault.notes.keys(), ...vault.attachments].filter((path) => path !== 'docs-vault.json').sort();
  const picked = (pick: number): string => paths[pick % paths.length] ?? '';
  switch (action.kind) {
    case 'rename file': {
      const edit = renameFile(vault, picked(action.pick), action.name, read);
      return isRefusal(edit) ? undefined : { edit };
    }
    case 'rename at': {
      const path = picked(action.pick);
      const names = namesIn(vault, path);
      const edit = rename(vault, { path, offset: names[action.at % names.length] ?? 0 }, action.name, read);
      return !edit || isRefusal(edit) ? undefined : { edit };
    }
    case 'create': {
      if (paths.some((path) => fold(path) === fold(action.path))) return undefined;
      const { edit, lost } = willCreateFiles(vault, [action.path], read);
      return { edit: { ...edit, creates: [{ path: action.path, text: '' }] }, lost };
    }
    default: {
      const moves = movesOf(action, paths, picked);
      if (moves.length === 0) return undefined;
      const { moves: moved = new Map(), folders = new Map() } = movedFiles(vault, moves);
      const targets = [...moved.values()];
      if (new Set(targets.map(fold)).size < targets.length) return undefined;
      if (targets.some((to) => paths.some((path) => fold(path) === fold(to) && !moved.has(path)))) return undefined;
      const { edit, lost } = willRenameFiles(vault, moves, read);
      return { edit: { ...edit, renames: [...moved].map(([from, to]) => ({ from, to })) }, lost, folders };
    }
  }
}

/** Where something that has a name stands in the note. */
function namesIn(vault: Vault, path: string): number[] {
  const note = vault.notes.get(path);
  if (!note) return [];
  const parts: Range[] = linksOf(vault, note).flatMap((link) => [link.target, link.fragment ?? link.target]);
  parts.push(...note.headings.map(({ text }) => text), ...note.blocks, ...note.tags, ...note.footnotes);
  parts.push(...note.links.flatMap((link) => (link.kind === 'reference' ? [link.label] : [])));
  parts.push(...(note.frontMatter?.fields.flatMap((field) => field.items) ?? []));
  return parts.map((part) => (part.start + part.end) >> 1);
}

function movesOf(
  action: Extract<Action, { kind: 'move files' | 'move folder' }>,
  paths: readonly string[],
  picked: (pick: number) => string,
): { from: string; to: string }[] {
  if (action.kind === 'move folder') {
    const from = folderOf(picked(action.pick));
    const inside = action.to === from || action.to.startsWith(`${from}/`);
    return from === '' || inside ? [] : [{ from, to: action.to }];
  }
  const moves = new Map<string, string>();
  for (const { pick, to } of action.moves) {
    const from = picked(pick);
    if (paths.length > 0 && isMarkdown(from) === isMarkdown(to)) moves.set(from, to);
  }
  return [...moves].map(([from, to]) => ({ from, to }));
}

/** Every link is still there, in its form, and leads to where its destination is now. */
function checkLinks(before: Vault, after: Vault, done: Done & { readonly moved: ReadonlyMap<string, string> }): void {
  const { moved, folders = new Map(), lost = [] } = done;
  for (const note of before.notes.values()) {
    const now = after.notes.get(moved.get(note.path) ?? note.path);
    assert.ok(now, `${note.path} is gone`);
    // A heading that gets another text loses the links in it.
    const replaced = done.edit.edits.get(note.path) ?? [];
    const old = linksOf(before, note).filter(
      (link) => !replaced.some(({ range }) => encloses(range, link) && range.start < link.start),
    );
    const links = linksOf(after, now);
    assert.deepEqual(links.map(formOf), old.map(formOf), `the links of ${note.path} have another form`);
    for (const [index, link] of old.entries()) {
      if (lost.some(({ path, start }) => path === note.path && start === link.start)) continue;
      const wanted = destinationOf(before, note, link, moved, folders);
      const found = destinationOf(after, now, links[index] as Link);
      if (wanted === undefined) continue;
      const written = links[index]?.target.text ?? '';
      if (fold(written) !== fold(link.target.text)) {
        const asItWas = destinationOf(after, now, link);
        const names = link.target.text.replace(/^(?:\.*\/)+|\.md$/gi, '');
        const isNeeded =
          asItWas?.path !== wanted.path ||
          (asItWas.ambiguous && !wanted.ambiguous) ||
          !`/${wanted.path}.`.includes(`/${names}.`);
        assert.ok(isNeeded, `${note.path}: '${link.target.text}' need not become '${written}'`);
      }
      const isSame =
        found?.path === wanted.path &&
        (wanted.anchor === undefined || found.anchor === wanted.anchor) &&
        (wanted.ambiguous || !found.ambiguous);
      assert.ok(
        isSame,
        `${note.path}: ${link.kind} '${link.target.text}#${link.fragment?.text}' led to ${JSON.stringify(wanted)}, and leads to ${JSON.stringify(found)}`,
      );
    }
  }
}

function linksOf(vault: Vault, note: Note): Link[] {
  const definitions = note.definitions.map(
    (definition): Link => ({ ...definition, kind: 'markdown', embed: false, inTable: false, angled: false }),
  );
  return [...vault.links(note.path), ...definitions];
}

function formOf(link: Link): unknown {
  return [
    link.kind,
    link.embed,
    link.inTable,
    link.kind === 'reference' ? '' : link.display?.text,
    link.fragment !== undefined,
  ];
}

interface Led {
  readonly path: string;
  /** Kind and number; undefined when the link has no fragment, or a broken one. */
  readonly anchor?: string;
  readonly ambiguous?: boolean;
}

/** The place of a link, under its new path; undefined for a link that leads nowhere. */
function destinationOf(
  vault: Vault,
  note: Note,
  link: Link,
  moved: ReadonlyMap<string, string> = new Map(),
  folders: ReadonlyMap<string, string> = new Map(),
): Led | undefined {
  const destination = resolveLink(vault, note.path, link);
  if (destination.kind === 'folder') {
    const path = joinPath(link.target.text.startsWith('/') ? '' : folderOf(note.path), destination.path) ?? '';
    return folders.size > 0 || path !== destination.path ? undefined : { path };
  }
  if (destination.kind !== 'note' && destination.kind !== 'attachment') return undefined;
  const path = moved.get(destination.path) ?? destination.path;
  const target = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
  const anchor =
    target &&
    link.fragment &&
    resolveAnchor(target, link.fragment.text, link.kind === 'markdown' || link.kind === 'reference');
  const number = (): number => {
    if (!target || !anchor) return -1;
    if (anchor.kind === 'heading') return target.headings.indexOf(anchor.heading);
    return anchor.kind === 'block' ? target.blocks.indexOf(anchor.block) : target.htmlAnchors.indexOf(anchor.name);
  };
  const ambiguous = destination.others.length > 0;
  return anchor ? { path, ambiguous, anchor: `${anchor.kind} ${number()}` } : { path, ambiguous };
}

/** Edits lie in targets, fragments and the names that are renamed, are in order, and change something. */
function checkPlaces(vault: Vault, path: string, edits: readonly TextEdit[], action: Action): void {
  const note = vault.notes.get(path);
  assert.ok(note, `${path} is edited, and is no note`);
  const allowed: Range[] = linksOf(vault, note).flatMap((link) => [
    link.target,
    ...(link.fragment ? [link.fragment] : []),
  ]);
  if (action.kind === 'rename at') {
    allowed.push(...note.headings.map((heading) => heading.text), ...note.blocks, ...note.tags);
    allowed.push(...note.footnotes.map(({ label }) => label), ...note.definitions.map(({ label }) => label));
    allowed.push(...note.links.filter((link) => link.kind === 'reference'));
    allowed.push(...(note.frontMatter?.fields.map((field) => field.range) ?? []));
  }
  let end = 0;
  for (const { range } of edits) {
    assert.ok(range.start >= end, `the edits of ${path} are in order`);
    assert.ok(
      allowed.some((part) => encloses(part, range)),
      `${path} is edited at ${range.start}`,
    );
    end = range.end;
  }
}

function undone(
  after: ReadonlyMap<string, string>,
  edit: VaultEdit,
  before: ReadonlyMap<string, string>,
): Map<string, string> {
  const files = new Map(after);
  const back = (edit.renames ?? []).map(({ from, to }) => ({ from, to, text: files.get(to) ?? '' }));
  for (const { to } of back) files.delete(to);
  for (const { from, text } of back) files.set(from, text);
  for (const { path } of edit.creates ?? []) files.delete(path);
  for (const [path, edits] of edit.edits) {
    let shift = 0;
    const inverse = edits.map(({ range, newText }) => {
      const start = range.start + shift;
      shift += newText.length - (range.end - range.start);
      return {
        range: { start, end: start + newText.length },
        newText: (before.get(path) ?? '').slice(range.start, range.end),
      };
    });
    files.set(path, applyEdits(files.get(path) ?? '', inverse));
  }
  return new Map(
    [...before.keys()]
      .flatMap((path) => (files.has(path) ? [[path, files.get(path) ?? ''] as const] : []))
      .concat([...files].filter(([path]) => !before.has(path))),
  );
}
