import { resolve } from 'node:path';
import { readText } from '../../files/read.ts';
import { parseNote } from '../../parse/scan.ts';
import { slugsOf } from '../../parse/slug.ts';
import { harmlessJson } from '../../text/unsafe.ts';
import { fail } from '../fail.ts';
import type { Host } from '../host.ts';
import { exitCode } from '../run.ts';

export interface InspectOptions {
  readonly path: string;
}

/** Prints the note of a file, or of standard input, as JSON. */
export async function inspect([file = '-']: readonly string[], options: InspectOptions, host: Host): Promise<number> {
  const read = file === '-' ? { text: await host.stdin.read() } : readText(resolve(host.cwd, file));
  if ('unreadable' in read) return fail(host, `${file}: ${read.unreadable}`);
  const { lineStarts, ...note } = parseNote(file === '-' ? options.path : file, read.text);
  const slugs = slugsOf(note.headings);
  const headings = note.headings.map((heading, index) => ({ ...heading, slug: slugs[index] }));
  host.stdout.write(`${harmlessJson({ ...note, headings, lineStarts }, 2)}\n`);
  return exitCode.clean;
}
