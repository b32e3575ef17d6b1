import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { basename, join } from 'node:path';
import { URI } from 'vscode-uri';
import type { Config } from '../config.ts';
import { type CachePlace, cachePlace } from '../files/cache/place.ts';
import { clockGrain } from '../files/cache/stamp.ts';
import type { VaultCache } from '../files/cache/vault-cache.ts';
import {
  type FileKind,
  fileClassifier,
  type LoadedVault,
  linkedPath,
  listFiles,
  loadVaultInSteps,
  markedRoot,
  readNote,
  readText,
  rootsBelow,
} from '../files/node.ts';
import { VaultRepository } from '../files/repository.ts';
import { watchFolder } from '../files/watch.ts';
import type { Files, OpenedVault } from './files.ts';
import { Slices } from './slices.ts';

/**
 * The files of the disk, for a server that runs beside them. `place` is where what is known of a vault is kept for the
 * next time, so many milliseconds after it was read: the editor comes first.
 */
export function diskFiles(place = cachePlace(process.env), keptAfter = 3000): Files {
  const classifiers = new Map<string, (path: string) => FileKind | undefined>();
  const configs = new Map<string, Config>();
  const links = new Map<string, Map<string, string>>();
  return {
    async vaultOf(folder) {
      const root = markedRoot(fsPathOf(folder));
      return root === undefined ? undefined : uriOf(root);
    },
    async vaultsIn(folder) {
      return rootsBelow(fsPathOf(folder)).map(uriOf);
    },
    async load(root) {
      const { links: found, cache, ...opened } = await load(fsPathOf(root), place);
      if (cache) setTimeout(() => void write(cache), keptAfter).unref();
      links.set(root, new Map(found));
      const kindOf = fileClassifier(fsPathOf(root), opened.config);
      classifiers.set(root, kindOf);
      configs.set(root, opened.config);
      return { ...opened, isNote: (path) => kindOf(path) === 'note' };
    },
    read(root, path) {
      const file = readText(join(fsPathOf(root), path));
      return 'text' in file ? file.text : undefined;
    },
    look(root, path) {
      const folder = fsPathOf(root);
      const entry = entryNamed(join(folder, path));
      if (entry?.isDirectory()) return 'folder';
      const target = entry?.isSymbolicLink() ? linkedPath(join(folder, path), realpathSync(folder)) : undefined;
      if (target === undefined) links.get(root)?.delete(path);
      else links.get(root)?.set(path, target);
      const kind = entry?.isFile() || target !== undefined ? classifiers.get(root)?.(path) : undefined;
      return kind === 'note' ? readNote(folder, path) : kind;
    },
    linksTo(root, path) {
      return [...(links.get(root) ?? [])].filter(([, target]) => target === path).map(([link]) => link);
    },
    list(root) {
      const config = configs.get(root);
      if (!config) return [];
      const { notes, attachments } = listFiles(fsPathOf(root), config);
      return [...notes, ...attachments];
    },
    changedSince(root, path, moment) {
      const entry = lstatSync(join(fsPathOf(root), path), { throwIfNoEntry: false });
      // Unlike the time of modification, no program sets that of the last change back. File systems round it.
      return !entry || entry.ctimeMs >= moment - clockGrain;
    },
    repository(root, read) {
      return new VaultRepository(fsPathOf(root), read);
    },
    watch(root, onChange, onFailure) {
      return watchFolder(fsPathOf(root), onChange, onFailure);
    },
  };
}

/** What stands at a path, by that name: where case does not count, a file whose name has changed its case is found by both. */
function entryNamed(file: string): Stats | undefined {
  const entry = lstatSync(file, { throwIfNoEntry: false });
  if (!entry || entry.isSymbolicLink()) return entry;
  try {
    const actual = basename(realpathSync.native(file));
    return actual.normalize('NFC') === basename(file).normalize('NFC') ? entry : undefined;
  } catch {
    // Gone between the two looks.
    return undefined;
  }
}

async function load(
  folder: string,
  place: CachePlace | undefined,
): Promise<Omit<OpenedVault, 'isNote'> & Pick<LoadedVault, 'links' | 'cache'>> {
  const steps = loadVaultInSteps(folder, { indexed: true, cache: place });
  const slices = new Slices();
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      if ('refused' in value) throw new Error(value.refused);
      const { vault, config, links, cache } = value;
      return { vault, config: config.config, configProblems: config.problems, links, ...(cache && { cache }) };
    }
    if (slices.isOver) await slices.next();
  }
}

async function write(cache: VaultCache): Promise<void> {
  const slices = new Slices();
  for (const _written of cache.save()) await slices.next();
}

function fsPathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}

function uriOf(file: string): string {
  return URI.file(file).toString();
}
