import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkForm } from './generate.ts';

/** Where the measured session works: the note that is opened, and places in it. */
export interface Places {
  readonly note: string;
  readonly text: string;
  /** Inside a link to the note that most links name. */
  readonly link: Position;
  /** The stem of that note. */
  readonly hub: string;
  /** In a heading of the note, where it has one. */
  readonly heading: Position | undefined;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The paths of the notes below a folder, hidden folders and `node_modules` apart. */
export function notesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !/(?:^|[\\/])(?:\.|node_modules[\\/])/.test(path))
    .sort();
}

const links: Record<LinkForm, RegExp> = {
  wiki: /(?<![`!])\[\[([\w-]+)\]\]/g,
  markdown: /(?<!!)\[[^\]]*\]\((?:[\w./-]*\/)?([\w-]+)\.md\)/g,
};

/** Chooses the most linked note, and a note with a link to it. Throws when there is no link of that form. */
export function choosePlaces(folder: string, form: LinkForm): Places {
  const found = new Map<string, { note: string; link: Position; count: number }>();
  for (const note of notesBelow(folder))
    for (const [line, text] of readFileSync(join(folder, note), 'utf8').split('\n').entries())
      for (const match of text.matchAll(links[form])) {
        const stem = match[1] ?? '';
        const known = found.get(stem);
        // Just before the closing bracket is the target, in either form.
        if (known) known.count++;
        else found.set(stem, { note, link: { line, character: match.index + match[0].length - 3 }, count: 1 });
      }
  const [best] = [...found].sort((a, b) => b[1].count - a[1].count);
  if (!best) throw new Error(`no ${form} link in the notes of ${folder}`);
  const [hub, { note, link }] = best;
  const text = readFileSync(join(folder, note), 'utf8');
  const heading = text.split('\n').findIndex((line) => /^##? /.test(line));
  return { note, text, link, hub, heading: heading < 0 ? undefined : { line: heading, character: 5 } };
}
