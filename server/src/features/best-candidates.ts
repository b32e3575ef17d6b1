import type { Note } from '../parse/note.ts';
import { nameKey } from '../vault/filed-names.ts';
import { folderOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { Best } from './best.ts';
import type { Candidate } from './candidates.ts';
import { mostItems } from './ranked.ts';

/**
 * The candidates in the order in which they are offered, as many as a list has: by match, then by what is wanted (an
 * embed or image wants attachments), then those of the note's own folder, then those that are linked most. The note
 * itself comes last. The candidates come in groups, each with better matches than the next, which is not looked for when
 * the list is full.
 */
export function bestCandidates(
  vault: Vault,
  from: Note,
  groups: Iterable<Iterable<Candidate>>,
  wantsAttachments: boolean,
): Candidate[] {
  const best = new Best<Candidate>(mostItems, inOrder);
  const home = folderOf(from.path);
  const start = home === '' ? 0 : home.length + 1;
  for (const group of groups) {
    for (const candidate of group) {
      const { kind, path, score } = candidate;
      const wanted = (kind === 'attachment') === wantsAttachments ? 2 : 0;
      const near = kind !== 'ghost' && path.startsWith(home) && path.indexOf('/', start) < 0 ? 1 : 0;
      const own = path === from.path ? 4 : 0;
      addTo(best, vault, candidate, score * 4 - own + wanted + near);
    }
    if (best.isFull) break;
  }
  return best.items();
}

/** By paths; what has one path differs in name. */
function inOrder(a: Candidate, b: Candidate): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  if (a.kind === 'heading' && b.kind === 'heading') return Number(a.name) - Number(b.name);
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

function addTo(best: Best<Candidate>, vault: Vault, candidate: Candidate, place: number): void {
  // Counting links costs more than all else, so that it is left where it cannot help.
  if (!best.wants((place + 1) * mostLinks)) return;
  const { kind, name, path } = candidate;
  const links = vault.countSources(kind === 'note' || kind === 'ghost' ? name : nameKey(path));
  best.add(candidate, place * mostLinks + links * 10 + worth[kind]);
}

const mostLinks = 1e8;

const worth: Record<Candidate['kind'], number> = {
  note: 6,
  title: 5,
  alias: 4,
  heading: 3,
  attachment: 2,
  virtual: 1,
  ghost: 0,
};
