import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Refusal } from '../features/feature.ts';
import { isInside, toVaultPath } from '../files/local-path.ts';
import { nearestNotes } from '../vault/nearest.ts';
import { stemOf, withoutMarkdownExtension } from '../vault/path.ts';
import { resolveName } from '../vault/resolve.ts';
import type { Host } from './host.ts';
import { type OpenVault, openVault, type VaultOptions } from './vault.ts';

/** A vault, and the path of the note or attachment that a person named. */
export interface FoundNote {
  readonly vault: OpenVault;
  readonly path: string;
}

/**
 * Opens the vault of a note and finds the note: by its path from the working folder, or by any name that a link could
 * use, brackets or not. `texts` receives the texts of the notes.
 */
export function findNote(
  host: Host,
  named: string,
  options: VaultOptions,
  texts?: Map<string, string>,
): FoundNote | Refusal {
  const vault = openVaultOf(host, [named], options, texts);
  if ('refused' in vault) return vault;
  const path = noteNamed(host, vault, named);
  return typeof path === 'string' ? { vault, path } : path;
}

/** Opens the vault of the notes, attachments and folders that a person named; none of them is the vault itself. */
export function openVaultOf(
  host: Host,
  named: readonly string[],
  options: VaultOptions,
  texts?: Map<string, string>,
): OpenVault | Refusal {
  const paths = existing(host, named);
  const vault = openVault(host, paths, { ...options, parts: true }, texts);
  if (!('refused' in vault) || paths.length > 0) return vault;
  return { refused: `There is no file '${named[0]}'. ${vault.refused}` };
}

/** Those of the names that are paths of something there. */
export function existing({ cwd }: Host, names: readonly string[]): string[] {
  return names.filter((name) => name !== '' && existsSync(resolve(cwd, name)));
}

/** The path of the note or attachment of an open vault that a person named. */
export function noteNamed(host: Host, opened: OpenVault, named: string): string | Refusal {
  const { root, vault } = opened;
  const own = toVaultPath(resolve(host.cwd, named), root);
  if (isInside(own) && (vault.notes.has(own) || vault.attachments.has(own))) return own;
  const target = named.replace(/^\[\[(.*)\]\]$/, '$1');
  const destination = resolveName(vault, '', target);
  if (destination.kind !== 'note' && destination.kind !== 'attachment') {
    const moved = movedFrom(host, opened, named);
    if (moved !== undefined) return moved;
    const near = nearestNotes(vault, target).map(withoutMarkdownExtension);
    const why = existing(host, [named]).length > 0 ? `'${named}' is no note of` : `There is no note '${named}' in`;
    return { refused: `${why} the vault ${root}.${near.length > 0 ? ` Did you mean ${near.join(', or ')}?` : ''}` };
  }
  if (destination.others.length === 0) return destination.path;
  return {
    refused: `'${named}' names ${[destination.path, ...destination.others].join(', and ')}: write more of its path.`,
  };
}

/** Where the file is now that the person means, who runs a command again that was interrupted after it had moved the file. */
export function movedFrom({ cwd }: Host, { root, moved }: OpenVault, named: string): string | undefined {
  const own = toVaultPath(resolve(cwd, named), root);
  const found = [...moved].find(([from]) => from === own || stemOf(from) === named);
  return found?.[1];
}
