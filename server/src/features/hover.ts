import type { Heading, Link, Note } from '../parse/note.ts';
import { excerpt } from '../render/excerpt.ts';
import type { Range } from '../text/range.ts';
import { resolveAnchor, sectionEnd } from '../vault/anchor.ts';
import { fieldOf, tagPartsOf, titleOf } from '../vault/fields.ts';
import { nearestNames, nearestNotes } from '../vault/nearest.ts';
import { fold, stemOf } from '../vault/path.ts';
import { backlinks, resolveLink } from '../vault/resolve.ts';
import type { LinkSite, Vault } from '../vault/vault.ts';
import { linkTargets } from './definition.ts';
import type { Place, ReadText } from './feature.ts';
import { type AddressOf, escaped, isImage, liveText } from './live-text.ts';
import { isExternal, type UnderCursor, underCursor } from './under-cursor.ts';

export interface Hover {
  readonly range: Range;
  readonly markdown: string;
}

/** What a hover needs to know beside the vault. */
export interface HoverCircumstances {
  /** Today's date, `YYYY-MM-DD`. */
  readonly today: string;
  readonly addressOf: AddressOf;
}

/**
 * What is worth knowing of the thing at the place, in Markdown: of a link the note, section or block that it names, or
 * what is near when it names nothing; of a heading and a tag where they are used. Undefined where there is nothing to say.
 */
export function hover(
  vault: Vault,
  readText: ReadText,
  place: Place,
  circumstances: HoverCircumstances,
): Hover | undefined {
  const found = underCursor(vault, place);
  if (!found) return undefined;
  const markdown = new HoverText(vault, readText, circumstances).of(found);
  return markdown === undefined ? undefined : { range: found.range, markdown };
}

class HoverText {
  readonly #vault: Vault;
  readonly #readText: ReadText;
  readonly #circumstances: HoverCircumstances;

  constructor(vault: Vault, readText: ReadText, circumstances: HoverCircumstances) {
    this.#vault = vault;
    this.#readText = readText;
    this.#circumstances = circumstances;
  }

  of(found: UnderCursor): string | undefined {
    switch (found.kind) {
      case 'link':
        return this.#link(found.note, found.link);
      case 'heading':
        return this.#heading(found.note, found.heading);
      case 'tag':
        return this.#tag(found.tag.text);
      default:
        return undefined;
    }
  }

  #link(from: Note, link: Link): string | undefined {
    if (isExternal(link)) return undefined;
    const destination = resolveLink(this.#vault, from.path, link);
    switch (destination.kind) {
      case 'note': {
        const several = destination.others.length;
        const warning = several === 0 ? [] : [`Ambiguous: ${several + 1} notes match.`];
        const note = this.#vault.notes.get(destination.path);
        return note && paragraphs(...warning, this.note(note, link));
      }
      case 'attachment':
        return this.#attachment(destination.path);
      case 'missing':
        return this.#missing(link.target.text);
      case 'outside':
        return `${code(link.target.text)} leads out of the vault.`;
      case 'virtual':
        return `**${escaped(destination.name)}** is put there by the site's build.`;
      default:
        return undefined;
    }
  }

