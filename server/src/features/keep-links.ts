import type { MarkdownLink, Note } from '../parse/note.ts';
import { parseNote } from '../parse/scan.ts';
import { applyEdits, sortedEdits, type TextEdit } from '../text/edit.ts';
import { encloses, overlaps, type Range } from '../text/range.ts';
import { type FileChanges, type RewrittenNote, VaultAfter } from '../vault/after.ts';
import { namesOf } from '../vault/backlinks.ts';
import { nameKey } from '../vault/filed-names.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadText } from './feature.ts';
import { LinkKeeper, Texts, type WrittenLink } from './link-keeper.ts';

/** What somebody is about to do: files that move, come and go, and edits of notes, by their paths before any move. */
export interface Plan {
  readonly files?: Omit<FileChanges, 'rewritten'>;
  readonly edits?: ReadonlyMap<string, readonly TextEdit[]>;
}

/** What it takes to let every link lead where it leads now. */
export interface KeptLinks {
  /** The plan's own edits, and the targets and fragments of links. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** Links that nothing can save: no link of their kind can name the new place. */
  readonly lost: readonly LinkPlace[];
}

export interface LinkPlace extends Range {
  readonly path: string;
}

/**
 * The edits that let every link lead where it leads now, though files move, come and go and notes are rewritten: a link
 * is changed only when what it says would name something else afterwards, or several things, and then as little as can
 * be. A link that is ambiguous before leads to the same one of its candidates afterwards. Links to what is deleted stay.
 */
export function keepLinks(vault: Vault, plan: Plan, read: ReadText): KeptLinks {
  const texts = new Texts(read);
  const planned = new Map([...(plan.edits ?? [])].map(([path, edits]) => [path, sortedEdits(edits)]));
  let rewritten = rewrite(texts, planned, planned.keys());
  for (let round = 0; ; round++) {
    const after = new VaultAfter(vault, { ...plan.files, rewritten });
    const kept = keepOnce(vault, after, texts, planned);
    // A heading that shows the target of a link says something else now, and other links may name that heading.
    const shown = [...kept.edits].filter(([path, edits]) => touchesHeading(vault.notes.get(path), edits));
    const again = rewrite(texts, kept.edits, new Set([...planned.keys(), ...shown.map(([path]) => path)]));
    if (round === mostRounds || headingsOf(again) === headingsOf(rewritten)) return kept;
    rewritten = again;
  }
}

/** Links in headings that name headings with links in them: nobody builds longer chains. */
const mostRounds = 4;

function keepOnce(
  vault: Vault,
  after: VaultAfter,
  texts: Texts,
  planned: ReadonlyMap<string, readonly TextEdit[]>,
): KeptLinks {
  const keeper = new LinkKeeper(vault, after, texts);
  const edits = new Map(planned);
  const lost: LinkPlace[] = [];
  for (const { note, links } of affectedLinks(vault, after)) {
    const to = after.pathOf(note.path);
    if (to === undefined) continue;
    const before = planned.get(note.path) ?? [];
    const own: TextEdit[] = [];
    for (const link of links) {
      const kept = keeper.keep(note, to, link);
      if (before.some((edit) => encloses(edit.range, link) && !encloses(link, edit.range))) continue;
      if (kept === undefined) lost.push({ path: note.path, start: link.start, end: link.end });
      else own.push(...kept.filter(({ range }) => !before.some((edit) => overlaps(edit.range, range))));
    }
    if (own.length > 0) edits.set(note.path, sortedEdits([...before, ...own]));
  }
  return { edits, lost };
}

/** The notes of those paths as the edits leave them. */
function rewrite(
  texts: Texts,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  paths: Iterable<string>,
): Map<string, RewrittenNote> {
  const notes = new Map<string, RewrittenNote>();
  for (const path of paths) {
    const own = edits.get(path) ?? [];
    notes.set(path, { note: parseNote(path, applyEdits(texts.of(path), own)), edits: own });
  }
  return notes;
}

function touchesHeading(note: Note | undefined, edits: readonly TextEdit[]): boolean {
  return note?.headings.some(({ text }) => edits.some(({ range }) => encloses(text, range))) ?? false;
}

function headingsOf(notes: ReadonlyMap<string, RewrittenNote>): string {
  return JSON.stringify([...notes].map(([path, { note }]) => [path, note.headings.map(({ text }) => text.text)]));
}

interface AffectedNote {
  readonly note: Note;
  readonly links: readonly WrittenLink[];
}

/** All links of the notes that move or change, and the links elsewhere under a name that comes or goes. */
function* affectedLinks(vault: Vault, after: VaultAfter): Generator<AffectedNote> {
  const { moves, creates, rewritten, folders } = after.changes;
  const own = new Set([...(moves?.keys() ?? []), ...(rewritten?.keys() ?? [])]);
  const names = new Set<string>();
  for (const path of own) {
    for (const name of namesOf(vault, path)) names.add(name);
    for (const name of namesOf(after, after.pathOf(path) ?? path)) names.add(name);
  }
  for (const path of creates ?? []) for (const name of namesOf(after, path)) names.add(name);
  for (const folder of folders?.keys() ?? []) names.add(nameKey(folder));
  const paths = new Set([...own, ...vault.pathsNaming(names)]);
  for (const path of [...paths].sort()) {
    const note = vault.notes.get(path);
    if (!note) continue;
    const links = writtenLinks(vault, note);
    yield { note, links: own.has(path) ? links : links.filter((link) => names.has(nameKey(link.target.text))) };
  }
}

/** The note's links, definitions in the place of the reference links that use them. */
export function writtenLinks(vault: Vault, note: Note): WrittenLink[] {
  const links = vault.links(note.path).filter((link) => link.kind !== 'reference');
  const definitions = note.definitions.map(
    (definition): MarkdownLink => ({ ...definition, kind: 'markdown', embed: false, inTable: false, angled: false }),
  );
  return [...links, ...definitions];
}
