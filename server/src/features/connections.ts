import type { Link } from '../parse/note.ts';
import { backlinks } from '../vault/backlinks.ts';
import { type Destination, resolveLink } from '../vault/resolve.ts';
import type { LinkSite, Vault } from '../vault/vault.ts';

/** A link of a note, and where it leads. */
export interface OutgoingLink {
  readonly link: Link;
  readonly destination: Destination;
}

/** The links of a note in text order, with where each leads; links out of the vault by a scheme are left out. */
export function outgoingLinks(vault: Vault, path: string): OutgoingLink[] {
  return vault
    .links(path)
    .map((link) => ({ link, destination: resolveLink(vault, path, link) }))
    .filter(({ destination }) => destination.kind !== 'external');
}

/** The links of other notes that lead to the note or attachment, by path and in text order. */
export function incomingLinks(vault: Vault, path: string): LinkSite[] {
  return backlinks(vault, path).filter((site) => site.path !== path);
}
