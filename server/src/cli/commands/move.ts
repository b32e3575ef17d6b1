import { statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { isRefusal, type Refusal } from '../../features/feature.ts';
import { faultOfMove } from '../../features/rename-file.ts';
import { type FileMove, fileAt, willRenameFiles } from '../../features/will-rename-files.ts';
import { isInside, toVaultPath } from '../../files/local-path.ts';
import { fileNameOf, folderOf, withoutMarkdownExtension } from '../../vault/path.ts';
import { applyEdit } from '../apply.ts';
import { fail } from '../fail.ts';
import { movedFrom, noteNamed, openVaultOf } from '../find-note.ts';
import type { Host } from '../host.ts';
import type { OpenVault } from '../vault.ts';
import type { RenameOptions } from './rename.ts';

/** Moves notes, attachments and folders to another path or into another folder, with every link to them and in them. */
export function move(args: readonly string[], options: RenameOptions, host: Host): number {
  const [sources, target] = [args.slice(0, -1), args.at(-1) ?? ''];
  if (sources.length === 0) return fail(host, 'Say where it is to go: docs-vault mv <from...> <to>.');
  const vault = openVaultOf(host, sources, options, new Map());
  if (isRefusal(vault)) return fail(host, vault.refused);
  const moves = movesOf(host, vault, sources, target);
  if (isRefusal(moves)) return fail(host, moves.refused);
  const { edit, lost } = willRenameFiles(vault.vault, moves, vault.textOf);
  const [first] = lost;
  if (first) {
    const link = vault.textOf(first.path)?.slice(first.start, first.end) ?? '';
    return fail(host, `Nothing is moved: the link ${link} in ${first.path} could not be kept.`);
  }
  return applyEdit(host, vault, { ...edit, renames: moves }, options);
}

type Move = FileMove & { readonly to: string };

function movesOf(host: Host, vault: OpenVault, sources: readonly string[], target: string): Move[] | Refusal {
  const destination = resolve(host.cwd, target);
  const isFolder = /[\\/]$/.test(target) || statOf(destination)?.isDirectory() === true;
  if (sources.length > 1 && !isFolder)
    return { refused: `Several files can only go into a folder, and '${target}' is none.` };
  const moves: Move[] = [];
  for (const source of sources) {
    if (isDone(host, vault, source, destination)) continue;
    const from = sourceOf(host, vault, source);
    if (typeof from !== 'string') return from;
    const file = isFolder ? join(destination, fileNameOf(from)) : withExtensionOf(from, destination, vault);
    const to = toVaultPath(file, vault.root);
    if (!isInside(to) || to === '') return { refused: `'${target}' is not in the vault ${vault.root}.` };
    const there = fileAt(vault.vault, to, from);
    if (there !== undefined) return { refused: `There is already a file '${there}'.` };
    if (to.startsWith(`${from}/`)) return { refused: `The folder '${from}' cannot go into itself.` };
    const fault = faultOfMove(vault.vault, from, to);
    if (fault !== undefined) return { refused: fault };
    if (to !== from) moves.push({ from, to });
  }
  return moves;
}

/** Whether the move was begun by a command that was interrupted, and has been finished just now. */
function isDone(host: Host, vault: OpenVault, source: string, destination: string): boolean {
  const moved = movedFrom(host, vault, source);
  if (moved === undefined) return false;
  const target = toVaultPath(destination, vault.root);
  return [moved, withoutMarkdownExtension(moved), folderOf(moved)].includes(target);
}

/** The vault path of what is to move: a folder, or a note by its path or name. */
function sourceOf(host: Host, vault: OpenVault, source: string): string | Refusal {
  const path = toVaultPath(resolve(host.cwd, source), vault.root);
  if (path === '') return { refused: 'The vault itself cannot be moved within itself.' };
  return isInside(path) && vault.vault.hasFolder(path) ? path : noteNamed(host, vault, source);
}

/** A note stays a note when the new path has no extension. */
function withExtensionOf(from: string, destination: string, { vault }: OpenVault): string {
  return vault.hasFolder(from) || extname(destination) !== '' ? destination : destination + extname(from);
}

function statOf(file: string): ReturnType<typeof statSync> {
  return statSync(file, { throwIfNoEntry: false });
}
