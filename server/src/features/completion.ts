import type { Range } from '../text/range.ts';
import type { Vault } from '../vault/vault.ts';
import { displayCompletion } from './complete-display.ts';
import { keyCompletion, valueCompletion } from './complete-field.ts';
import { fragmentCompletion } from './complete-fragment.ts';
import { calloutCompletion, footnoteCompletion, labelCompletion } from './complete-mark.ts';
import { pathCompletion } from './complete-path.ts';
import { tagCompletion } from './complete-tag.ts';
import { targetCompletion } from './complete-target.ts';
import { contextAt } from './completion-context.ts';
import type { Place, ReadText } from './feature.ts';

export type CompletionKind =
  | 'note'
  | 'alias'
  | 'ghost'
  | 'attachment'
  | 'heading'
  | 'block'
  | 'display'
  | 'tag'
  | 'key'
  | 'value'
  | 'footnote'
  | 'label'
  | 'callout';

/** One thing that can be put in at the cursor. */
export interface CompletionItem {
  readonly kind: CompletionKind;
  readonly label: string;
  /** What stands behind the label: a title, a folder. */
  readonly detail?: string;
  /** What the editor compares with the text of the replaced range up to the cursor. */
  readonly filterText: string;
  readonly newText: string;
  /** What a preview is made of. */
  readonly preview?: { readonly path: string; readonly fragment?: string };
}

export interface Completion {
  /** What every item replaces: on one line, around the cursor. */
  readonly range: Range;
  /** Best first. */
  readonly items: readonly CompletionItem[];
  /** The list depends on what is typed: ask again when that changes. */
  readonly incomplete: boolean;
  /** Characters that accept an item and are typed behind it. */
  readonly commitCharacters: readonly string[];
}

/** What can be put in at the place; undefined where nothing of the vault can stand. `today` is `YYYY-MM-DD`. */
export function completion(vault: Vault, readText: ReadText, place: Place, today?: string): Completion | undefined {
  const text = readText(place.path);
  const note = vault.notes.get(place.path);
  if (text === undefined || note === undefined) return undefined;
  const context = contextAt(note, text, place.offset);
  switch (context?.kind) {
    case 'target':
      return targetCompletion(vault, note, context);
    case 'fragment':
      return fragmentCompletion(vault, readText, note, context);
    case 'display':
      return displayCompletion(vault, note, context);
    case 'path':
      return pathCompletion(vault, note, context);
    case 'tag':
      return tagCompletion(vault, note, context);
    case 'key':
      return keyCompletion(vault, note, context);
    case 'value':
      return valueCompletion(vault, note, context, today);
    case 'footnote':
      return footnoteCompletion(note, text, context);
    case 'label':
      return labelCompletion(note, context);
    case 'callout':
      return calloutCompletion(vault, note, context);
    default:
      return undefined;
  }
}
