import { requirementChains, requirementFields } from '../chains.ts';
import { noteItem } from './links.ts';
import type { View, ViewItem } from './view.ts';

/** What requires what: the goals, and below each note what it requires. The id says the way there, so that rings end. */
export const chainsView: View = ({ vault, words }, parent) => {
  const chains = requirementChains(vault, requirementFields(vault));
  const way = parent === undefined ? [] : parent.split('\n');
  const last = way.at(-1);
  const paths = last === undefined ? chains.goals : (chains.notes.get(last)?.requires ?? []);
  return paths.flatMap((path): ViewItem[] => {
    const note = vault.notes.get(path);
    const requirement = chains.notes.get(path);
    if (!note || !requirement) return [];
    const closesRing = way.includes(path);
    return [
      {
        ...noteItem(note),
        id: [...way, path].join('\n'),
        icon: requirement.state,
        description: closesRing ? words.ring : requirement.state === 'open' ? path : words.states[requirement.state],
        hasChildren: requirement.requires.length > 0 && !closesRing,
      },
    ];
  });
};
