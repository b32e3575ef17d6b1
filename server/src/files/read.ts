import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { reasonOf } from './reason.ts';
import { type FileText, mostBytes, tooLong, whyNoText, whyTooLong } from './text.ts';

/**
 * Reads a text file. Only UTF-8 is text: anything else could not be written back as it was. Whatever stands there, it
 * takes no more time and memory than the longest note: a pipe is not waited for, and a file that grows meanwhile is not
 * run after. `onOpened` is told what the file says of itself before it is read.
 */
export function readText(file: string, onOpened?: (stats: Stats) => void): FileText {
  let bytes: Buffer | undefined;
  try {
    bytes = readBytes(file, mostBytes, onOpened);
  } catch (error) {
    return { unreadable: `The file cannot be read: ${reasonOf(error)}.`, fault: reasonOf(error) };
  }
  return bytes ? textOf(bytes) : { unreadable: tooLong };
}

/** The room that nearly every file is read into: to make room for each takes longer than to read it. */
const room = Buffer.allocUnsafeSlow(65536);

/**
 * The bytes of a regular file, until the next file is read; undefined when there are more than so many. Throws what the
 * system says.
 */
export function readBytes(file: string, most: number, onOpened?: (stats: Stats) => void): Buffer | undefined {
  // Opening a pipe would wait for somebody who writes into it.
  const opened = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(opened);
    if (stats.isDirectory()) throw new Error('a folder, not a file');
    if (!stats.isFile()) throw new Error('a pipe, a socket or a device, not a file');
    onOpened?.(stats);
    return stats.size > most ? undefined : readToEnd(opened, stats.size, most);
  } finally {
    closeSync(opened);
  }
}

function readToEnd(opened: number, size: number, most: number): Buffer | undefined {
  // One byte more than there should be tells the end without growing.
  let bytes = size < room.length ? room : Buffer.allocUnsafe(size + 1);
  for (let length = 0; ; ) {
    const read = readSync(opened, bytes, length, bytes.length - length, null);
    length += read;
    if (length > most) return undefined;
    // As long as the file said it is, and not a byte more where there was room for one: that is its end.
    if (read === 0 || (length === size && length < bytes.length)) return bytes.subarray(0, length);
    if (length < bytes.length) continue;
    const longer = Buffer.allocUnsafe(Math.min(most + 1, bytes.length * 2));
    bytes.copy(longer, 0, 0, length);
    bytes = longer;
  }
}

function textOf(bytes: Buffer): FileText {
  const text = bytes.toString('utf8');
  // What is not UTF-8 has become U+FFFD, which an author may have written too. NUL is found sooner in bytes than in text.
  const isOdd = bytes.includes(0) || text.includes('\ufffd');
  const unreadable = whyTooLong(text) ?? (isOdd ? whyNoText(bytes, isUtf8(bytes)) : undefined);
  return unreadable === undefined ? { text } : { unreadable };
}
