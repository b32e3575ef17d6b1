import type { Circumstances, Problem } from '../../rules/rule.ts';
import type { Range } from '../../text/range.ts';
import type { Vault } from '../../vault/vault.ts';
import type { ReadText } from '../feature.ts';

/** A line of a view: what it shows, where it leads, and what is below it. */
export interface ViewItem {
  /** The same for the same thing as long as it is there, so that a view keeps what is expanded and selected. */
  readonly id: string;
  readonly label: string;
  /** Behind the label, less prominent. */
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: ViewIcon;
  /** Where choosing the item leads. */
  readonly place?: { readonly path: string; readonly range: Range };
  /** What can be done with the item, a word for the front end: `review`, `fixable`, `tag`. */
  readonly kind?: string;
  /** The items below; asked for by the item's id when it is opened. */
  readonly hasChildren?: boolean;
}

export type ViewIcon =
  | 'note'
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

/** What every view is made of. */
export interface ViewSource {
  readonly vault: Vault;
  readonly read: ReadText;
  readonly circumstances: Circumstances;
  /** The problems of a note. */
  problemsOf(path: string): readonly Problem[];
  /** The note in the active editor. */
  readonly active?: string;
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

/** The start of a note, for items that lead to it as a whole. */
export const noteStart: Range = { start: 0, end: 0 };
