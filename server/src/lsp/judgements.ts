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
  /** How many problems those are. */
  #count = 0;
  /** The notes that were not judged since they changed, and files that are gone; `all` when nothing was judged yet. */
  #unjudged: Set<string> | 'all' = 'all';
  /** Likewise since somebody last asked for it. */
  #news: Set<string> | 'all' = 'all';
  #changes: FileChange[] = [];
  #today = '';

  /** Takes note of a change that the vault has seen already. */
  record(change: FileChange): void {
    this.#changes.push(change);
  }

  /** Everything may be different: another config, or a vault that was read anew. */
  clear(): void {
    this.#problems.clear();
    this.#count = 0;
    this.#changes = [];
    this.#unjudged = 'all';
    this.#news = 'all';
  }

  /** The problems of one note, in text order; none for a file that is no note. The same list as long as they are the same. */
  of(vault: Vault, path: string, circumstances: Circumstances): readonly Problem[] {
    this.settle(vault, circumstances.today);
    const known = this.#problems.get(path);
    if (known) return known;
    if (this.#unjudged !== 'all') this.#unjudged.delete(path);
    const note = vault.notes.get(path);
    if (!note) return [];
    const problems = judgeNote(vault, note, circumstances);
    this.#problems.set(path, problems);
    this.#count += problems.length;
    return problems;
  }

  /** Forgets what the changes until now can have made different. To be called now and then among many changes. */
  settle(vault: Vault, today = this.#today): void {
    if (this.#changes.length > 0) {
      for (const affected of affectedNotes(vault, this.#changes)) this.#forget(affected);
      for (const change of this.#changes) this.#forget(change.path);
      this.#changes = [];
    }
    if (today !== this.#today) this.clear();
    this.#today = today;
  }

  /** The notes whose problems may be others than when this was last asked, and files that are gone. */
  takeNews(vault: Vault, today: string): Iterable<string> {
    this.settle(vault, today);
    const news = this.#news;
    this.#news = new Set();
    return news === 'all' ? [...vault.notes.keys()] : news;
  }

  /** The notes that are not judged yet: when none is left, `count` is of the whole vault. */
  unjudged(vault: Vault, today: string): ReadonlySet<string> {
    this.settle(vault, today);
    if (this.#unjudged === 'all')
      this.#unjudged = new Set([...vault.notes.keys()].filter((path) => !this.#problems.has(path)));
    return this.#unjudged;
  }

  /** How many problems the judged notes have. */
  get count(): number {
    return this.#count;
  }

  #forget(path: string): void {
    this.#count -= this.#problems.get(path)?.length ?? 0;
    this.#problems.delete(path);
    if (this.#unjudged !== 'all') this.#unjudged.add(path);
    if (this.#news !== 'all') this.#news.add(path);
  }
}
