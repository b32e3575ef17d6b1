import { isBeforeWord, isSeparator } from '../vault/name-filter.ts';

/** The least score of a name that begins with the query, and of one with a word that does. */
export const beginning = 5;
export const wordBeginning = 4;

/**
 * How well a query matches a name, both folded (see `fold`): 0 is no match, and more is better. The whole name comes
 * before its beginning, a beginning of one of its words, any place in it, and last letters spread over it in order.
 * What matches less than `least` may be called no match.
 */
export function matchScore(query: string, name: string, least = 0): number {
  if (query === '') return 1;
  const at = name.indexOf(query);
  if (at === 0) return name.length === query.length ? 6 : 5;
  if (at > 0) {
    if (startsWord(name, at)) return 4;
    for (let next = name.indexOf(query, at + 1); next > 0; next = name.indexOf(query, next + 1))
      if (startsWord(name, next)) return 4;
    return 3;
  }
  return least > 2 ? 0 : spreadScore(query, name);
}

/**
 * 2 when every letter of the query continues a run or starts a word, 1 when the letters are merely there in order. The
 * first one has to start a word: else long names match nearly everything.
 */
function spreadScore(query: string, name: string): number {
  let score = 2;
  let at = -1;
  let isFirst = true;
  for (let index = 0; index < query.length; index++) {
    const letter = query[index] as string;
    // A space in the query stands for any separator.
    if (isSeparator(letter.charCodeAt(0))) continue;
    let next = name.indexOf(letter, at + 1);
    while (isFirst && next > 0 && !startsWord(name, next)) next = name.indexOf(letter, next + 1);
    if (next < 0) return 0;
    isFirst = false;
    if (next !== at + 1 && !startsWord(name, next)) score = 1;
    at = next;
  }
  return score;
}

function startsWord(name: string, at: number): boolean {
  return at === 0 || isBeforeWord(name.charCodeAt(at - 1));
}
