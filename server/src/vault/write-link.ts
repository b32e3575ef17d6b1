import type { FileNames } from './names.ts';
import { fileNameOf, folderOf, isMarkdown, relativePath, withoutMarkdownExtension } from './path.ts';
import type { Destination } from './resolve.ts';
import { resolveName, resolvePath } from './resolve.ts';

/**
 * The target of a wiki-link that names the note or attachment at `to` from the note at `from`, in the config's link
 * style. It resolves to `to` alone; where no short name does, it is a longer path. Only for a path that no wiki-link can
 * hold, see `canBeTarget`, what it returns names something else or nothing.
 */
export function writeTarget(vault: FileNames, from: string, to: string): string {
  return wikiTarget(vault, from, to, formOfStyle(vault.config.linkStyle)) ?? shownPath(to);
}

/** How the target of a wiki-link is written. `segments` counts those of an ending; Infinity is the whole path. */
export interface WikiForm {
  readonly kind: 'relative' | 'rooted' | 'ending';
  readonly segments: number;
  /** `.md` is written out. */
  readonly extension: boolean;
  /** The link names a folder that has a note of its own (`folderNotes`). */
  readonly folder: boolean;
}

/** The form of a target that leads to the path. */
export function formOf(target: string, path: string, folder = false): WikiForm {
  const extension = isMarkdown(target) && isMarkdown(path);
  const own = { extension, folder, segments: 1 };
  if (/^\.\.?\//.test(target)) return { ...own, kind: 'relative' };
  if (target.startsWith('/')) return { ...own, kind: 'rooted' };
  const segments = target.split('/').length;
  const whole = segments > 1 && segments === (folder ? folderOf(path) : path).split('/').length;
  return { ...own, kind: 'ending', segments: whole ? Infinity : segments };
}

/**
 * A target that names `to` alone from the note at `from`, as near to the form as can be; undefined when no wiki-link can
 * name it. An alias or title to be preferred is taken where it names the note.
 */
export function wikiTarget(
  vault: FileNames,
  from: string,
  to: string,
  form: WikiForm,
  preferred?: string,
): string | undefined {
  let second: string | undefined;
  for (const target of candidates(from, to, form, preferred)) {
    if (!canBeTarget(target)) continue;
    const destination = resolveName(vault, from, target);
    if (!leadsTo(destination, to)) continue;
    if (destination.others.length === 0) return target;
    second ??= target;
  }
  return second;
}

/** Whether a wiki-link can hold the target: no brackets, pipe, `#` or control character, no space at its ends. */
export function canBeTarget(target: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return target !== '' && target === target.trim() && !/[[\]|#\x00-\x1f]/.test(target);
}

/** How the destination of a Markdown link is written. */
export interface PathForm {
  readonly kind: 'relative' | 'rooted';
  /** `./` stands in front where no `../` does. */
  readonly dotted: boolean;
  readonly extension: boolean;
}

/** The form of a Markdown link's path, decoded. */
export function pathFormOf(target: string): PathForm {
  return {
    kind: target.startsWith('/') ? 'rooted' : 'relative',
    dotted: target.startsWith('./'),
    extension: isMarkdown(target),
  };
}

/**
 * The path of a Markdown link that names the note or attachment `to` from the note at `from`, not yet escaped; undefined
 * when another file hides it.
 */
export function writePath(vault: FileNames, from: string, to: string, form: PathForm): string | undefined {
  const paths = form.extension ? [to] : [withoutMarkdownExtension(to), to];
  return paths.map((path) => inForm(from, path, form)).find((path) => leadsTo(resolvePath(vault, from, path), to));
}

/** A path as a Markdown link in that form names it, whether something is there or not. */
export function inForm(from: string, path: string, form: PathForm): string {
  if (form.kind === 'rooted') return `/${path}`;
  const relative = relativePath(folderOf(from), path);
  const first = relative.split('/', 1)[0] ?? '';
  // A colon in the first segment would be read as a scheme (RFC 3986 §4.2).
  const dotted = first !== '..' && (form.dotted || first.includes(':') || relative === '');
  return dotted ? `./${relative}` : relative;
}

function leadsTo(
  destination: Destination,
  to: string,
): destination is Extract<Destination, { kind: 'note' | 'attachment' }> {
  return (destination.kind === 'note' || destination.kind === 'attachment') && destination.path === to;
}

/** The targets to try, best first. */
function* candidates(from: string, to: string, form: WikiForm, preferred: string | undefined): Generator<string> {
  if (preferred !== undefined) yield preferred;
  const shown = shownPath(to);
  if (form.folder && isFolderNote(to)) yield* inOrder(from, folderOf(to), form);
  if (form.extension) yield* inOrder(from, to, form);
  yield* inOrder(from, shown, form);
  if (form.kind === 'relative' && shown !== to) yield relativeTo(from, to);
  yield* endings(shown, 1);
  yield `/${shown}`;
  // A stem that itself ends in `.md`, or is the name of an attachment beside it, needs the extension.
  if (shown !== to) yield* endings(to, 1);
  yield `/${to}`;
  yield relativeTo(from, to);
}

function* inOrder(from: string, path: string, form: WikiForm): Generator<string> {
  if (form.kind === 'relative') yield relativeTo(from, path);
  else if (form.kind === 'rooted') yield `/${path}`;
  else yield* endings(path, form.segments);
}

/** The endings of the path from that many segments on, then the whole path from the root. */
function* endings(path: string, from: number): Generator<string> {
  let count = 1;
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1))
    if (count++ >= from) yield path.slice(slash + 1);
  yield path;
  yield `/${path}`;
}

function relativeTo(from: string, path: string): string {
  const relative = relativePath(folderOf(from), path);
  return relative.startsWith('../') ? relative : `./${relative}`;
}

function isFolderNote(path: string): boolean {
  const stem = fileNameOf(shownPath(path));
  return folderOf(path) !== '' && (stem === 'index' || stem === fileNameOf(folderOf(path)));
}

function shownPath(path: string): string {
  return withoutMarkdownExtension(path);
}

function formOfStyle(style: FileNames['config']['linkStyle']): WikiForm {
  const own = { extension: false, folder: false };
  if (style === 'relative') return { ...own, kind: 'relative', segments: 1 };
  return { ...own, kind: 'ending', segments: style === 'absolute' ? Infinity : 1 };
}
