import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { reasonOf } from './reason.ts';
import { type FileText, whyNoText, whyTooLong } from './text.ts';

/** Reads a text file. Only UTF-8 is text: anything else could not be written back as it was. */
export function readText(file: string): FileText {
  try {
    // The fastest way by far: one call into Node, which puts U+FFFD for what is not UTF-8.
    const text = readFileSync(file, 'utf8');
    const unreadable = whyTooLong(text);
    if (unreadable !== undefined) return { unreadable };
    if (text.includes('\0') || text.includes('\ufffd')) return checkBytes(text, readFileSync(file));
    return { text };
  } catch (error) {
    return { unreadable: `The file cannot be read: ${reasonOf(error)}.`, fault: reasonOf(error) };
  }
}

function checkBytes(text: string, bytes: Buffer): FileText {
  const unreadable = whyNoText(bytes, isUtf8(bytes));
  return unreadable === undefined ? { text } : { unreadable };
}
