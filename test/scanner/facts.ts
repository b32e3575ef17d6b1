import { normalizedLabel } from '../../server/src/parse/labels.ts';
import type { Link, Note } from '../../server/src/parse/note.ts';

/** One thing found in a note, in a form that two parsers can be compared by. */
export interface Fact {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function fact(kind: string, start: number, end: number, text = ''): Fact {
  return { kind, start, end, text };
}

/** What the scanner found, without what remark knows nothing of. */
export function noteFacts(note: Note): Fact[] {
  const facts: Fact[] = [];
  const { frontMatter } = note;
  if (frontMatter) facts.push(fact('front-matter', frontMatter.start, frontMatter.end));
  for (const { level, start, end, text } of note.headings) facts.push(fact(`heading ${level}`, start, end, text.text));
  for (const link of note.links) if (link.kind !== 'field') facts.push(linkFact(link));
  for (const { start, end, label, target, fragment, external } of note.definitions) {
    const url = external || fragment === undefined ? target.text : `${target.text}#${fragment.text}`;
    facts.push(fact('definition', start, end, `${identifier(label.text)} ${url}`));
  }
  for (const { start, end, label, definition } of note.footnotes) {
    facts.push(
      fact(definition ? 'footnote definition' : 'footnote', start, definition ? start : end, identifier(label.text)),
    );
  }
  for (const { start, end, text } of note.tags) facts.push(fact('tag', start, end, text));
  for (const { start, end, text } of note.blocks) facts.push(fact('block id', start, end, text));
  for (const { kind, start, end } of note.excluded) facts.push(fact(kind, start, end));
  for (const { depth, start, end } of note.listItems) facts.push(fact(`list item ${depth}`, start, end));
  return facts;
}

function linkFact(link: Link): Fact {
  const { start, end } = link;
  if (link.kind === 'wiki') return fact('wiki-link', start, end);
  if (link.kind === 'reference') return fact('reference', start, end, identifier(link.label.text));
  const kind = link.embed ? 'image' : 'link';
  const url = link.fragment === undefined ? link.target.text : `${link.target.text}#${link.fragment.text}`;
  return fact(kind, start, end, url);
}

export function identifier(label: string): string {
  return normalizedLabel(label).toLowerCase().replaceAll('\0', '\ufffd');
}

export function percentDecoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
