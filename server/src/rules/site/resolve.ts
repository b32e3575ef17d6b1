import { fileNameOf, fold, folderOf, joinPath, stemOf, withoutMarkdownExtension } from '../../vault/path.ts';
import type { Vault } from '../../vault/vault.ts';
import { caseCounts } from './profile.ts';

/**
 * The note whose page a wiki-link's target opens on a Quartz site; undefined when there is no such page. After the
 * builds of Quartz 4.4.0 and 4.5.2 and the source of Quartz 5 (`transformLink`): by stem where it is unique, else by the
 * path from the root; never relative, unless the site says so.
 */
export function pageOf(vault: Vault, from: string, target: string): string | undefined {
  const { siteLinks, site } = vault.config;
  const name = withoutMarkdownExtension(target);
  if (siteLinks === 'relative') return noteAt(vault, joinPath(folderOf(from), name));
  const plain = name.replace(/^(?:\.{0,2}\/)+/, '');
  if (siteLinks === 'absolute') return noteAt(vault, plain);
  return (
    byUniqueStem(vault, plain) ?? noteAt(vault, plain) ?? (site === 'quartz-5' ? byEnding(vault, plain) : undefined)
  );
}

function byUniqueStem(vault: Vault, name: string): string | undefined {
  if (name.includes('/')) return undefined;
  const named = [...vault.notesByStem.get(fold(name))].filter((path) => isWrittenSo(vault, stemOf(path), name));
  // Quartz 5 takes `x/x` for `x/index`, so nothing is called `x`.
  const pages = vault.config.site === 'quartz-5' ? named.filter((path) => !isFolderPage(path)) : named;
  return pages.length === 1 ? pages[0] : undefined;
}

function noteAt(vault: Vault, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  return candidates(vault, path).find((note) => isWrittenSo(vault, withoutMarkdownExtension(note), path));
}

function byEnding(vault: Vault, name: string): string | undefined {
  const named = candidates(vault, name).filter(
    (path) => fold(withoutMarkdownExtension(path)).endsWith(`/${fold(name)}`) && !isFolderPage(path),
  );
  return named.length === 1 ? named[0] : undefined;
}

function candidates(vault: Vault, name: string): string[] {
  return [...vault.notesByStem.get(fold(fileNameOf(name)))].sort();
}

function isWrittenSo(vault: Vault, written: string, name: string): boolean {
  if (written === name) return true;
  if (caseCounts(vault.config)) return written.normalize('NFC') === name.normalize('NFC');
  return fold(written) === fold(name);
}

/** `x/x.md`, which has the name of its folder. */
export function isFolderPage(path: string): boolean {
  return folderOf(path) !== '' && fold(stemOf(path)) === fold(fileNameOf(folderOf(path)));
}
