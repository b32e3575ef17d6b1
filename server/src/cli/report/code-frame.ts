import type { Problem } from '../../rules/rule.ts';
import { harmless } from '../../text/unsafe.ts';
import { blankOf, headOf, tailOf, widthOf } from '../terminal.ts';
import type { Report } from './report.ts';

/** The line on which a problem starts with carets under it; nothing for a problem of the note as a whole. */
export function codeFrame(report: Report, { path, range }: Problem): string {
  const text = report.vault.textOf(path);
  if (text === undefined || range.end === 0) return '';
  const { line, character } = report.vault.positionOf(path, range.start);
  const lineStart = range.start - character;
  const lineEnd = endOfLine(text, lineStart);
  const end = Math.min(range.end, lineEnd);
  const number = String(line + 1);
  const { before, marked, after } = cut(
    harmless(text.slice(lineStart, range.start)),
    harmless(text.slice(range.start, end)),
    harmless(text.slice(end, lineEnd)),
    Math.max(40, (report.columns || 120) - number.length - 8),
  );
  const carets = report.palette.red('^'.repeat(Math.max(1, widthOf(marked))));
  const bar = report.palette.dim('|');
  const gutter = ' '.repeat(number.length);
  return (
    `    ${report.palette.dim(number)} ${bar} ${before}${marked}${after}\n` +
    `    ${gutter} ${bar} ${blankOf(before)}${carets}\n`
  );
}

/**
 * Notes often hold a paragraph on a line: what does not fit into `room` columns is left out on both sides of the marked
 * stretch, twice as much being kept before it as behind it.
 */
function cut(
  before: string,
  marked: string,
  after: string,
  room: number,
): Record<'before' | 'marked' | 'after', string> {
  const left = room - widthOf(marked);
  if (left < 0) return { before: before === '' ? '' : '…', marked: `${headOf(marked, room - 2)}…`, after: '' };
  const behind = Math.max(Math.floor(left / 3), left - widthOf(before));
  const shownAfter = widthOf(after) <= behind ? after : `${headOf(after, behind - 1)}…`;
  const ahead = left - widthOf(shownAfter);
  const shownBefore = widthOf(before) <= ahead ? before : `…${tailOf(before, ahead - 1)}`;
  return { before: shownBefore, marked, after: shownAfter };
}

function endOfLine(text: string, start: number): number {
  const end = /[\r\n]/g;
  end.lastIndex = start;
  return end.exec(text)?.index ?? text.length;
}
