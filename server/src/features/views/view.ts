import type { Circumstances, Problem } from '../../rules/rule.ts';
import type { Range } from '../../text/range.ts';
import { folderOf } from '../../vault/path.ts';
import type { Vault } from '../../vault/vault.ts';
import type { ReadText } from '../feature.ts';
import type { ViewWords } from './words.ts';

/** A line of a view: what it shows, where it leads, and what is below it. */
export interface ViewItem {
  /** The same for the same thing as long as it is there, so that a view keeps what is expanded and selected. */
  readonly id: string;
  readonly label: string;
  /** What is marked in the label. */
  readonly highlight?: Range;
  /** Behind the label, less prominent. */
  readonly description?: string;
  /** What a screen reader says instead of the description, which may be a bare number. */
  readonly spoken?: string;
  readonly tooltip?: string;
  readonly icon?: ViewIcon;
  /** Where choosing the item leads. */
  readonly place?: { readonly path: string; readonly range: Range };
  /** What can be done with the item, a word for the front end: `review`, `fixable`, `tag`; `folder` for nothing. */
  readonly kind?: string;
  /** The items below; asked for by the item's id when it is opened. */
  readonly hasChildren?: boolean;
  /** Whether the items below are shown until the reader closes them. */
  readonly isOpen?: boolean;
}

export type ViewIcon =
  | 'note'
  | 'file'
  | 'folder'
  | 'section'
  | 'link'
  | 'broken'
  | 'error'
  | 'warning'
  | 'information'
  | 'hint'
  | 'tag'
  | 'done'
  | 'ready'
  | 'blocked'
  | 'open';

/** How a reader wants a view. */
export interface ViewChoice {
  /** Words that an item has to have, all of them, in any case; none leaves everything. */
  readonly filter?: string;
  /** Problems by note, all else by folder. */
  readonly isGrouped?: boolean;
}

/** What every view is made of. */
export interface ViewSource {
  readonly vault: Vault;
  readonly read: ReadText;
  readonly circumstances: Circumstances;
  /** The problems of a note. */
  problemsOf(path: string): readonly Problem[];
  /** The note in the active editor. */
  readonly active?: string;
  readonly choice?: ViewChoice;
  /** What is said beside names, in the reader's language. */
  readonly words: ViewWords;
}

/** A view: its items, or those below the item of that id. */
export type View = (source: ViewSource, parent?: string) => ViewItem[];

/** Ids of things that are told apart by a text, and where that is the same by their order: not by places, which edits move. */
export function distinctIds(): (text: string) => string {
  const counts = new Map<string, number>();
  return (text) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count + 1);
    return count === 0 ? text : `${text}\n${count}`;
  };
}

/** Whether texts have all the words that the reader filters by. */
export function filterOf({ choice }: ViewSource): (...texts: readonly string[]) => boolean {
  const words = (choice?.filter ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return (...texts) => words.every((word) => texts.some((text) => text.toLowerCase().includes(word)));
}

/** Items that lead to notes, below the folders of these where the reader wants that; else as they are, at the top. */
export function inFolders(
  { choice, words }: ViewSource,
  items: readonly ViewItem[],
  parent: string | undefined,
  folderFor = ({ place }: ViewItem): string => `${folderOf(place?.path ?? '')}/`,
): ViewItem[] {
  if (!choice?.isGrouped) return parent === undefined ? [...items] : [];
  const folders = grouped(items, folderFor);
  if (parent !== undefined) {
    const below = folders.get(parent) ?? [];
    return below.map(({ description = '', ...item }) => ({ ...item, description: description.replace(parent, '') }));
  }
  return [...folders].map(([id, below]) => ({
    id,
    label: id,
    kind: 'folder',
    description: String(below.length),
    spoken: words.entries(below.length),
    icon: 'folder',
    hasChildren: true,
    isOpen: true,
  }));
}

/** Things by a key, each in its order. */
export function grouped<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const others = groups.get(key);
    if (others) others.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

/** The start of a note, for items that lead to it as a whole. */
export const noteStart: Range = { start: 0, end: 0 };
