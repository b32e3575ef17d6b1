import { judgeNote } from '../rules/judge.ts';
import type { Circumstances, Fix, Problem } from '../rules/rule.ts';
import type { VaultEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadText } from './feature.ts';
import { fixAll } from './fix-all.ts';
import { willRenameFiles } from './will-rename-files.ts';

/** Something that the editor offers at a place; `kind` is one of LSP's (LSP §CodeActionKind). */
export interface Action {
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll';
  readonly edit: VaultEdit;
  /** The problem that it solves. */
  readonly problem?: Problem;
  /** The one that a key press applies without asking. */
  readonly preferred?: boolean;
}

/** The fixes of the problems that touch the range; preferred are those that need nobody to choose. */
export function quickFixes(vault: Vault, read: ReadText, problems: readonly Problem[], range: Range): Action[] {
  return problems
    .filter((problem) => problem.range.start <= range.end && range.start <= problem.range.end)
    .flatMap((problem) =>
      problem.fixes.map(
        ({ title, edit, safe }, index): Action => ({
          title,
          kind: 'quickfix',
          edit: withFollowingLinks(vault, read, edit),
          problem,
          preferred: safe && index === 0,
        }),
      ),
    );
}

/** The edit, and what keeps links right when it renames files. */
export function withFollowingLinks(vault: Vault, read: ReadText, edit: VaultEdit): VaultEdit {
  if (!edit.renames?.length) return edit;
  const following = willRenameFiles(vault, edit.renames, read).edit.edits;
  const edits = new Map(edit.edits);
  for (const [path, own] of following) edits.set(path, [...(edits.get(path) ?? []), ...own]);
  return { ...edit, edits };
}

/** The action that applies every safe fix of a note that changes no other; undefined when there is none. */
export function fixAllInNote(
  vault: Vault,
  read: ReadText,
  path: string,
  circumstances: Circumstances,
): Action | undefined {
  const judge = (): Problem[] => {
    const note = vault.notes.get(path);
    return note ? judgeNote(vault, note, circumstances) : [];
  };
  const isAllowed = ({ edit }: Fix): boolean => [...edit.edits.keys()].every((changed) => changed === path);
  const { edit, fixed } = fixAll(vault, read, judge, isAllowed);
  if (fixed.length === 0) return undefined;
  return { title: 'Fix all safe problems of this note', kind: 'source.fixAll', edit };
}
