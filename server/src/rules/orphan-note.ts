import { matchesGlobs } from '../text/glob.ts';
import { isLinked } from '../vault/backlinks.ts';
import type { Vault } from '../vault/vault.ts';
import { isIndexNote } from './index-notes.ts';
import { listing } from './missing-from-index.ts';
import { placeOf } from './place.ts';
import type { Rule } from './rule.ts';

export const orphanNote: Rule = {
  id: 'orphan-note',
  severity: 'hint',
  summary: 'No other note links to a note.',
  remedy: 'offer',
  options: {
    ignoreIndexLinks: { type: 'boolean', default: false, description: 'Links from index notes do not count.' },
    except: { type: 'globs', default: [], description: 'Globs of notes that may be without links to them.' },
  },
  *check({ note, vault }, options) {
    if (!isOrphan(vault, note.path, options)) return;
    const ignoresIndexes = options.ignoreIndexLinks === true;
    yield {
      range: placeOf(note),
      message: ignoresIndexes
        ? 'No note but an index links to this one; readers of other notes do not learn of it.'
        : 'No other note links to this one.',
      fixes: () => (ignoresIndexes ? [] : listing(vault, note, false)),
    };
  },
};

/** Whether the note is an orphan by the options of the rule. */
export function isOrphan(vault: Vault, path: string, options: Readonly<Record<string, unknown>>): boolean {
  if (isIndexNote(vault, path)) return false;
  if (Array.isArray(options.except) && matchesGlobs(options.except, path)) return false;
  const ignoresIndexes = options.ignoreIndexLinks === true;
  return !isLinked(vault, path, (source) => !ignoresIndexes || !isIndexNote(vault, source));
}
