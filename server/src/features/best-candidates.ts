import type { Note } from '../parse/note.ts';
import { nameKey } from '../vault/filed-names.ts';
import { folderOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { Best } from './best.ts';
import type { Candidate, Matches } from './matches.ts';
import { mostItems } from './ranked.ts';

/**
 * What matches in the order in which it is offered, each file once, as many as a list has: by match, then by what is
 * wanted (an embed or image wants attachments), then those of the note's own folder, then those that are linked most. The
 * note itself comes last. The matches come in groups, each with better ones than the next, which is not looked for when
 * the list is full; `candidatesOf` says what one of them stands for.
 */
export function bestCandidates(
  vault: Vault,
  from: Note,
  groups: Iterable<readonly Matches[]>,
  wantsAttachments: boolean,
  candidatesOf: (match: Candidate) => readonly Candidate[] = (match) => [match],
): Candidate[] {
  const best = new Best<Candidate>(mostItems, inOrder, keyOf);
  const folder = folderOf(from.path);
  const home = folder === '' ? '' : `${folder}/`;
  for (const group of groups) {
    for (const matches of group) {
      const { kind, score } = matches;
      const wanted = (kind === 'attachment') === wantsAttachments ? 2 : 0;
      matches.forEach((path, name, known) => {
        const near = kind !== 'ghost' && path.startsWith(home) && path.indexOf('/', home.length) < 0 ? 1 : 0;
        const own = path === from.path ? 4 : 0;
        const place = score * 4 - own + wanted + near;
        // Looking for the number of links costs more than all else, so that it is left where it cannot help.
        if (!best.wants((place + 1) * mostLinks)) return;
        const links = known ?? vault.countSources(kind === 'note' || kind === 'ghost' ? name : nameKey(path));
        const rank = place * mostLinks + links * 10 + worth[kind];
        if (best.wants(rank))
          for (const candidate of candidatesOf({ kind, path, name, score })) best.add(candidate, rank);
      });
    }
    if (best.isFull) break;
  }
  return best.items();
}

/** What is offered once. */
function keyOf({ kind, path, name }: Candidate): string {
  if (kind === 'heading') return `${path}#${name}`;
  return kind === 'ghost' ? `[[${name}` : path;
}

/** By paths; what has one path differs in name. */
function inOrder(a: Candidate, b: Candidate): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  if (a.kind === 'heading' && b.kind === 'heading') return Number(a.name) - Number(b.name);
  return a.name < b.name ? -1 : Number(a.name > b.name);
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
