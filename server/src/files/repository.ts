import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ReadText } from '../features/feature.ts';
import { changeSince } from '../rules/repository.ts';
import type { ChangedNote, Repository } from '../rules/rule.ts';
import { changesSince, datesOfChange, textsAt } from './git.ts';

/**
 * The repository in which a vault lies, each fact gathered when it is first asked for. Without git, and outside of a
 * repository, nothing is known of commits, and files are looked for below the vault's root.
 */
export class VaultRepository implements Repository {
  readonly #root: string;
  readonly #textOf: ReadText;
  #top: string | undefined;
  #heads: ReadonlyMap<string, string> | undefined;
  #dates: ReadonlyMap<string, string> | undefined;

  /** `root` is the vault's folder; `textOf` gives the texts that are compared with those of the last commit. */
  constructor(root: string, textOf: ReadText) {
    this.#root = root;
    this.#textOf = textOf;
  }

  /** Forgets what is known, since a file was written or a commit made. */
  refresh(): void {
    this.#heads = undefined;
    this.#dates = undefined;
  }

  change(path: string): ChangedNote | undefined {
    this.#heads ??= headTexts(this.#root);
    const head = this.#heads.get(path);
    const text = head === undefined ? undefined : this.#textOf(path);
    return head === undefined || text === undefined ? undefined : changeSince(path, head, text);
  }

  lastCommitted(path: string): string | undefined {
    this.#dates ??= commitDates(this.#root);
    return this.#dates.get(path) || undefined;
  }

  has(path: string): boolean {
    this.#top ??= topOf(this.#root) ?? this.#root;
    return !path.split('/').includes('..') && existsSync(join(this.#top, path));
  }
}

/** The files that differ from HEAD, as HEAD has them. */
function headTexts(root: string): ReadonlyMap<string, string> {
  const changes = changesSince(root);
  return 'refused' in changes ? new Map() : textsAt(root, changes.commit, changes.changed);
}

/** Empty for what was changed since its last commit. */
function commitDates(root: string): ReadonlyMap<string, string> {
  const dates = datesOfChange(root, '');
  return 'refused' in dates ? new Map() : dates;
}

/** The nearest folder upwards that holds a repository; `.git` is a file in a worktree. */
export function topOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : topOf(above);
}
