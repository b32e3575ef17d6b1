import { folderOf, isMarkdown, joinPath, relativePath, withoutMarkdownExtension } from './path.ts';
import { resolveName } from './resolve.ts';
import type { Vault } from './vault.ts';

/**
 * The target of a wiki-link that names the note or attachment at `to` from the note at `from`, in the config's link
 * style. What it returns always resolves to `to` alone; where no short name does, it is a longer path.
 */
export function writeTarget(vault: Vault, from: string, to: string): string {
  const shown = isMarkdown(to) ? withoutMarkdownExtension(to) : to;
  const names = (target: string): boolean => {
    const destination = resolveName(vault, from, target);
    return (
      (destination.kind === 'note' || destination.kind === 'attachment') &&
      destination.path === to &&
      destination.others.length === 0
    );
  };
  if (vault.config.linkStyle === 'relative') {
    const relative = relativePath(folderOf(from), shown);
    return relative.startsWith('../') ? relative : `./${relative}`;
  }
  if (vault.config.linkStyle === 'absolute') return names(shown) ? shown : `/${shown}`;
  const segments = shown.split('/');
  for (let count = 1; count <= segments.length; count++) {
    const ending = segments.slice(-count).join('/');
    if (names(ending)) return ending;
  }
  return names(to) ? to : (joinPath('', to) ?? to);
}
