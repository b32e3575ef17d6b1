import { gfm } from 'micromark-extension-gfm';
import type { Construct, Extension } from 'micromark-util-types';
import { type Mask, masked } from './masked.ts';

const table = [gfm().flow?.null].flat()[0] as Construct;
/** A symbol, as the pipe is one, that divides no cells. */
const NO_PIPE = 0x2ffb;
const HYPHEN = 45;
/** A column of a tab behind its first one: it has no offset of its own. */
const VIRTUAL_SPACE = -1;

/**
 * Tables in which a pipe in `[[…]]` divides no cells. The header row counts with those pipes or without them, whichever
 * the delimiter row goes with.
 */
export function tableSyntax(text: string): Extension {
  const pipes = pipesInWikiLinks(text);
  if (pipes.size === 0) return {};
  return { flow: { null: [masked(table, () => hiding(pipes)), masked(table, () => merging(text, pipes))] } };
}

function hiding(pipes: ReadonlySet<number>): Mask {
  return (code, { offset }) => (code !== VIRTUAL_SPACE && pipes.has(offset) ? NO_PIPE : code);
}

/** Shows a delimiter row with fewer cells, by as many as the pipes that are hidden in the header row. */
function merging(text: string, pipes: ReadonlySet<number>): Mask {
  const hide = hiding(pipes);
  let header: { line: number; offset: number } | undefined;
  let row: { text: string; offset: number } | undefined;
  let shown: number | null = null;
  return (code, point, context) => {
    header ??= point;
    if (point.line !== header.line + 1 || code === null || code < -2) return hide(code, point, context);
    row ??= { text: merged(lineAt(text, point.offset), cellsHidden(text, pipes, header.offset)), offset: point.offset };
    if (code === VIRTUAL_SPACE && shown === HYPHEN) return shown;
    const character = row.text[point.offset - row.offset];
    shown = character === text[point.offset] ? code : (character?.charCodeAt(0) ?? code);
    return shown;
  };
}

function merged(row: string, cells: number): string {
  if (cells === 0) return row;
  const first = new RegExp(`^([ \\t]*\\|?[ \\t]*)((?::?-+:?[ \\t]*\\|[ \\t]*){${cells}}:?-+:?)`);
  return row.replace(first, (_, before: string, joined: string) => `${before}:${'-'.repeat(joined.length - 1)}`);
}

function cellsHidden(text: string, pipes: ReadonlySet<number>, from: number): number {
  const line = lineAt(text, from).replace(/\\[\\|]/g, '..');
  return [...line].filter((character, at) => character === '|' && pipes.has(from + at)).length;
}

function lineAt(text: string, offset: number): string {
  return /[^\r\n]*/y.exec(text.slice(offset))?.[0] ?? '';
}

function pipesInWikiLinks(text: string): Set<number> {
  const pipes = new Set<number>();
  for (const match of text.matchAll(/\\[\\|]|\[\[([^[\]\r\n]*[^[\]\s][^[\]\r\n]*)\]\]/g)) {
    for (let at = 0; match[1] !== undefined && at < match[0].length; at++) {
      if (match[0][at] === '|') pipes.add(match.index + at);
    }
  }
  return pipes;
}
