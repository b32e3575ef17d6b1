import { encloses, type Range } from '../text/range.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { linkTargets, type Target } from './definition.ts';
import { isExternal } from './under-cursor.ts';

/** A stretch of a note that opens a file of the vault. */
export interface DocumentLink {
  readonly range: Range;
  /** The file that it opens. */
  readonly path: string;
}

/** The links of a note that lead to a note or attachment, by their targets and fragments. */
export function documentLinks(vault: Vault, path: string): DocumentLink[] {
  return vault.links(path).flatMap((link) => {
    if (isExternal(link)) return [];
    const destination = resolveLink(vault, path, link);
    if (destination.kind !== 'note' && destination.kind !== 'attachment') return [];
    if (link.kind === 'reference') return [{ range: link, path: destination.path }];
    const end = link.fragment && encloses(link, link.fragment) ? link.fragment.end : link.target.end;
    const start = link.target.start === link.target.end ? (link.fragment?.start ?? end) : link.target.start;
    return start < end ? [{ range: { start, end }, path: destination.path }] : [];
  });
}

/** Where the document link at that offset leads now; undefined when there is none any more. */
export function documentLinkTarget(vault: Vault, path: string, start: number): Target | undefined {
  const link = vault.links(path).findLast((candidate) => candidate.start <= start && start < candidate.end);
  return link && linkTargets(vault, path, link)[0];
}
