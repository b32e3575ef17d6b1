/**
 * The address of a place as the preview of a document takes it: relative to the document's folder, so that VS Code opens
 * it, and `#fragment` alone for a place in the document itself. Both are URIs; another host's file has no such address.
 */
export function addressFrom(document: string, target: string, fragment?: string): string {
  const place = fragment === undefined ? '' : `#${encodeURIComponent(fragment)}`;
  if (document === target) return place || '#';
  return `${relativePath(document, target)}${place}`;
}

/** The path from the folder of one URI to another of the same file system, percent-encoded as both are. */
export function relativePath(document: string, target: string): string {
  const [from, to] = [segmentsOf(document), segmentsOf(target)];
  from.pop();
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const path = [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
  // A name with a colon would be taken for a scheme.
  return /^[^/]*:/.test(path) ? `./${path}` : path;
}

/** An address in an embedded note as the document around it takes it; one with a scheme or from the root stays. */
export function addressThrough(document: string, note: string, address: string): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address) || document === note) return address;
  const path = relativePath(document, note);
  if (address.startsWith('#')) return `${path}${address}`;
  return path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/${address}` : address;
}

function segmentsOf(uri: string): string[] {
  return uri.replace(/[?#][\s\S]*/, '').split('/');
}
