import type { Link, Note } from '../note.ts';
import { kindOf, marksBare, marksExternal, readParts, skipParts } from './links.ts';
import { OpenNote } from './open-note.ts';
import type { PackedNote } from './packed-note.ts';
import { Reader } from './reader.ts';

/** Which links are looked for, by the texts of their targets. */
export interface WantedTargets {
  /** Whether that part of a text may be one; of what cannot be, no string has to be made. */
  mayBe(text: string, start: number, end: number): boolean;
  has(target: string): boolean;
}

/** Visits the links of a packed note whose target's text is wanted, in text order; the others are not made. */
export function forEachWantedLink(packed: PackedNote, wanted: WantedTargets, visit: (link: Link) => void): void {
  const reader = new Reader(packed, packed.links);
  for (let left = reader.number(); left > 0; left--) {
    const marks = reader.number();
    const target = reader.textThatMayBe(wanted);
    if (target === undefined || !wanted.has(target)) skipParts(reader, marks);
    else visit(readParts(reader, marks, target));
  }
}

/** The links of a packed note but for those that are `[[target]]` and nothing else, with a target that is fine. */
export function readLinksBut(packed: PackedNote, isFine: (target: string) => boolean): Link[] {
  const reader = new Reader(packed, packed.links);
  const found: Link[] = [];
  for (let left = reader.number(); left > 0; left--) {
    const marks = reader.number();
    const target = reader.text();
    if (marksBare(marks) && isFine(target)) skipParts(reader, marks);
    else found.push(readParts(reader, marks, target));
  }
  return found;
}

/** Visits the links of a note in text order, by what they are filed by; of a packed note they are not made. */
export function forEachLink(note: Note, visit: VisitLink): void {
  if (note instanceof OpenNote) visitLinks(note.packed, visit);
  else for (const link of note.links) visit(link.kind, link.target.text, 'external' in link && link.external);
}

/** Is told what kind a link is of, its target, and whether that is outside of the vault. */
export type VisitLink = (kind: Link['kind'], target: string, external: boolean) => void;

function visitLinks(packed: PackedNote, visit: VisitLink): void {
  const reader = new Reader(packed, packed.links);
  for (let left = reader.number(); left > 0; left--) {
    const marks = reader.number();
    visit(kindOf(marks), reader.text(), marksExternal(marks));
    skipParts(reader, marks);
  }
}
