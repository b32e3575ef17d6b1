import type { Range } from '../text/range.ts';
import { fold } from '../vault/path.ts';
import { Best } from './best.ts';
import type { Completion, CompletionItem } from './completion-item.ts';
import { matchScore } from './fuzzy.ts';

/** Something that may be put in at the cursor. */
export interface Offer {
  /** What the query is compared with; the first one is what the editor shows. */
  readonly names: readonly string[];
  /**
   * Orders offers that match equally well, from 0 to a million, and equal ones by name, those of `fixedOrder` before the
   * others; without it the first stays first.
   */
  readonly weight?: number;
  /** Made for the offers that the list has room for. */
  item(): Omit<CompletionItem, 'filterText' | 'label'> & { readonly label?: string };
}

/** How many items a list has at most. */
export const mostItems = 100;

/** The offers that match what is typed, best first; `query` where only the end of what is typed counts. */
export function ranked(
  { range, typed }: { readonly range: Range; readonly typed: string },
  offers: Iterable<Offer>,
  options: {
    readonly query?: string;
    readonly commitCharacters?: readonly string[];
    readonly fixedOrder?: readonly string[];
  } = {},
): Completion {
  const query = fold((options.query ?? typed).trim());
  const best = new Best<Offer>(mostItems, inOrder(options.fixedOrder ?? []));
  for (const offer of offers) {
    let score = 0;
    for (const name of offer.names) score = Math.max(score, matchScore(query, fold(name)));
    if (score > 0) best.add(offer, score * 1e6 + Math.min(offer.weight ?? 0, 1e6 - 1));
  }
  const items = best.items().map((offer): CompletionItem => {
    const label = offer.names[0] ?? '';
    // The editor's own filter lets everything through that starts with what is typed: the order is ours.
    return { label, filterText: typed === '' ? label : `${typed} ${label}`, ...offer.item() };
  });
  // As the offers are matched by more than their labels, the editor is to ask again.
  return { range, items, incomplete: true, commitCharacters: options.commitCharacters ?? [] };
}

/** Compares offers of equal weight. */
function inOrder(fixed: readonly string[]): (a: Offer, b: Offer) => number {
  return ({ names: [a = ''], weight }, { names: [b = ''] }) => {
    if (weight === undefined || a === b) return 0;
    const [placeOfA, placeOfB] = [fixed.indexOf(a), fixed.indexOf(b)];
    if (placeOfA !== placeOfB && Math.min(placeOfA, placeOfB) === -1) return placeOfB - placeOfA;
    return placeOfA - placeOfB || (a < b ? -1 : 1);
  };
}
