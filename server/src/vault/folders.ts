import { folderOf } from './path.ts';

/** The folders of a vault, by the files that stand in them or below them. */
export class Folders {
  readonly #counts = new Map<string, number>();

  /** Counts a file that came (1) or went (-1). */
  count(path: string, by: 1 | -1): void {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      const count = this.filesBelow(folder) + by;
      if (count > 0) this.#counts.set(folder, count);
      else this.#counts.delete(folder);
    }
  }

  /** Whether a folder holds a file, itself or below it. The root always counts. */
  has(folder: string): boolean {
    return folder === '' || this.#counts.has(folder);
  }

  filesBelow(folder: string): number {
    return this.#counts.get(folder) ?? 0;
  }
}
