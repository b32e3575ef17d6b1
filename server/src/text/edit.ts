import type { Range } from './range.ts';

/** Puts `newText` in the place of `range`; an empty range inserts. Offsets are those of the text before any edit. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/**
 * Everything that one action changes in a vault; there is no second way to change a file. Paths are vault-relative.
 * The order of meaning: files are created, texts are edited (under their paths before any rename), files are renamed.
 * `creates` never overwrites: whoever carries the edit out refuses when the file exists.
 */
export interface VaultEdit {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly creates?: readonly { readonly path: string; readonly text: string }[];
  readonly renames?: readonly { readonly from: string; readonly to: string }[];
}

/** The edit that changes one note's text only. A range may be anything that has one, such as a link. */
export function editOf(path: string, ...edits: TextEdit[]): VaultEdit {
  const plain = edits.map(({ range: { start, end }, newText }) => ({ range: { start, end }, newText }));
  return { edits: new Map([[path, plain]]) };
}

/** The edits in text order; two insertions at one offset keep their order. */
export function sortedEdits(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Applies edits of one text. Throws a RangeError when two of them overlap: such a set has no meaning (LSP §TextEdit[]). */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { range, newText } of sortedEdits(edits)) {
    if (range.start < at) throw new RangeError(`overlapping edits at offset ${range.start}`);
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}

/**
 * Where an offset of the text is after the edits. Something that starts where text is replaced starts where the new text
 * does; an insertion there pushes it on. Undefined within replaced text.
 */
export function offsetAfter(edits: readonly TextEdit[], offset: number): number | undefined {
  let shift = 0;
  for (const { range, newText } of sortedEdits(edits)) {
    if (range.start > offset || (range.start === offset && range.end > offset)) break;
    if (range.end > offset) return undefined;
    shift += newText.length - (range.end - range.start);
  }
  return offset + shift;
}
