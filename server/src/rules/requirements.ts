import { namesOf } from '../vault/backlinks.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { isNamed, isRequirement } from './links.ts';
import type { NamedLink } from './rule.ts';

/** An entry of a `links` field, and the note that it names. */
export interface Requirement {
  readonly link: NamedLink;
  readonly path: string;
}

/** The requirements of a note that name notes, in text order. */
export function requirementsOf(vault: Vault, path: string): Requirement[] {
  if (!vault.declaresLinks) return [];
  const requirements: Requirement[] = [];
  for (const link of vault.links(path)) {
    if (!isNamed(link) || !isRequirement(link, vault)) continue;
    const destination = resolveLink(vault, path, link);
    if (destination.kind === 'note') requirements.push({ link, path: destination.path });
  }
  return requirements;
}

/** The notes given, and every note that requires one of them, directly or through others. */
export function withRequirers(vault: Vault, paths: Iterable<string>): Set<string> {
  const found = new Set(paths);
  for (const path of found)
    vault.forEachLinkNaming(namesOf(vault, path), (from, link) => {
      if (found.has(from) || !isNamed(link) || !isRequirement(link, vault)) return;
      const destination = resolveLink(vault, from, link);
      if (destination.kind === 'note' && destination.path === path) found.add(from);
    });
  return found;
}
