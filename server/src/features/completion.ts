import type { Vault } from '../vault/vault.ts';
import { displayCompletion } from './complete-display.ts';
import { keyCompletion, valueCompletion } from './complete-field.ts';
import { fragmentCompletion } from './complete-fragment.ts';
import { calloutCompletion, footnoteCompletion, labelCompletion } from './complete-mark.ts';
import { pathCompletion } from './complete-path.ts';
import { tagCompletion } from './complete-tag.ts';
import { targetCompletion } from './complete-target.ts';
import { contextAt } from './completion-context-at.ts';
import type { Completion } from './completion-item.ts';
import type { Place, ReadText } from './feature.ts';

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
