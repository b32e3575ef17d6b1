import { URI } from 'vscode-uri';
import { withoutTail } from '../text/tail.ts';

/** The vault-relative path of a URI below a folder's URI; empty for the folder itself, undefined for anything else. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const [outer, inner] = [partsOf(folder), partsOf(uri)];
  if (!outer || !inner || outer.scheme !== inner.scheme || outer.authority !== inner.authority) return undefined;
  const base = withoutTail(comparablePath(outer), /\//);
  const path = withoutTail(comparablePath(inner), /\//);
  if (path === base) return '';
  // A document that was never saved is in no folder: `untitled:Untitled-1`.
  if (base === '' && !path.startsWith('/')) return path;
  return path.startsWith(`${base}/`) ? path.slice(base.length + 1) : undefined;
}

/** The URI of a path below a folder's URI, which has no trailing `/`. */
export function uriBelow(folder: string, path: string): string {
  // What needs no escape, as nearly every path, needs no URI to be taken apart: thousands of places are told at once.
  if (plainPath.test(path) && plainFolder.test(folder)) return `${folder}/${path}`;
  const base = URI.parse(folder);
  if (base.path === '' && base.authority === '') return base.with({ path }).toString();
  return base.with({ path: `${withoutTail(base.path, /\//)}/${path}` }).toString();
}

const plainPath = /^[\w./~-]+$/;
const plainFolder = /^\w+:\/\/[^?#]*[^/?#]$/;

/** The URI as the server writes and compares folders: normalized, without a trailing `/`. */
export function folderUri(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed.with({ path: withoutTrailingSlash(parsed.path) }).toString();
}

/** The URI of a folder that a client names by its path on this machine. */
export function folderUriOfPath(path: string): string {
  return folderUri(URI.file(path).toString());
}

/** The URI of the folder in which a file stands; a scheme alone for what stands in none. */
export function folderOfUri(uri: string): string {
  const parsed = URI.parse(uri);
  if (!parsed.path.includes('/')) return parsed.with({ path: '' }).toString();
  return parsed.with({ path: parsed.path.replace(/\/[^/]*$/, '') || '/' }).toString();
}

/** Whether the URI names a folder; documents that were never saved are in none, and have a scheme alone in its place. */
export function isFolder(uri: string): boolean {
  return URI.parse(uri).path !== '';
}

/** Whether the text is a URI that can be written again: one with half of a surrogate pair cannot. */
export function isUri(text: string): boolean {
  try {
    return URI.parse(text).toString() !== '';
  } catch {
    return false;
  }
}

/** A client may send any text for a URI: one that is none names no file. */
function partsOf(uri: string): URI | undefined {
  try {
    return URI.parse(uri);
  } catch {
    return undefined;
  }
}

/** Clients write drive letters in either case (`/C:/`, `/c%3A/`). */
function comparablePath(uri: URI): string {
  return uri.path.replace(/^\/([A-Z]):/, (_, drive: string) => `/${drive.toLowerCase()}:`);
}

function withoutTrailingSlash(path: string): string {
  return path.length > 1 ? withoutTail(path, /\//) : path;
}
