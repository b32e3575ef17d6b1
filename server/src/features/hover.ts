import { normalizedLabel } from '../parse/labels.ts';
import type { Link, Note } from '../parse/note.ts';
import { excerpt } from '../render/excerpt.ts';
import { reviewOf } from '../rules/review.ts';
import type { Range } from '../text/range.ts';
import { resolveAnchor, sectionEnd } from '../vault/anchor.ts';
import { countLinkSources } from '../vault/backlinks.ts';
import { tagPartsOf, titleOf } from '../vault/fields.ts';
import { nearestNames, nearestNotes } from '../vault/nearest.ts';
import { fold, stemOf } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import type { Place, ReadText } from './feature.ts';
import { type AddressOf, escaped, isImage, liveText } from './live-text.ts';
import { linksTo, type Reference } from './references.ts';
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
  /** Not all notes of the vault are there yet. */
  readonly partial?: boolean;
}

/**
 * What is worth knowing of the thing at the place, in Markdown: of a link the note, section or block that it names, or
 * what is near when it names nothing; of a heading, a block and a tag where they are used; of a footnote its text.
 * Undefined where there is nothing to say.
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

/** Whether the note alone says what stands at the place; links from others may only be missing in what is counted. */
export function isOwn(vault: Vault, place: Place): boolean {
  const found = underCursor(vault, place);
  if (found?.kind === 'link') return found.link.target.text === '';
  return found === undefined || found.kind === 'heading' || found.kind === 'block' || found.kind === 'footnote';
}

