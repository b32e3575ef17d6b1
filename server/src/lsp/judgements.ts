import { affectedNotes, type FileChange } from '../rules/affected.ts';
import { judgeNote } from '../rules/judge.ts';
import type { Circumstances, Problem } from '../rules/rule.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * The problems of a vault's notes, judged when somebody asks for them and kept until a change can have made them
 * others. After an edit inside one note's text only that note is judged again, however large the vault is.
 */
export class Judgements {
  readonly #problems = new Map<string, readonly Problem[]>();
  #changes: FileChange[] = [];
  #today = '';

  /** Takes note of a change that the vault has seen already. */
  record(change: FileChange): void {
    this.#changes.push(change);
  }

  /** Everything may be different: another config, or a vault that was read anew. */
  clear(): void {
    this.#problems.clear();
    this.#changes = [];
  }

  /** The problems of one note, in text order; none for a file that is no note. The same list as long as they are the same. */
  of(vault: Vault, path: string, circumstances: Circumstances): readonly Problem[] {
    if (this.#changes.length > 0) {
      for (const affected of affectedNotes(vault, this.#changes)) this.#problems.delete(affected);
      for (const change of this.#changes) this.#problems.delete(change.path);
      this.#changes = [];
    }
    const { today } = circumstances;
    if (today !== this.#today) this.#problems.clear();
    this.#today = today;
    const known = this.#problems.get(path);
    if (known) return known;
    const note = vault.notes.get(path);
    if (!note) return [];
    const problems = judgeNote(vault, note, circumstances);
    this.#problems.set(path, problems);
    return problems;
  }
}
