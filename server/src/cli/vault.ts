import { resolve } from 'node:path';
import type { Refusal } from '../features/feature.ts';
import { cachePlace } from '../files/cache/place.ts';
import { finishInterrupted } from '../files/journal.ts';
import { type LoadedVault, type LoadOptions, loadVaultInSteps } from '../files/load.ts';
import { isInside, toVaultPath } from '../files/local-path.ts';
import { readText } from '../files/read.ts';
import { markedRoot } from '../files/root.ts';
import { type LineStarts, lineStartsOf, type Position, positionAt } from '../text/lines.ts';
import { harmless } from '../text/unsafe.ts';
import type { Host } from './host.ts';
import { progressOn } from './progress.ts';
import { pathFrom, type Selection, selectVault } from './select.ts';

/** The options of every command that reads a vault. */
export interface VaultOptions {
  /** The vault's folder. */
  readonly vault?: string;
  /** Another config file than the one at the vault's root. */
  readonly config?: string;
  /** Nothing is written. */
  readonly dryRun?: boolean;
  /** Whether no path is the vault itself: it is something in one. */
  readonly parts?: boolean;
  /** `false`: nothing is kept of the vault for the next time, nor used of what was. */
  readonly cache?: boolean;
}

/** A vault from disk, with the paths of it that a command line is about. */
export interface OpenVault extends LoadedVault {
  readonly given: Selection['given'];
  readonly covers: Selection['covers'];
  /** The text of a file of the vault; undefined when there is none that can be read. */
  readonly textOf: (path: string) => string | undefined;
  /** Where the files are now that an interrupted command was to move, which was finished just now: by their old paths. */
  readonly moved: ReadonlyMap<string, string>;
  /** The line and column of an offset in a file of the vault. */
  readonly positionOf: (path: string, offset: number) => Position;
}

/**
 * Reads the vault of the paths, with a progress line where there is somebody to see it. `texts` receives the text of
 * every note, and is what counts as the text from then on.
 */
export function openVault(
  host: Host,
  paths: readonly string[],
  options: VaultOptions,
  texts?: Map<string, string>,
): OpenVault | Refusal {
  const selection = selectVault(paths, { cwd: host.cwd, vault: options.vault, parts: options.parts });
  if ('refused' in selection) return selection;
  const moved = texts && !options.dryRun ? finish(host, selection.root) : new Map<string, string>();
  if ('refused' in moved) return moved;
  const loaded = load(host, selection.root, {
    ...(options.config !== undefined && { configFile: resolve(host.cwd, options.config) }),
    ...(texts && { texts }),
    cache: options.cache === false ? undefined : cachePlace(host.env),
  });
  if ('refused' in loaded) return loaded;
  keepForLater(host, loaded);
  if (loaded.vault.notes.size === 0 && loaded.config.text === undefined && markedRoot(loaded.root) === undefined)
    return { refused: noVault(host, loaded) };
  const textOf = textReader(loaded, texts);
  const { given, covers } = selection;
  return { ...loaded, given, covers, textOf, moved, positionOf: positionFinder(loaded, textOf) };
}

function noVault({ cwd }: Host, { root, vaults }: LoadedVault): string {
  const inner = vaults.map((path) => `'${pathFrom(cwd, root, path)}'`);
  const other = inner.length > 0 ? `${inner.slice(0, 3).join(', or ')} is one.` : 'Name the folder of the notes.';
  return `${root} holds no Markdown notes, and nothing marks it as a vault. ${other}`;
}

/** Writes what is known of the vault when nobody waits any more. */
function keepForLater(host: Host, { cache }: LoadedVault): void {
  if (cache)
    host.later(() => {
      for (const _written of cache.save());
    });
}

/** Before somebody edits the vault, what an earlier command could not finish is done, and said. */
function finish(host: Host, root: string): Map<string, string> | Refusal {
  const finished = host.uninterrupted(() => finishInterrupted(root));
  if (!finished) return new Map();
  if ('refused' in finished) return finished;
  const moved = finished.moves.map(({ from, to }) => `${from} to ${to}`).join(', ');
  host.stderr.write(
    harmless(`docs-vault: A change that was interrupted is finished now${moved && `: moved ${moved}`}.`),
  );
  const { skipped } = finished;
  if (skipped.length > 0)
    host.stderr.write(harmless(` Somebody else changed ${skipped.join(', ')} meanwhile: look at the links there.`));
  host.stderr.write('\n');
  return new Map(finished.moves.filter(({ from }) => !skipped.includes(from)).map(({ from, to }) => [from, to]));
}

function load(host: Host, root: string, options: LoadOptions): LoadedVault | Refusal {
  const progress = progressOn(host);
  const steps = loadVaultInSteps(root, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      progress.clear();
      return value;
    }
    progress.show(() => `Reading notes: ${value.read} of ${value.of}`);
  }
}

/** Reads a file when it is first asked for; those of the vault only, and its config. */
function textReader({ root, config }: LoadedVault, texts?: Map<string, string>): OpenVault['textOf'] {
  const read = new Map<string, string | undefined>([[toVaultPath(config.file, root), config.text]]);
  return (path) => {
    const known = texts?.get(path) ?? read.get(path);
    if (known !== undefined || read.has(path) || !isInside(path)) return known;
    const file = readText(resolve(root, path));
    const text = 'text' in file ? file.text : undefined;
    read.set(path, text);
    return text;
  };
}

function positionFinder({ vault }: LoadedVault, textOf: OpenVault['textOf']): OpenVault['positionOf'] {
  const lineStarts = new Map<string, LineStarts>();
  return (path, offset) => {
    const known = vault.notes.get(path)?.lineStarts ?? lineStarts.get(path);
    if (known) return positionAt(known, offset);
    const measured = lineStartsOf(textOf(path) ?? '');
    lineStarts.set(path, measured);
    return positionAt(measured, offset);
  };
}
