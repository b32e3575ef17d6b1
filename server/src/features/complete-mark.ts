import { normalizedLabel } from '../parse/labels.ts';
import type { Note } from '../parse/note.ts';
import { overlaps, type Range, touches } from '../text/range.ts';
import type { Vault } from '../vault/vault.ts';
import type { CalloutContext, FootnoteContext, LabelContext } from './completion-context.ts';
import type { Completion } from './completion-item.ts';
import { type Offer, ranked } from './ranked.ts';

/** The footnotes that are defined; where a definition goes, those that are used and have none. */
export function footnoteCompletion(note: Note, text: string, context: FootnoteContext): Completion {
  const defined = note.footnotes.filter((footnote) => footnote.definition && !isAt(footnote.label, context));
  const offers = defined.map(({ label }): Offer => {
    const detail = lineBehind(text, label.end + 2);
    return footnoteOffer(label.text, detail, context.closing);
  });
  if (!context.fresh) return ranked(context, offers);
  const known = new Set(defined.map(({ label }) => normalizedLabel(label.text)));
  const missing = usedFootnotes(note, text, context).filter((label) => !known.has(normalizedLabel(label)));
  // A definition ends with `:`.
  const closing = context.closing === '' ? '' : `${context.closing}: `;
  return ranked(
    context,
    missing.map((label) => footnoteOffer(label, 'not defined yet', closing)),
  );
}

function footnoteOffer(label: string, detail: string, closing: string): Offer {
  return { names: [label], item: () => ({ kind: 'footnote', detail, newText: label + closing }) };
}

/** What looks like a footnote: without a definition it is none (GFM), so that the note does not list it. */
function usedFootnotes(note: Note, text: string, context: FootnoteContext): string[] {
  const labels = new Set<string>();
  for (const { index, 1: label = '' } of text.matchAll(/\[\^([^[\]\s]+)\]/g)) {
    const range = { start: index + 2, end: index + 2 + label.length };
    if (!isAt(range, context) && !note.excluded.some((excluded) => overlaps(excluded, range))) labels.add(label);
  }
  return [...labels];
}

function isAt(range: Range, context: FootnoteContext): boolean {
  return touches(range, context.range.start);
}

/** The labels of the note's link definitions. */
export function labelCompletion(note: Note, context: LabelContext): Completion {
  const offers = note.definitions.map(({ label, target, fragment }): Offer => {
    const detail = fragment ? `${target.text}#${fragment.text}` : target.text;
    return { names: [label.text], item: () => ({ kind: 'label', detail, newText: label.text + context.closing }) };
  });
  return ranked(context, offers);
}

/** The types that Obsidian, Quartz and GitHub know, and those that the vault uses, the most used first. */
export function calloutCompletion(vault: Vault, note: Note, context: CalloutContext): Completion {
  const times = new Map(calloutTypes.map((type) => [type, 0]));
  for (const other of vault.notes.values())
    for (const { type } of other.callouts) {
      if (other.path === note.path && touches(type, context.range.start)) continue;
      const name = type.text.toLowerCase();
      times.set(name, (times.get(name) ?? 0) + 1);
    }
  const offers = [...times].map(([type, weight]): Offer => {
    return { names: [type], weight, item: () => ({ kind: 'callout', newText: type + context.closing }) };
  });
  return ranked(context, offers, { fixedOrder: calloutTypes });
}

/** Obsidian's types with their other names; GitHub knows note, tip, important, warning and caution. */
const calloutTypes =
  'note tip important warning caution info todo abstract summary tldr hint success check done question help faq attention failure fail missing danger error bug example quote cite'.split(
    ' ',
  );

function lineBehind(text: string, start: number): string {
  const line = /^[^\r\n]*/.exec(text.slice(start, start + 200))?.[0].trim() ?? '';
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
