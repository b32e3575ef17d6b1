/**
 * Where the run of characters begins with which the text ends; the length of the text when it ends with another one.
 * `characters` matches one of them. A regular expression that looks for such a run (`/x+$/`) begins anew at each `x`,
 * which takes for ever where there are many.
 */
export function tailStart(text: string, characters: RegExp): number {
  let at = text.length;
  while (at > 0 && characters.test(text[at - 1] ?? '')) at--;
  return at;
}

/** The text without such characters at its end. */
export function withoutTail(text: string, characters: RegExp): string {
  return text.slice(0, tailStart(text, characters));
}