/** The facts of a note, and what it says from the start or in the section or block that the fragment names. */
export function preview(
  vault: Vault,
  readText: ReadText,
  { path, fragment }: { readonly path: string; readonly fragment?: string },
  circumstances: HoverCircumstances,
): string | undefined {
  const note = vault.notes.get(path);
  const text = new HoverText(vault, readText, circumstances);
  return note ? text.note(note, fragment, false) : text.attachment(path);
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
    const { note } = found;
    switch (found.kind) {
      case 'link':
        return this.#link(note, found.link);
      case 'heading':
        return this.#uses('this heading', linksTo(this.#vault, note, found.heading.text));
      case 'block':
        return this.#uses('this block', linksTo(this.#vault, note, found.block));
      case 'footnote':
        return this.#footnote(note, found.footnote.label.text);
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
        const note = this.#vault.notes.get(destination.path);
        const isPath = link.kind === 'markdown' || link.kind === 'reference';
        return note && paragraphs(this.#ambiguity(destination.others), this.note(note, link.fragment?.text, isPath));
      }
      case 'attachment':
        return paragraphs(this.#ambiguity(destination.others), this.attachment(destination.path));
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

  #ambiguity(others: readonly string[]): string {
    return others.length === 0
      ? ''
      : `Ambiguous: could also be ${others.map((path) => this.#pathLink(path)).join(', ')}`;
  }

  note(note: Note, fragment: string | undefined, html: boolean): string {
    const facts = this.#facts(note);
    if (fragment === undefined || fragment === '') return paragraphs(facts, '---', this.#body(note));
    const anchor = resolveAnchor(note, fragment, html);
    if (!anchor) return paragraphs(facts, this.#missingAnchor(note, fragment));
    if (anchor.kind === 'html') return paragraphs(facts, '---', this.#body(note));
    const range =
      anchor.kind === 'block'
        ? anchor.block.block
        : { start: anchor.heading.start, end: sectionEnd(note, anchor.heading) };
    return paragraphs(facts, '---', this.#excerpt(note, range));
  }

  /** The note's text without front matter, and without a heading on top that says what the facts say. */
  #body(note: Note): string {
    const [first] = note.headings;
    const start = note.frontMatter?.end ?? note.start;
    const isOnTop = first?.level === 1 && (this.#readText(note.path) ?? '').slice(start, first.start).trim() === '';
    return this.#excerpt(note, {
      start: isOnTop && first.text.text === titleOf(note) ? first.end : start,
      end: note.length,
    });
  }

  #excerpt(note: Note, range: Range): string {
    const text = this.#readText(note.path);
    if (text === undefined) return '';
    return excerpt(liveText(this.#vault, note, text, range, this.#circumstances.addressOf));
  }

  #facts(note: Note): string {
    const title = `[**${escaped(titleOf(note))}**](<${this.#circumstances.addressOf(note.path)}>)`;
    const tags = [...new Set(tagPartsOf(note).map((tag) => `\\#${escaped(tag.text)}`))].join(' ');
    const sources = counted(countLinkSources(this.#vault, note.path), 'backlink');
    const facts = [title, tags, this.#reviewed(note), `${sources}${this.#soFar()}`];
    return facts.filter((fact) => fact !== '').join(' · ');
  }

  #reviewed(note: Note): string {
    const { review } = this.#vault.config;
    if (!review) return '';
    const last = reviewOf(note, review.field, this.#circumstances.today);
    if (!last) return 'never reviewed';
    return last.age <= 0 ? 'reviewed today' : `reviewed ${counted(last.age, 'day')} ago`;
  }

  attachment(path: string): string {
    return paragraphs(
      this.#pathLink(path),
      isImage(path) ? `![${escaped(path)}](<${this.#circumstances.addressOf(path)}>)` : '',
    );
  }

  #missing(target: string): string {
    const near = nearestNotes(this.#vault, target).map((path) => this.#noteLink(path));
    return paragraphs(`There is no note ${code(target)}.`, near.length === 0 ? '' : `Near: ${near.join(', ')}`);
  }

  #missingAnchor(note: Note, fragment: string): string {
    const isBlock = fragment.startsWith('^');
    const names = isBlock
      ? note.blocks.map((block) => `^${block.text}`)
      : note.headings.map((heading) => heading.text.text);
    const near = nearestNames(fragment, names).map((name) => `*${escaped(name)}*`);
    const message = `There is no ${isBlock ? 'block' : 'heading'} ${code(fragment)} in this note.`;
    return paragraphs(message, near.length === 0 ? '' : `Near: ${near.join(', ')}`);
  }

  /** The text of the footnote, up to the next blank line. */
  #footnote(note: Note, label: string): string | undefined {
    const wanted = normalizedLabel(label);
    const found = note.footnotes.find((other) => other.definition && normalizedLabel(other.label.text) === wanted);
    const text = found && this.#readText(note.path);
    if (text === undefined || !found) return undefined;
    const length = /^.*(?:(?:\r\n?|\n)(?![ \t]*[\r\n]|\[\^).+)*/.exec(text.slice(found.end))?.[0].length ?? 0;
    return this.#excerpt(note, { start: found.end, end: found.end + length });
  }

  #tag(tag: string): string {
    const wanted = fold(tag);
    const isUsed = (note: Note): boolean => tagPartsOf(note).some((other) => fold(other.text) === wanted);
    const paths = [...this.#vault.notes.values()].filter(isUsed).map((note) => note.path);
    return paragraphs(`**\\#${escaped(tag)}** in ${counted(paths.length, 'note')}`, this.#notes(paths));
  }

  #uses(name: string, links: readonly Reference[]): string {
    const paths = links.map((link) => link.path);
    return paragraphs(`${counted(links.length, 'link')} to ${name}${this.#soFar()}`, this.#notes(paths));
  }

  #soFar(): string {
    return this.#circumstances.partial ? ' so far: the vault is still being read' : '';
  }

  #notes(paths: readonly string[]): string {
    const sorted = [...new Set(paths)].sort();
    const shown = sorted.slice(0, mostNotes).map((path) => `- ${this.#noteLink(path)}`);
    if (sorted.length > mostNotes) shown.push(`- and ${sorted.length - mostNotes} more`);
    return shown.join('\n');
  }

  #noteLink(path: string): string {
    const note = this.#vault.notes.get(path);
    return `[${escaped(note ? titleOf(note) : stemOf(path))}](<${this.#circumstances.addressOf(path)}>)`;
  }

  #pathLink(path: string): string {
    return `[${escaped(path)}](<${this.#circumstances.addressOf(path)}>)`;
  }
}

/** How many notes a hover lists. */
const mostNotes = 10;

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
