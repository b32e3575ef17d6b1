import type { Link, Note } from '../parse/note.ts';
import { headingSlug } from '../parse/slug.ts';
import { resolveAnchor } from '../vault/anchor.ts';
import { fold } from '../vault/path.ts';
import { type Destination, resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { contentOf } from './actions/inline.ts';
import type { ReadText } from './feature.ts';
import { displayOf, isImage } from './live-text.ts';
import type { PreviewWords } from './preview-words.ts';

/** What a reader sees of a wiki-link, and where it leads. */
export interface PreviewLink {
  readonly state: 'resolved' | 'broken' | 'ambiguous' | 'virtual';
  /** What is shown, as plain text. */
  readonly text: string;
  /** What is wrong with the link, or what else it may name, in a sentence. */
  readonly remark?: string;
  /** The file that it leads to. */
  readonly path?: string;
  /** The slug of a heading, or `^id`, folded, of a block. */
  readonly fragment?: string;
  /** Of a block, the slug of the heading above it, empty where there is none: an editor may know no other places. */
  readonly section?: string;
  /** An embedded image, with its size in pixels where the link says it. */
  readonly image?: { readonly width?: number; readonly height?: number };
  /** The Markdown text of an embedded note, section or block. */
  readonly content?: string;
}

/** The wiki-links of each note, by how they are written: all between the brackets, with `!` in front when embedded. */
export type PreviewLinks = ReadonlyMap<string, Readonly<Record<string, PreviewLink>>>;

/** How many embeds inside each other are shown, the note itself not counted. */
const deepest = 5;

/** How many characters of embedded text one note may bring. */
const longest = 1_000_000;

/** What is needed to show a note with all that it embeds: its own links, and those of the notes that it embeds, by path. */
export function previewLinks(vault: Vault, read: ReadText, path: string, words: PreviewWords): PreviewLinks {
  const links = new Map<string, Record<string, PreviewLink>>();
  const rendering = { read, words, characters: longest };
  let level = [path];
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const embedded = new Set<string>();
    for (const source of level) {
      const note = vault.notes.get(source);
      const text = note && read(source);
      if (!note || text === undefined || links.has(source)) continue;
      const shown: Record<string, PreviewLink> = Object.create(null);
      links.set(source, shown);
      for (const link of vault.links(source)) {
        if (link.kind !== 'wiki') continue;
        const seen = previewLink(vault, note, link, text, rendering);
        shown[writtenAs(link, text)] = seen;
        if (seen.content !== undefined && seen.path !== undefined) embedded.add(seen.path);
      }
    }
    level = [...embedded];
  }
  return links;
}

/** In a table the backslash of `\|` is the table's, not the link's. */
function writtenAs(link: Extract<Link, { kind: 'wiki' }>, text: string): string {
  const inner = text.slice(link.inner.start, link.inner.end);
  return `${link.embed ? '!' : ''}${link.inTable ? inner.replaceAll('\\|', '|') : inner}`;
}

/** What is the same for all links that one note needs. */
interface Rendering {
  readonly read: ReadText;
  readonly words: PreviewWords;
  /** How many more characters may be embedded. */
  characters: number;
}

function previewLink(vault: Vault, note: Note, link: Link, text: string, rendering: Rendering): PreviewLink {
  const shown = link.display ? text.slice(link.display.start, link.display.end) : '';
  const ofImage = link.embed && isImage(link.target.text);
  const label = ofImage ? altOf(shown, displayOf(link, '')) : displayOf(link, shown);
  const found = resolveLink(vault, note.path, link);
  const fault = faultOf(found, link.target.text, rendering.words);
  if (fault !== undefined) return { state: 'broken', text: label, remark: fault };
  if (found.kind === 'virtual') return { state: 'virtual', text: label };
  if (found.kind !== 'note' && found.kind !== 'attachment') return { state: 'broken', text: label };
  const seen = { ...stateOf(found.others, rendering.words), text: label, path: found.path };
  if (found.kind === 'attachment')
    return link.embed && isImage(found.path)
      ? { ...seen, text: altOf(shown, displayOf(link, '')), image: sizeIn(shown) }
      : seen;
  const target = vault.notes.get(found.path);
  return target ? { ...seen, ...partOf(target, link, rendering) } : seen;
}

function faultOf(found: Destination, target: string, words: PreviewWords): string | undefined {
  if (found.kind === 'missing') return words.noSuchFile(target);
  if (found.kind === 'outside') return words.outside(target);
  return found.kind === 'folder' ? words.folder(target) : undefined;
}

function stateOf(others: readonly string[], words: PreviewWords): Pick<PreviewLink, 'state' | 'remark'> {
  if (others.length === 0) return { state: 'resolved' };
  return { state: 'ambiguous', remark: words.ambiguous(others.join(', ')) };
}

/** The heading or block that the link names, and the text of an embed. */
function partOf(note: Note, link: Link, rendering: Rendering): Partial<PreviewLink> {
  const { read, words } = rendering;
  const fragment = link.fragment?.text ?? '';
  const anchor = fragment === '' ? undefined : resolveAnchor(note, fragment);
  if (fragment !== '' && !anchor) {
    const say = fragment.startsWith('^') ? words.noBlock : words.noHeading;
    return { state: 'broken', remark: say(fragment, note.path) };
  }
  const place =
    anchor?.kind === 'heading'
      ? { fragment: headingSlug(note, anchor.heading) }
      : anchor?.kind === 'block'
        ? { fragment: `^${fold(anchor.block.text)}`, section: slugAbove(note, anchor.block.start) }
        : {};
  const text = link.embed ? read(note.path) : undefined;
  if (text === undefined) return place;
  const { start, end } = contentOf(note, link, text);
  rendering.characters -= end - start;
  if (rendering.characters < 0) return { ...place, remark: words.tooMuch };
  return { ...place, content: text.slice(start, end) };
}

function slugAbove(note: Note, offset: number): string {
  const heading = note.headings.findLast(({ start }) => start < offset);
  return heading ? headingSlug(note, heading) : '';
}

/** `300` is a width, `640x480` a width and a height. */
const size = /^(\d{1,5})(?:x(\d{1,5}))?$/;

function sizeIn(display: string): { width?: number; height?: number } {
  const [, width, height] = size.exec(display.split('|').at(-1)?.trim() ?? '') ?? [];
  return { ...(width && { width: Number(width) }), ...(height && { height: Number(height) }) };
}

/** `![[image.png|A plan|300]]` says what the image shows; without that its name does. */
function altOf(display: string, name: string): string {
  const parts = display.split('|').map((part) => part.trim());
  if (size.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('|') || name;
}
