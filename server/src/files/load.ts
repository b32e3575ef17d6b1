import { lstatSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { type Config, type ConfigProblem, configFileName, defaultConfig, parseConfig } from '../config.ts';
import type { Refusal } from '../features/feature.ts';
import type { Note } from '../parse/note.ts';
import { rules } from '../rules/index.ts';
import { Vault } from '../vault/vault.ts';
import type { CachePlace } from './cache/place.ts';
import type { Stamp } from './cache/stamp.ts';
import { VaultCache } from './cache/vault-cache.ts';
import { exists } from './claim.ts';
import { type FileList, leadsInside, listFiles } from './list.ts';
import { readText } from './read.ts';
import { reasonOf } from './reason.ts';
import { noteOf } from './text.ts';

/** A vault as it stands on disk. */
export interface LoadedVault {
  /** Absolute. */
  readonly root: string;
  readonly vault: Vault;
  readonly config: LoadedConfig;
  readonly links: FileList['links'];
  readonly vaults: FileList['vaults'];
  /** Folders that could not be listed and notes that could not be read, and what the operating system said. */
  readonly unreadable: FileList['unreadable'];
  /** What is known of it for the next time; absent for a small vault, and where nothing is to be kept. */
  readonly cache?: VaultCache;
}

export interface LoadedConfig {
  /** The absolute path of the config file, whether it exists or not. */
  readonly file: string;
  /** Of the config file; undefined when there is none. */
  readonly text?: string;
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

export interface LoadOptions {
  /** Another config file than the one at the vault's root. */
  readonly configFile?: string;
  /** Receives the text of every note, for those who mean to edit. */
  readonly texts?: Map<string, string>;
  /** All that can be looked up is kept from the first note on, for those who will ask for it and may not wait then. */
  readonly indexed?: boolean;
  /** Where it is kept what is known of vaults; without it each note is read and scanned. */
  readonly cache?: CachePlace | undefined;
}

/** Reads a whole vault from disk, or says why that cannot be done. */
export function loadVault(root: string, options: LoadOptions = {}): LoadedVault | Refusal {
  const steps = loadVaultInSteps(root, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** `loadVault`, which yields after each note how many of how many are read: whoever drives it chooses the pauses. */
export function* loadVaultInSteps(
  root: string,
  options: LoadOptions = {},
): Generator<{ read: number; of: number }, LoadedVault | Refusal> {
  const folder = resolve(root);
  let config: LoadedConfig | Refusal;
  let files: FileList;
  try {
    config = loadConfig(folder, options.configFile);
    if ('refused' in config) return config;
    files = listFiles(folder, config.config);
  } catch (error) {
    return { refused: `The folder ${folder} cannot be read: ${reasonOf(error)}.` };
  }
  const opening = VaultCache.open(options.texts ? undefined : options.cache, folder, files.notes.length);
  let opened = opening.next();
  for (; !opened.done; opened = opening.next()) yield { read: 0, of: files.notes.length };
  const cache = opened.value;
  const vault = new Vault(config.config, !cache?.knowsProblems);
  if (options.indexed) vault.keepIndexes();
  for (const path of files.attachments) vault.addAttachment(path);
  const unreadable = [...files.unreadable];
  // `join` would look at each character of each path.
  const above = join(folder, sep);
  let read = 0;
  for (const path of files.notes) {
    const reason = addNote(vault, path, above + path, options.texts, cache);
    if (reason !== undefined) unreadable.push({ path, reason });
    yield { read: ++read, of: files.notes.length };
  }
  const { links, vaults } = files;
  return { root: folder, vault, config, links, vaults, unreadable, ...(cache && { cache }) };
}

/** Adds a note to the vault, read from its file unless it is known; gives what the system said if that cannot be read. */
function addNote(
  vault: Vault,
  path: string,
  file: string,
  texts: LoadOptions['texts'],
  cache: VaultCache | undefined,
): string | undefined {
  const known = cache?.take(path, file);
  if (known) {
    vault.set(known);
    return undefined;
  }
  let stamp: Stamp | undefined;
  const found = readText(file, (stats) => {
    stamp = cache?.stampOf(stats);
  });
  vault.set(noteOf(path, found));
  // As the vault keeps it, so that it is packed once.
  const note = cache && vault.notes.get(path);
  if (note) cache.keep(note, 'text' in found ? stamp : undefined);
  if (!('text' in found)) return found.fault;
  texts?.set(path, found.text);
  return undefined;
}

/** One note from disk. A file that holds no text is a note of which nothing is known but its name, and why. */
export function readNote(root: string, path: string): Note {
  return noteOf(path, readText(join(root, path)));
}

/**
 * The vault's config file, or another one; without a file, what holds by default. The vault's own, when it cannot be
 * read, has a problem like any other fault of a config: the notes are there all the same.
 */
export function loadConfig(root: string, configFile?: string): LoadedConfig | Refusal {
  const file = configFile === undefined ? join(root, configFileName) : resolve(configFile);
  if (configFile === undefined && !exists(file)) return { file, config: defaultConfig, problems: [] };
  const content =
    configFile === undefined && isLink(file) && !leadsInside(file, realpathSync(root))
      ? { unreadable: 'It is a symbolic link that leads out of the vault, or nowhere: name that file by --config.' }
      : readText(file);
  if ('text' in content) return { file, text: content.text, ...parseConfig(content.text, rules) };
  if (configFile !== undefined) return { refused: `${file}: ${content.unreadable}` };
  const message = `The config cannot be used, so the defaults hold. ${content.unreadable}`;
  return { file, text: '', config: defaultConfig, problems: [{ range: { start: 0, end: 0 }, message }] };
}

function isLink(file: string): boolean {
  return lstatSync(file).isSymbolicLink();
}
