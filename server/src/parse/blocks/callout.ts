import type { Part } from '../../text/range.ts';
import { EXCLAMATION_MARK } from '../characters.ts';
import { partOf } from '../pieces.ts';

/** The type of the callout whose `[!type]` starts the line of a block quote (Obsidian); undefined when it is none. */
export function readCalloutType(text: string, start: number, end: number): Part | undefined {
  if (text.charCodeAt(start + 1) !== EXCLAMATION_MARK) return undefined;
  const match = /^\[!([^\]\s|]+)(?:\|[^\]]*)?\]/.exec(text.slice(start, end));
  if (match === null) return undefined;
  const typeStart = start + '[!'.length;
  return partOf(text, typeStart, typeStart + (match[1] ?? '').length);
}
