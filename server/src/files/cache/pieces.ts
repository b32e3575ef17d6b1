import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';

/**
 * A file of pieces, one behind the other: a piece's length, a digest, the piece. Each digest is of the one before and the
 * piece, the first of them of whose file it is; an empty piece is the end. So a file that was cut, changed anywhere,
 * mixed from two, or written for something else is found out.
 */
const headLength = 36;
const digestLength = 32;

/** Writes the pieces to a file that is open and empty, and yields after each. */
export function* writePieces(opened: number, identity: string, pieces: Iterable<Uint8Array>): Generator<undefined> {
  let digest = digestOf(Buffer.alloc(0), Buffer.from(identity));
  const write = (piece: Uint8Array): void => {
    digest = digestOf(digest, piece);
    const head = Buffer.alloc(headLength);
    head.writeUInt32LE(piece.length);
    head.set(digest, headLength - digestLength);
    writeAll(opened, head);
    writeAll(opened, piece);
  };
  for (const piece of pieces) {
    write(piece);
    yield;
  }
  write(Buffer.alloc(0));
}

/**
 * The pieces of a file, one after the other; none of them counts unless all of them come. Throws when there is no such
 * file, when another user may have written it, or when it is not as `writePieces` left it.
 */
export function* readPieces(file: string, identity: string): Generator<Buffer> {
  // A pipe in its place is not waited for.
  const opened = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size, uid, mode, isFile } = ownerOf(opened);
    if (!isFile || (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)))
      throw new Error('another user may have written it');
    let digest = digestOf(Buffer.alloc(0), Buffer.from(identity));
    for (let at = 0; ; ) {
      const head = readAll(opened, at, headLength, size);
      const piece = readAll(opened, at + headLength, head.readUInt32LE(), size);
      at += headLength + piece.length;
      digest = digestOf(digest, piece);
      if (!digest.equals(head.subarray(headLength - digestLength))) throw new Error('it is damaged');
      if (piece.length === 0) return;
      yield piece;
    }
  } finally {
    closeSync(opened);
  }
}

function ownerOf(opened: number): { size: number; uid: number; mode: number; isFile: boolean } {
  const stats = fstatSync(opened);
  return { size: stats.size, uid: stats.uid, mode: stats.mode, isFile: stats.isFile() };
}

function digestOf(before: Uint8Array, piece: Uint8Array): Buffer {
  return createHash('sha256').update(before).update(piece).digest();
}

function readAll(opened: number, from: number, length: number, size: number): Buffer {
  if (from + length > size) throw new Error('it is cut');
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length; ) {
    const read = readSync(opened, bytes, at, length - at, from + at);
    if (read === 0) throw new Error('it is cut');
    at += read;
  }
  return bytes;
}

function writeAll(opened: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(opened, bytes, at);
}
