import { type LineStarts, offsetAt, type Position, positionAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';

/** How a client counts columns (LSP §PositionEncodingKind): UTF-16 units unless both sides agreed on another one. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/** A text as positions need it; `text` is asked for only where the encoding is not UTF-16. */
export interface MeasuredText {
  readonly lineStarts: LineStarts;
  readonly length: number;
  /** The position of an offset in UTF-16 units, where that is known without `lineStarts`. */
  positionAt?(offset: number): Position;
  text(): string;
}

export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** Turns UTF-16 offsets into a client's positions and back. The one place that knows the client's encoding. */
export class Positions {
  readonly encoding: PositionEncoding;

  constructor(encoding: PositionEncoding) {
    this.encoding = encoding;
  }

  range(source: MeasuredText, range: Range): PositionRange {
    return { start: this.position(source, range.start), end: this.position(source, range.end) };
  }

  position(source: MeasuredText, offset: number): Position {
    const position = source.positionAt ? source.positionAt(offset) : positionAt(source.lineStarts, offset);
    if (this.encoding === 'utf-16') return position;
    const { line, character } = position;
    const lineStart = source.lineStarts[line] ?? 0;
    return { line, character: this.#length(source.text().slice(lineStart, lineStart + character)) };
  }

  offset(source: MeasuredText, position: Position): number {
    if (this.encoding === 'utf-16') return offsetAt(source.lineStarts, source.length, position);
    const lineStart = offsetAt(source.lineStarts, source.length, { line: position.line, character: 0 });
    const lineEnd = offsetAt(source.lineStarts, source.length, {
      line: position.line,
      character: Number.MAX_SAFE_INTEGER,
    });
    let left = position.character;
    let offset = lineStart;
    for (const character of source.text().slice(lineStart, lineEnd)) {
      left -= this.#length(character);
      if (left < 0) break;
      offset += character.length;
    }
    return offset;
  }

  /** How many units of the client's encoding the text takes. */
  #length(text: string): number {
    let length = 0;
    for (const character of text) length += this.encoding === 'utf-32' ? 1 : bytesOf(character.codePointAt(0) ?? 0);
    return length;
  }
}

/** The length of a code point in UTF-8. */
function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
