/** Vault-relative paths: segments joined with `/`, no leading `/`, no `.` or `..`. The root folder is the empty string. */

/** A name as links compare it: Unicode NFC, case folded. */
export function fold(name: string): string {
  // Nearly every name is ASCII without capitals, which stays as it is: to copy it takes longer than to look at it.
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code > 127) return name.normalize('NFC').toLowerCase();
    if (code >= 65 && code <= 90) return isAscii(name, at) ? name.toLowerCase() : name.normalize('NFC').toLowerCase();
  }
  return name;
}

function isAscii(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** A name without what people vary when they write it: case, white space, `-` and `_`. */
export function foldWords(name: string): string {
  const folded = fold(name);
  return /[\t-\r_\-\u0080-\uffff]|^ | {2}| $/.test(folded) ? folded.replace(/[\s_-]+/g, ' ').trim() : folded;
}

/** Whether two names are the same but for what `foldWords` takes away. */
export function sameWords(a: string, b: string): boolean {
  // Most names differ within a few letters, and folding both would copy them whole.
  for (let at = 0; at < a.length && at < b.length; at++) {
    const [one, other] = [a.charCodeAt(at) | 32, b.charCodeAt(at) | 32];
    if (!isAsciiLetter(one) || !isAsciiLetter(other)) break;
    if (one !== other) return false;
  }
  return foldWords(a) === foldWords(b);
}

/** Whether a code unit, its bit for lower case set, is a letter of ASCII. */
function isAsciiLetter(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

/** The last segment. */
export function fileNameOf(path: string): string {
  // By hand, since `lastIndexOf` is a call out of compiled code, and names are short.
  for (let at = path.length - 1; at >= 0; at--) if (path.charCodeAt(at) === SLASH) return path.slice(at + 1);
  return path;
}

const SLASH = 47;
const DOT = 46;

/** The folder of a path; empty for the vault's root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether Windows takes the name for a device, whatever extension stands behind it. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
}

/** Whether the file is Markdown by its extension. */
export function isMarkdown(path: string): boolean {
  // Few names have a dot there, and a regular expression is a call.
  return path.charCodeAt(path.length - 3) === DOT && /md$/i.test(path);
}

/** Whether the target has the extension of a file that is no note. A dot alone makes none: `v1.2` is a note's name. */
export function isAttachmentName(target: string): boolean {
  return /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|ico|pdf|mp[34]|m4[av]|webm|ogg|ogv|wav|flac|mov|mkv|canvas|base|csv|json|ya?ml|toml|txt|html?|zip)$/i.test(
    target,
  );
}

/** The path without a trailing `.md`. */
export function withoutMarkdownExtension(path: string): string {
  return isMarkdown(path) ? path.slice(0, -3) : path;
}

/** The file name without `.md`: what a short wiki-link names. */
export function stemOf(path: string): string {
  return withoutMarkdownExtension(fileNameOf(path));
}

/** Whether a path can only be a folder's: `x/`, `x/.`, `..`. */
export function namesFolder(path: string): boolean {
  return /(?:^|\/)\.{0,2}$/.test(path);
}

/** Joins a folder and a relative path, `.` and `..` resolved; undefined when that leaves the vault. */
export function joinPath(folder: string, relative: string): string | undefined {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** The path of a file as seen from a folder, with `../` where needed and without a leading `./`. */
export function relativePath(fromFolder: string, path: string): string {
  const from = fromFolder === '' ? [] : fromFolder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).fill('..'), ...to.slice(shared)].join('/');
}

/** Whether the path ends with the name, segment by segment. The caller folds both, or neither. */
export function endsWithSegments(path: string, name: string): boolean {
  if (!path.endsWith(name)) return false;
  const before = path.length - name.length;
  return before === 0 || path.charCodeAt(before - 1) === SLASH;
}
