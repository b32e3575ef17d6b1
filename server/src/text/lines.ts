/** A place as LSP and people count it: 0-based line, 0-based UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * The offsets at which the lines of a text start. A line ends with `\n`, `\r\n` or a lone `\r` (LSP §Text Documents,
 * CommonMark §2.1). The first line starts at 0, so the table is never empty.
 */
export type LineStarts = readonly number[];

export type LineEnding = '\n' | '\r\n' | '\r';

/** The line ending of a text's first line; `\n` for a text of one line. */
export function lineEndingOf(text: string): LineEnding {
  const at = text.search(/[\r\n]/);
  if (at < 0 || text[at] === '\n') return '\n';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}

/** Finds the line starts of a text, in one pass. */
export function lineStartsOf(text: string): LineStarts {
  const starts = [0];
  const hasCarriageReturn = text.includes('\r');
  if (!hasCarriageReturn) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** The position of an offset. An offset below 0 is the start of the text; the caller keeps it within the text. */
export function positionAt(lineStarts: LineStarts, offset: number): Position {
  const line = lineAt(lineStarts, offset);
  return { line, character: Math.max(0, offset - (lineStarts[line] ?? 0)) };
}

/** The number of the line that holds the offset, by binary search. */
export function lineAt(lineStarts: LineStarts, offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The offset of a position in a text of `length` code units. A character behind the end of its line means the end of
 * the text before the next line's start (LSP §Position: "defaults back to the line length"); a line behind the last
 * one means the end of the text.
 */
export function offsetAt(lineStarts: LineStarts, length: number, position: Position): number {
  if (position.line < 0) return 0;
  const start = lineStarts[position.line];
  if (start === undefined) return length;
  const next = lineStarts[position.line + 1];
  const limit = next === undefined ? length : next - 1;
  return Math.min(start + Math.max(0, position.character), Math.max(start, limit));
}
