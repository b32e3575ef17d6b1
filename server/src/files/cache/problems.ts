import { affectedNotes, type FileChange } from '../../rules/affected.ts';
import { judgeNote } from '../../rules/judge.ts';
import type { Circumstances, Problem } from '../../rules/rule.ts';
import type { Vault } from '../../vault/vault.ts';

/** What was found wrong with the notes of a vault, and on what that depends beside the notes. */
export interface Judged {
  /** The text of the config; undefined without one. */
  readonly config: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly attachments: readonly string[];
  /** By path; notes without problems are left out. */
  readonly problems: ReadonlyMap<string, readonly PlainProblem[]>;
}

/** A problem as data. */
export type PlainProblem = Omit<Problem, 'path' | 'fixes'>;

/** After more changes than these, and than one note in twenty, all are judged again: to find out which takes as long. */
const few = 20;

/** The notes that have to be judged again since then; undefined when it may be any. `changes` are those of notes. */
export function affectedSince(
  judged: Judged,
  vault: Vault,
  changes: readonly FileChange[],
): ReadonlySet<string> | undefined {
  if (changes.length > Math.max(few, vault.notes.size / 20)) return undefined;
  const before = new Set(judged.attachments);
  const moved = [
    ...judged.attachments.filter((path) => !vault.attachments.has(path)),
    ...[...vault.attachments].filter((path) => !before.has(path)),
  ];
  return affectedNotes(vault, [...changes, ...moved.map((path) => ({ path }))]);
}

export function plain({ rule, severity, range, message, related }: Problem): PlainProblem {
  return { rule, severity, range, message, ...(related && { related }) };
}

/** The problems of a note as they were found before. Whoever asks for fixes has the note judged, as fixes fit the moment. */
export function recalled(
  vault: Vault,
  path: string,
  problems: readonly PlainProblem[],
  circumstances: Circumstances,
): Problem[] {
  let judged: readonly Problem[] | undefined;
  return problems.map((problem, index) => ({
    path,
    ...problem,
    get fixes() {
      judged ??= judgedNow(vault, path, circumstances);
      return judged[index]?.fixes ?? [];
    },
  }));
}

export function judgedNow(vault: Vault, path: string, circumstances: Circumstances): Problem[] {
  const note = vault.notes.get(path);
  return note ? judgeNote(vault, note, circumstances) : [];
}
