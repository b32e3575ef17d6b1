import { titleOf } from '../../vault/fields.ts';
import { type Chains, requirementChains, requirementFields } from '../chains.ts';
import { noteItem } from './links.ts';
import { filterOf, inFolders, type View, type ViewItem, type ViewSource } from './view.ts';

/** What requires what: the goals, and below each note what it requires. The id says the way there, so that rings end. */
export const chainsView: View = (source, parent) => {
  const { vault, words, choice } = source;
  const chains = requirementChains(vault, requirementFields(vault));
  const isWanted = wantedIn(source, chains);
  const way = parent === undefined ? [] : parent.split('\n');
  const opened = chains.notes.get(way.at(-1) ?? '');
  const itemsOf = (paths: readonly string[], above: readonly string[]): ViewItem[] =>
    paths.filter(isWanted).flatMap((path): ViewItem[] => {
      const note = vault.notes.get(path);
      const requirement = chains.notes.get(path);
      if (!note || !requirement) return [];
      const closesRing = above.includes(path);
      return [
        {
          ...noteItem(note),
          id: [...above, path].join('\n'),
          icon: requirement.state,
          description: closesRing ? words.ring : requirement.state === 'open' ? path : words.states[requirement.state],
          hasChildren: !closesRing && requirement.requires.some(isWanted),
          // What was filtered for may stand deep in a chain.
          ...(choice?.filter ? { isOpen: true } : {}),
        },
      ];
    });
  return opened ? itemsOf(opened.requires, way) : inFolders(source, itemsOf(chains.goals, []), parent);
};

/** Whether a note has the words that the reader filters by, or requires one that has them, however far away. */
function wantedIn(source: ViewSource, { notes }: Chains): (path: string) => boolean {
  if (!source.choice?.filter?.trim()) return () => true;
  const hasWords = filterOf(source);
  const requiredBy = new Map<string, string[]>();
  const wanted = new Set<string>();
  for (const { path, requires } of notes.values()) {
    const note = source.vault.notes.get(path);
    if (note && hasWords(titleOf(note), path)) wanted.add(path);
    for (const target of requires) requiredBy.set(target, [...(requiredBy.get(target) ?? []), path]);
  }
  // A set that grows while one goes through it comes to an end: each note gets in once.
  for (const path of wanted) for (const above of requiredBy.get(path) ?? []) wanted.add(above);
  return (path) => wanted.has(path);
}
