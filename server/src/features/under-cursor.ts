import type { Block, Callout, Definition, Field, Footnote, Heading, Link, Note, ReferenceLink } from '../parse/note.ts';
import { encloses, type Part, type Range, touches } from '../text/range.ts';
import { tagPartsOf } from '../vault/fields.ts';
import type { Vault } from '../vault/vault.ts';
import type { Place } from './feature.ts';

/** Which part of a link is meant; `whole` is its brackets, its embed mark and the space between its parts. */
export type LinkPart = 'target' | 'fragment' | 'display' | 'label' | 'whole';

/** What stands at a place of a note. `range` is the extent that an editor marks as the thing under the cursor. */
export type UnderCursor = { readonly note: Note; readonly range: Range } & (
  | { readonly kind: 'link'; readonly link: Link; readonly part: LinkPart }
  /** `tag` has no `#` in its text; its range includes the one in the note's body. */
  | { readonly kind: 'tag'; readonly tag: Part }
  | { readonly kind: 'key'; readonly field: Field }
  | { readonly kind: 'value'; readonly field: Field; readonly item: Part }
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'footnote'; readonly footnote: Footnote }
  | { readonly kind: 'definition'; readonly definition: Definition }
  | { readonly kind: 'callout'; readonly callout: Callout }
  | { readonly kind: 'html-anchor'; readonly anchor: Part }
  | { readonly kind: 'heading'; readonly heading: Heading }
);

/** What stands at the place, the innermost thing first; undefined when that is plain text, or no note of the vault. */
export function underCursor(vault: Vault, { path, offset }: Place): UnderCursor | undefined {
  const note = vault.notes.get(path);
  if (!note) return undefined;
  const link = innermost(vault.links(path), offset);
  if (link) return { kind: 'link', note, range: link, link, part: partAt(link, offset) };
  const found = tagAt(note, offset) ?? fieldAt(note, offset) ?? markAt(note, offset) ?? headingAt(note, offset);
  return found && { note, ...found };
}

type Found = UnderCursor extends infer Kind ? (Kind extends unknown ? Omit<Kind, 'note'> : never) : never;

function tagAt(note: Note, offset: number): Found | undefined {
  const tag = innermost(tagPartsOf(note), offset);
  return tag && { kind: 'tag', range: tag, tag };
}

function fieldAt(note: Note, offset: number): Found | undefined {
  if (!note.frontMatter || !touches(note.frontMatter, offset)) return undefined;
  for (const field of note.frontMatter.fields) {
    if (touches(field.key, offset)) return { kind: 'key', range: field.key, field };
    const item = field.items.find((candidate) => touches(candidate, offset));
    if (item) return { kind: 'value', range: item, field, item };
  }
  return undefined;
}

function markAt(note: Note, offset: number): Found | undefined {
  const block = innermost(note.blocks, offset);
  if (block) return { kind: 'block', range: { start: block.start - 1, end: block.end }, block };
  const footnote = innermost(note.footnotes, offset);
  if (footnote) return { kind: 'footnote', range: footnote, footnote };
  const definition = innermost(note.definitions, offset);
  if (definition) return { kind: 'definition', range: definition, definition };
  const callout = note.callouts.find((candidate) => touches(candidate.type, offset));
  if (callout) return { kind: 'callout', range: callout.type, callout };
  const anchor = innermost(note.htmlAnchors, offset);
  return anchor && { kind: 'html-anchor', range: anchor, anchor };
}

function headingAt(note: Note, offset: number): Found | undefined {
  const heading = innermost(note.headings, offset);
  return heading && { kind: 'heading', range: touches(heading.text, offset) ? heading.text : heading, heading };
}

/**
 * The last of the ranges in which the offset lies, else one that ends there: between two links that touch, the cursor is
 * on the second.
 */
function innermost<T extends Range>(ranges: readonly T[], offset: number): T | undefined {
  const around = ranges.filter((range) => touches(range, offset));
  return around.findLast((range) => offset < range.end) ?? around.findLast(() => true);
}

function partAt(link: Link, offset: number): LinkPart {
  const isAt = (part: Range | undefined): boolean => part !== undefined && touches(part, offset);
  if (link.kind === 'reference') return referencePartAt(link, offset);
  if (isAt(link.target) && encloses(link, link.target)) return 'target';
  if (isAt(link.fragment)) return 'fragment';
  return isAt(link.display) ? 'display' : 'whole';
}

/** Target and fragment of a reference link stand in its definition. */
function referencePartAt(link: ReferenceLink, offset: number): LinkPart {
  if (link.display && touches(link.display, offset)) return 'display';
  return touches(link.label, offset) ? 'label' : 'whole';
}

/** Whether the link names something outside the vault. */
export function isExternal(link: Link): boolean {
  return (link.kind === 'markdown' || link.kind === 'reference') && link.external;
}
