import type { Heading, Note } from '../../parse/note.ts';
import type { TextEdit, VaultEdit } from '../../text/edit.ts';
import { encloses, type Range } from '../../text/range.ts';
import { tailStart } from '../../text/tail.ts';
import { sectionEnd } from '../../vault/anchor.ts';
import { titleOf } from '../../vault/fields.ts';
import { sameWords } from '../../vault/path.ts';
import { resolveLink } from '../../vault/resolve.ts';
import type { Vault } from '../../vault/vault.ts';
import { writeTarget } from '../../vault/write-link.ts';
import { underCursor } from '../under-cursor.ts';
import type { Offer, Site } from './offer.ts';

/** Adds the note behind a link of the text to the note's list of related notes, and this note to the list there. */
export function* addToRelated(site: Site): Generator<Offer> {
  const { vault, note } = site;
  const found = underCursor(vault, { path: note.path, offset: site.range.start });
  if (found?.kind !== 'link' || found.link.embed || found.link.kind === 'field') return;
  const destination = resolveLink(vault, note.path, found.link);
  const other = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
  if (!other || other.path === note.path) return;
  const [here, there] = [isRelated(vault, note, other), isRelated(vault, other, note)];
  const name = titleOf(other);
  const add = (from: Note, to: Note): [string, TextEdit] | undefined => {
    const text = site.read(from.path);
    return text === undefined ? undefined : [from.path, entryFor(vault, from, to, text)];
  };
  const edit = (...entries: ([string, TextEdit] | undefined)[]): VaultEdit => ({
    edits: new Map(entries.flatMap((entry) => (entry ? [[entry[0], [entry[1]]] as const] : []))),
  });
  if (!here) yield { title: `Add '${name}' to Related`, kind: 'refactor.rewrite', edit: () => edit(add(note, other)) };
  if (!there)
    yield {
      title: here ? `Add this note to Related in '${name}'` : `Add '${name}' to Related, and this note there`,
      kind: 'refactor.rewrite',
      edit: () => edit(here ? undefined : add(note, other), add(other, note)),
    };
}

/** What the section is called in notes in English and German. */
const titles = /^(?:related(?: notes| pages)?|see also|siehe auch|verwandt(?:es| notizen)?)$/i;

function isRelated(vault: Vault, from: Note, to: Note): boolean {
  const section = relatedSection(from);
  if (!section) return false;
  return from.links.some((link) => {
    const destination = encloses(section, link) ? resolveLink(vault, from.path, link) : undefined;
    return destination?.kind === 'note' && destination.path === to.path;
  });
}

function relatedSection(note: Note): (Range & { readonly heading: Heading }) | undefined {
  const heading = note.headings.findLast(({ text }) => titles.test(text.text));
  return heading && { heading, start: heading.end, end: sectionEnd(note, heading) };
}

/** Behind the last item of the list, in its style; else a list, and where there is no such section a section at the end. */
function entryFor(vault: Vault, from: Note, to: Note, text: string): TextEdit {
  const eol = from.lineEnding;
  const link = `[[${writeTarget(vault, from.path, to.path)}]]`;
  const section = relatedSection(from);
  if (!section) {
    const end = text.trimEnd().length;
    const newText = `${end === 0 ? '' : eol + eol}## Related${eol}${eol}- ${link}${eol}`;
    return { range: { start: end, end: text.length }, newText };
  }
  const items = from.listItems.filter(
    (item) => item.depth === 0 && encloses(section, { start: item.start, end: item.start }),
  );
  const last = items.at(-1);
  if (!last) return insertion(section.heading.end, `${eol}${eol}- ${link}`);
  const end = last.start + text.slice(last.start, Math.min(last.end, section.end)).trimEnd().length;
  const lines = items.map((item) => text.slice(item.start, item.end).split(/\r?\n/, 1)[0] ?? '');
  return insertion(
    end,
    `${eol}${indentOf(text, last)}${nextMarker(last.marker.text)} ${link}${descriptionLike(lines, to)}`,
  );
}

/** ` - Title` where every entry of the list has such a description, and the title says more than the link. */
function descriptionLike(lines: readonly string[], to: Note): string {
  const separators = lines.map((line) => /\]\]( (?:[-–—]|:)? ?)\S/.exec(line)?.[1]);
  const separator = separators[0];
  const title = titleOf(to);
  const isCommon = separator !== undefined && separators.every((other) => other !== undefined);
  const saysMore = !sameWords(title, to.path.replace(/^.*\/|\.md$/gi, ''));
  return isCommon && separator.trim() !== '' && saysMore ? separator + title : '';
}

function nextMarker(marker: string): string {
  return marker.replace(/\d+/, (number) => String(Number(number) + 1));
}

function indentOf(text: string, item: Range): string {
  const before = text.slice(text.lastIndexOf('\n', item.start - 1) + 1, item.start);
  return before.slice(tailStart(before, /[ \t]/));
}

function insertion(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}
