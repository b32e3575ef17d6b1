import { scanBlocks } from '../../server/src/parse/blocks/block-scanner.ts';
import { ContainerStack } from '../../server/src/parse/blocks/container-stack.ts';
import { PlainContainer } from '../../server/src/parse/blocks/containers.ts';
import type { Outline } from '../../server/src/parse/blocks/outline.ts';
import type { Range } from '../../server/src/text/range.ts';

/** A stretch of a note, and what it is: a leaf block, the marker of a container, or the white space between. */
export interface Piece extends Range {
  readonly kind: 'block' | 'marker' | 'space';
}

interface Blocks {
  readonly outline: Outline;
  readonly leaves: readonly Range[];
  /** The containers of which nothing but their extent is known: block quotes, lists and footnotes. */
  readonly containers: readonly Range[];
}

const SPACE_OR_QUOTE = /^[\s>]*$/;

/**
 * The text as blocks, markers and gaps, one behind the other. Throws where blocks overlap, or where something stands
 * between them that is neither white space nor the marker of a container that is there.
 */
export function partition(text: string, from: number): Piece[] {
  const { outline, leaves, containers } = recordBlocks(text, from);
  const taken: Piece[] = [
    ...leaves.map(({ start, end }) => ({ kind: 'block' as const, start, end })),
    ...outline.items.map(({ start, markerEnd }) => ({ kind: 'marker' as const, start, end: markerEnd })),
    ...outline.footnotes.map(({ start, end }) => ({ kind: 'marker' as const, start, end })),
  ].sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = from;
  for (const piece of [...taken, { kind: 'space' as const, start: text.length, end: text.length }]) {
    if (piece.start < at) throw new Error(`${piece.kind} ${piece.start}..${piece.end} starts before ${at}`);
    const gap = text.slice(at, piece.start);
    if (!SPACE_OR_QUOTE.test(gap)) throw new Error(`${JSON.stringify(gap)} at ${at} is in no block`);
    for (const { index } of gap.matchAll(/>/g)) {
      const place = at + index;
      if (!containers.some(({ start, end }) => start <= place && place < end)) throw new Error(`a lone > at ${place}`);
    }
    pieces.push({ kind: 'space', start: at, end: piece.start }, piece);
    at = piece.end;
  }
  return pieces;
}

/** Notes what each container is told of the blocks in it, as the outline keeps them no longer than they are needed. */
function recordBlocks(text: string, from: number): Blocks {
  const leaves: Range[] = [];
  const containers: Range[] = [];
  const container = Object.getPrototypeOf(PlainContainer.prototype);
  const { addBlock } = container;
  const { closeTo } = ContainerStack.prototype;
  let closes = false;
  container.addBlock = function (start: number, end: number) {
    (closes ? containers : leaves).push({ start, end });
    addBlock.call(this, start, end);
  };
  ContainerStack.prototype.closeTo = function (kept) {
    closes = true;
    closeTo.call(this, kept);
    closes = false;
  };
  try {
    return { outline: scanBlocks(text, from).outline, leaves, containers };
  } finally {
    container.addBlock = addBlock;
    ContainerStack.prototype.closeTo = closeTo;
  }
}
