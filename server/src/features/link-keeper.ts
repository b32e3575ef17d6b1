import type { Link, Note } from '../parse/note.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import type { VaultAfter } from '../vault/after.ts';
import { destinationFormOf, escapeDestination, escapeYaml, quoteBefore } from '../vault/escape.ts';
import { aliasesOf, titleOf } from '../vault/fields.ts';
import { fold, folderOf, joinPath, withoutMarkdownExtension } from '../vault/path.ts';
import { type Destination, resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { keepFragment } from '../vault/write-anchor.ts';
import { formOf, inForm, pathFormOf, wikiTarget, writePath } from '../vault/write-link.ts';
import type { ReadText } from './feature.ts';

/** A link by its own text; reference links are stood for by their definitions. */
export type WrittenLink = Exclude<Link, { kind: 'reference' }>;

/** Lets single links lead where they lead, in a vault as it is and as it will be. */
export class LinkKeeper {
  readonly #vault: Vault;
  readonly #after: VaultAfter;
  readonly #texts: Texts;

  constructor(vault: Vault, after: VaultAfter, texts: Texts) {
    this.#vault = vault;
    this.#after = after;
    this.#texts = texts;
  }

  /** The edits of one link in a note that will be at `to`; undefined when it cannot be kept. */
  keep(note: Note, to: string, link: WrittenLink): TextEdit[] | undefined {
    if (link.kind === 'markdown' && link.external) return [];
    const destination = resolveLink(this.#vault, note.path, link);
    const target = this.#target(note, to, link, destination);
    const fragment = this.#fragment(link, destination);
    if (target === undefined || (link.fragment && fragment === undefined)) return undefined;
    const edits: TextEdit[] = [];
    const source = (): string => this.#texts.of(note.path);
    if (target !== link.target.text) edits.push(replacePart(source, link, link.target, target));
    if (link.fragment && fragment !== undefined && fragment !== link.fragment.text)
      edits.push(replacePart(source, link, link.fragment, fragment));
    return edits;
  }

  /** What the link's target has to say; as it is when nothing has to change. */
  #target(note: Note, to: string, link: WrittenLink, destination: Destination): string | undefined {
    const { text } = link.target;
    if (destination.kind === 'note' || destination.kind === 'attachment') {
      const wanted = text === '' ? undefined : this.#after.pathOf(destination.path);
      if (wanted === undefined || this.#isRight(to, link, destination, wanted)) return text;
      if (link.kind === 'markdown') return writePath(this.#after, to, wanted, pathFormOf(text));
      const by = destination.kind === 'note' ? destination.by : 'name';
      const form = formOf(text, destination.path, by === 'folder');
      return wikiTarget(this.#after, to, wanted, form, this.#otherName(text, destination.path, by));
    }
    return this.#path(note, to, link, destination) ?? text;
  }

  /** The alias or title that stands in the place of the one that the link names the note by. */
  #otherName(text: string, path: string, by: 'name' | 'alias' | 'title' | 'folder' | 'self'): string | undefined {
    const before = this.#vault.notes.get(path);
    const now = this.#after.changes.rewritten?.get(path)?.note;
    if (!before || !now) return undefined;
    if (by === 'title') return titleOf(now);
    if (by !== 'alias') return undefined;
    return aliasesOf(now)[aliasesOf(before).findIndex((alias) => fold(alias) === fold(text))];
  }

  /** Whether the target as written leads to the wanted file, and to it alone if it did so before. */
  #isRight(to: string, link: WrittenLink, before: FileDestination, wanted: string): boolean {
    const now = resolveLink(this.#after, to, link);
    if ((now.kind !== 'note' && now.kind !== 'attachment') || now.path !== wanted) return false;
    if (before.others.length === 0 && now.others.length > 0) return false;
    const { text } = link.target;
    return !isToTheLetter(text, before.path) || isToTheLetter(text, wanted);
  }

  /** The path of a link to a folder, to nothing, or out of the vault, as it has to be from the note's new place. */
  #path(note: Note, to: string, link: WrittenLink, destination: Destination): string | undefined {
    const { text } = link.target;
    const isPath = link.kind === 'markdown' || /^\.\.?\//.test(text);
    if (!isPath || (destination.kind !== 'folder' && to === note.path)) return undefined;
    if (destination.kind === 'external' || destination.kind === 'virtual') return undefined;
    if (destination.kind === 'outside') return text.startsWith('/') ? undefined : throughRoot(note.path, to, text);
    const path = joinPath(text.startsWith('/') ? '' : folderOf(note.path), text);
    if (path === undefined) return undefined;
    const wanted = this.#mapped(path);
    const now = joinPath(text.startsWith('/') ? '' : folderOf(to), text);
    if (now === wanted) return undefined;
    const form = pathFormOf(text);
    const written = inForm(to, wanted, { ...form, dotted: form.dotted || link.kind !== 'markdown' });
    return text.endsWith('/') && wanted !== '' ? `${written}/` : written;
  }

  /** Where a path inside a folder that moves will be. */
  #mapped(path: string): string {
    let [best, moved] = ['', path];
    for (const [from, to] of this.#after.changes.folders ?? [])
      if ((path === from || path.startsWith(`${from}/`)) && from.length > best.length)
        [best, moved] = [from, to + path.slice(from.length)];
    return moved;
  }

  /** What the link's fragment has to say; undefined when nothing can name its place any more. */
  #fragment(link: WrittenLink, destination: Destination): string | undefined {
    if (!link.fragment || destination.kind !== 'note') return link.fragment?.text;
    const before = this.#vault.notes.get(destination.path);
    const now = this.#after.changes.rewritten?.get(destination.path);
    if (!before || !now) return link.fragment.text;
    return keepFragment(before, now, link.fragment.text, link.kind === 'markdown' ? 'markdown' : 'wiki');
  }
}

/**
 * The edit that puts a target or fragment in the place of a link's own, escaped as the link needs it. A wiki-link needs
 * nothing, so that the note's text is asked for only for the others.
 */
export function replacePart(
  readSource: () => string,
  link: WrittenLink,
  { start, end }: Range,
  text: string,
): TextEdit {
  const range = { start, end };
  if (link.kind === 'wiki') return { range, newText: text };
  const source = readSource();
  if (link.kind === 'field') {
    const isBare = link.start === link.inner.start;
    const quote = isBare ? quoteBefore(source, link.start) : quoteOfLine(source, link.start);
    return { range, newText: isBare || quote !== '' ? escapeYaml(text, quote) : text };
  }
  const raw = source.slice(link.destination.start, link.destination.end);
  const angled = link.angled || source[link.destination.start - 1] === '<';
  return { range, newText: escapeDestination(text, destinationFormOf(raw, angled)) };
}

type FileDestination = Extract<Destination, { kind: 'note' | 'attachment' }>;

/** Whether the names in a target are those of the path, letter by letter: a target may vary in case. */
function isToTheLetter(target: string, path: string): boolean {
  const names = target
    .split('/')
    .filter((name) => name !== '' && name !== '.' && name !== '..')
    .join('/')
    .normalize('NFC');
  const wanted = path.normalize('NFC');
  return [wanted, withoutMarkdownExtension(wanted), folderOf(wanted)].some(
    (whole) => whole === names || whole.endsWith(`/${names}`),
  );
}

/** A relative path that leaves the vault, as it has to be from another place in the vault. */
function throughRoot(from: string, to: string, target: string): string {
  let ups = depthOf(to) - depthOf(from);
  const rest: string[] = [];
  for (const name of target.split('/')) {
    if (name === '.') continue;
    if (name !== '..') rest.push(name);
    else if (rest.pop() === undefined) ups++;
  }
  return [...Array<string>(Math.max(0, ups)).fill('..'), ...rest].join('/');
}

function depthOf(path: string): number {
  return path.split('/').length - 1;
}

/** The quote that the scalar with a `"[[…]]"` in it opens with. */
function quoteOfLine(text: string, offset: number): '"' | "'" | '' {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const opening = /(?:^|[\s,:[])(["'])[^"']*$/.exec(before)?.[1];
  return opening === '"' || opening === "'" ? opening : '';
}

/** The texts of notes. That of one note is kept until another's is asked for: thousands of notes may change at once. */
export class Texts {
  readonly #read: ReadText;
  #last: { readonly path: string; readonly text: string } | undefined;

  constructor(read: ReadText) {
    this.#read = read;
  }

  of(path: string): string {
    if (this.#last?.path !== path) this.#last = { path, text: this.#read(path) ?? '' };
    return this.#last.text;
  }
}
