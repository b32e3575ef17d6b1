import { applyEdits, sortedEdits, type TextEdit } from './edit.ts';

/** A stretch that is kept of the original text, or text that was put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly newText: string };

/** A text under edits that follow each other, which knows the one set of edits of the original that does the same. */
export class EditedText {
  readonly original: string;
  #text: string;
  #pieces: readonly Piece[];

  constructor(original: string) {
    this.original = original;
    this.#text = original;
    this.#pieces = [{ start: 0, end: original.length }];
  }

  /** The text after all edits so far. */
  get text(): string {
    return this.#text;
  }

  /** Applies edits of the text as it is now. Throws when two of them overlap. */
  apply(edits: readonly TextEdit[]): void {
    this.#text = applyEdits(this.#text, edits);
    const pieces: Piece[] = [];
    let at = 0;
    for (const { range, newText } of sortedEdits(edits)) {
      pieces.push(...slice(this.#pieces, at, range.start), { newText });
      at = range.end;
    }
    this.#pieces = [...pieces, ...slice(this.#pieces, at, Number.POSITIVE_INFINITY)];
  }

  /** The edits of the original text that make it what it is now; those that change nothing are left out. */
  get edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let newText = '';
    for (const piece of [...this.#pieces, { start: this.original.length, end: this.original.length }]) {
      if ('newText' in piece) {
        newText += piece.newText;
        continue;
      }
      if (this.original.slice(at, piece.start) !== newText)
        edits.push({ range: { start: at, end: piece.start }, newText });
      at = piece.end;
      newText = '';
    }
    return edits;
  }
}

/** The pieces of a stretch of the text that they make. */
function slice(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = 'newText' in piece ? piece.newText.length : piece.end - piece.start;
    const start = Math.max(0, from - at);
    const end = Math.min(length, to - at);
    if (start < end)
      found.push(
        'newText' in piece
          ? { newText: piece.newText.slice(start, end) }
          : { start: piece.start + start, end: piece.start + end },
      );
    at += length;
  }
  return found;
}
