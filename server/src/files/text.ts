import type { Note } from '../parse/note.ts';
import { parseNote } from '../parse/scan.ts';
import { unreadableNote } from '../parse/unreadable.ts';

/**
 * The text of a file, a byte order mark included, or a sentence that says why there is none; `fault` is what the
 * operating system said, where the reason is not in the file itself.
 */
export type FileText = { readonly text: string } | { readonly unreadable: string; readonly fault?: string };

/** No note is longer, in UTF-16 code units; a file that is was not written by a person. */
const longest = 8 * 1024 * 1024;

/** A file of more bytes holds more than the longest note: UTF-8 has at most three bytes for a UTF-16 code unit. */
export const mostBytes = 3 * longest;

export const tooLong = `The file is too large for a note: over ${longest >> 20} MB.`;

/** Why a text is no note's: nobody wrote that much. */
export function whyTooLong(text: string): string | undefined {
  return text.length > longest ? tooLong : undefined;
}

/**
 * Why a file is no text; `bytes` are the file's, or its first ones, and `isUtf8` says whether all of it is UTF-8.
 * Anything else could not be written back as it was.
 */
export function whyNoText(bytes: Uint8Array, isUtf8: boolean): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'The file is UTF-16 text: save it as UTF-8, so that every tool can read it.';
  if (bytes.includes(0)) return 'The file is binary, not text: it holds a NUL byte.';
  return isUtf8 ? undefined : 'The file is not UTF-8 text: save it as UTF-8, so that every tool can read it.';
}

/** The note in a file. A file that holds no text is a note of which nothing is known but its name, and why. */
export function noteOf(path: string, file: FileText): Note {
  return 'text' in file ? parseNote(path, file.text) : unreadableNote(path, file.unreadable);
}
