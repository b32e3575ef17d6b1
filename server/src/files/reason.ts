/** What the operating system said, in words: `permission denied` for EACCES. Anything else keeps its own message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return words[code] ?? error.message;
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'not a folder',
  EISDIR: 'a folder, not a file',
  ELOOP: 'a symbolic link that leads back to itself',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'no space left of what you may use of the disk',
  EBUSY: 'another program uses it',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many open files',
  EEXIST: 'it exists already',
  EXDEV: 'it lies on another disk',
  ERR_STRING_TOO_LONG: 'too large',
  ERR_FS_FILE_TOO_LARGE: 'too large',
};
