/** Whether one English text is a plural or another inflection of the other: `backups` of `backup`, `deployed` of `deploy`. */
export function areInflections(a: string, b: string): boolean {
  const bases = basesOf(a);
  return [...basesOf(b)].some((base) => bases.has(base));
}

/** The text, and every word that it may be an inflection of. */
function basesOf(text: string): Set<string> {
  const bases = new Set([text]);
  for (const [ending, replacements] of endings)
    if (text.endsWith(ending) && text.length > ending.length + 1)
      for (const replacement of replacements) bases.add(text.slice(0, -ending.length) + replacement);
  // A doubled consonant: `planning` of `plan`.
  for (const base of [...bases]) if (/([b-df-hj-np-tv-z])\1$/.test(base)) bases.add(base.slice(0, -1));
  return bases;
}

const endings: readonly (readonly [string, readonly string[]])[] = [
  ["'s", ['']],
  ['’s', ['']],
  ['s', ['']],
  ['es', ['']],
  ['ies', ['y']],
  ['ed', ['', 'e']],
  ['ing', ['', 'e']],
];