  /** The facts of a note, and the note, section or block that the link names in it. */
  note(note: Note, link: Link): string {
    const fragment = link.fragment?.text;
    if (fragment === undefined || fragment === '')
      return paragraphs(this.#facts(note), '---', this.#excerpt(note, bodyOf(note)));
    const html = link.kind === 'markdown' || link.kind === 'reference';
    const anchor = resolveAnchor(note, fragment, html);
    if (!anchor) return paragraphs(this.#facts(note), this.#missingAnchor(note, fragment));
    if (anchor.kind === 'html') return paragraphs(this.#facts(note), '---', this.#excerpt(note, bodyOf(note)));
    const range =
      anchor.kind === 'block'
        ? anchor.block.block
        : { start: anchor.heading.start, end: sectionEnd(note, anchor.heading) };
    return paragraphs(this.#facts(note), '---', this.#excerpt(note, range));
  }

  #excerpt(note: Note, range: Range): string {
    const text = this.#readText(note.path);
    if (text === undefined) return '';
    return excerpt(liveText(this.#vault, note, text, range, this.#circumstances.addressOf));
  }

  #facts(note: Note): string {
    const title = `[**${escaped(titleOf(note))}**](<${this.#circumstances.addressOf(note.path)}>)`;
    const tags = [...new Set(tagPartsOf(note).map((tag) => `\\#${escaped(tag.text)}`))].join(' ');
    const sources = new Set([...backlinks(this.#vault, note.path)].map((site) => site.note.path));
    sources.delete(note.path);
    return [title, tags, this.#reviewed(note), counted(sources.size, 'backlink')]
      .filter((part) => part !== '')
      .join(' · ');
  }

  #reviewed(note: Note): string {
    const { review } = this.#vault.config;
    if (!review) return '';
    const date = fieldOf(note, review.field)?.items[0]?.text;
    const days = date === undefined ? Number.NaN : daysBetween(date, this.#circumstances.today);
    if (Number.isNaN(days)) return 'never reviewed';
    return days === 0 ? 'reviewed today' : `reviewed ${counted(days, 'day')} ago`;
  }

  #attachment(path: string): string {
    const address = this.#circumstances.addressOf(path);
    const name = escaped(path);
    return isImage(path)
      ? paragraphs(`[${name}](<${address}>)`, `![${name}](<${address}>)`)
      : `[${name}](<${address}>)`;
  }

  #missing(target: string): string {
    const near = nearestNotes(this.#vault, target).map((path) => this.#noteLink(path));
    return paragraphs(`There is no note ${code(target)}.`, near.length === 0 ? '' : `Near: ${near.join(', ')}`);
  }

  #missingAnchor(note: Note, fragment: string): string {
    const names = note.headings.map((heading) => heading.text.text);
    const near = nearestNames(fragment, names).map((name) => `*${escaped(name)}*`);
    const isBlock = fragment.startsWith('^');
    const message = `There is no ${isBlock ? 'block' : 'heading'} ${code(fragment)} in this note.`;
    return paragraphs(message, isBlock || near.length === 0 ? '' : `Near: ${near.join(', ')}`);
  }

  /** Where a heading is linked to. */
  #heading(note: Note, heading: Heading): string {
    const sites = [...backlinks(this.#vault, note.path)].filter(({ note: from, link }) =>
      linkTargets(this.#vault, from.path, link).some(
        (target) => target.path === note.path && target.selection.start === heading.text.start,
      ),
    );
    return this.#uses(`${counted(sites.length, 'link')} to this heading`, sites);
  }

  #tag(tag: string): string {
    const wanted = fold(tag);
    const sites = [...this.#vault.notes.values()].filter((note) =>
      tagPartsOf(note).some((other) => fold(other.text) === wanted),
    );
    return this.#uses(
      `**\\#${escaped(tag)}** in ${counted(sites.length, 'note')}`,
      sites.map((note) => ({ note })),
    );
  }

  #uses(title: string, sites: readonly Pick<LinkSite, 'note'>[]): string {
    const paths = [...new Set(sites.map((site) => site.note.path))].sort();
    const shown = paths.slice(0, mostUses).map((path) => `- ${this.#noteLink(path)}`);
    if (paths.length > mostUses) shown.push(`- and ${paths.length - mostUses} more`);
    return paragraphs(title, shown.join('\n'));
  }

  #noteLink(path: string): string {
    const note = this.#vault.notes.get(path);
    return `[${escaped(note ? titleOf(note) : stemOf(path))}](<${this.#circumstances.addressOf(path)}>)`;
  }
}

/** How many places a hover lists. */
const mostUses = 10;

function bodyOf(note: Note): Range {
  return { start: note.frontMatter?.end ?? note.start, end: note.length };
}

function paragraphs(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

/** In code font, where Markdown lets it. */
function code(text: string): string {
  return text.includes('`') ? escaped(text) : `\`${text}\``;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** Whole days from one date to another, both `YYYY-MM-DD`; NaN when one of them is no date. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
