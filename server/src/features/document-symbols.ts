import type { Heading, Note } from '../parse/note.ts';
import { encloses, type Range } from '../text/range.ts';
import { sectionEnd } from '../vault/anchor.ts';

/** A heading or block of a note, as an outline shows it. */
export interface DocumentSymbol {
  readonly kind: 'heading' | 'block';
  readonly name: string;
  /** Of a heading its section, of a block what its id names. Encloses the selection, and the children's ranges. */
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly DocumentSymbol[];
}

/** The outline of a note: headings below the headings of a higher level, and blocks with an id below theirs. */
export function documentSymbols(note: Note): DocumentSymbol[] {
  const top: MutableSymbol[] = [];
  const open: MutableSymbol[] = [];
  for (const symbol of inTextOrder(note)) {
    while (open.length > 0 && !encloses((open.at(-1) as MutableSymbol).range, symbol.range)) open.pop();
    (open.at(-1)?.children ?? top).push(symbol);
    if (symbol.kind === 'heading') open.push(symbol);
  }
  return top;
}

interface MutableSymbol extends DocumentSymbol {
  readonly children: MutableSymbol[];
}

function inTextOrder(note: Note): MutableSymbol[] {
  const headings = note.headings.map((heading): MutableSymbol => {
    const range = { start: heading.start, end: sectionEnd(note, heading) };
    return { kind: 'heading', name: nameOf(heading), range, selection: heading.text, children: [] };
  });
  const blocks = note.blocks.map(({ text, start, end, block }): MutableSymbol => {
    const range = { start: block.start, end: Math.max(block.end, end) };
    return { kind: 'block', name: `^${text}`, range, selection: { start, end }, children: [] };
  });
  return [...headings, ...blocks].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
}

/** LSP wants a name that is not empty. */
function nameOf({ text, level }: Heading): string {
  return text.text === '' ? '#'.repeat(level) : text.text;
}
