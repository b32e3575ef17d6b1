import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { reasonOf } from './reason.ts';

/**
 * The text of a file, a byte order mark included, or a sentence that says why there is none; `fault` is what the
 * operating system said, where the reason is not in the file itself.
 */
export type FileText = { readonly text: string } | { readonly unreadable: string; readonly fault?: string };

/** No note is longer, in UTF-16 code units; a file that is was not written by a person. */
const longest = 8 * 1024 * 1024;

/** Reads a text file. Only UTF-8 is text: anything else could not be written back as it was. */
export function readText(file: string): FileText {
  try {
    // The fastest way by far: one call into Node, which puts U+FFFD for what is not UTF-8.
    const text = readFileSync(file, 'utf8');
    if (text.length > longest) return { unreadable: `The file is too large for a note: over ${longest >> 20} MB.` };
    if (text.includes('\0') || text.includes('\ufffd')) return checkBytes(text, readFileSync(file));
    return { text };
  } catch (error) {
    return { unreadable: `The file cannot be read: ${reasonOf(error)}.`, fault: reasonOf(error) };
  }
}

function checkBytes(text: string, bytes: Buffer): FileText {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { unreadable: 'The file is UTF-16 text: save it as UTF-8, so that every tool can read it.' };
  if (bytes.includes(0)) return { unreadable: 'The file is binary, not text: it holds a NUL byte.' };
  if (!isUtf8(bytes))
    return { unreadable: 'The file is not UTF-8 text: save it as UTF-8, so that every tool can read it.' };
  return { text };
}
