import type { Block, Heading, Note } from '../parse/note.ts';
import { slugsOf } from '../parse/slug.ts';
import { headingSteps, resolveAnchor, sectionEnd } from '../vault/anchor.ts';
import { escapeDestination } from '../vault/escape.ts';
import { resolveName, resolvePath } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { asFragment, parentsOf, writeFragment } from '../vault/write-anchor.ts';
import type { FragmentContext } from './completion-context.ts';
import type { Completion } from './completion-item.ts';
import type { ReadText } from './feature.ts';
import { type Offer, ranked } from './ranked.ts';

/**
 * The headings and blocks of the note that the link names, in text order; behind `A#` the headings below A, behind `^`
 * only blocks. Undefined when the link names no note.
 */
export function fragmentCompletion(
  vault: Vault,
  readText: ReadText,
  from: Note,
  context: FragmentContext,
): Completion | undefined {
  const note = targetOf(vault, from, context);
  if (!note) return undefined;
  const { typed } = context;
  const commitCharacters = context.closing === '' && context.style === 'wiki' ? ['|'] : [];
  if (typed.startsWith('^')) return ranked(context, blockOffers(readText, note, context), { commitCharacters });
  const hash = context.style === 'wiki' ? typed.lastIndexOf('#') : -1;
  const chain = typed.slice(0, Math.max(0, hash));
  const offers: Offer[] = headingOffers(note, context, chain);
  if (chain === '') offers.push(...blockOffers(readText, note, context));
  return ranked(context, offers, { query: typed.slice(hash + 1), commitCharacters });
}

function targetOf(vault: Vault, from: Note, { style, target }: FragmentContext): Note | undefined {
  if (target === '') return from;
  const found = (style === 'wiki' ? resolveName : resolvePath)(vault, from.path, target);
  return found.kind === 'note' ? vault.notes.get(found.path) : undefined;
}

function headingOffers(note: Note, context: FragmentContext, chain: string): Offer[] {
  const slugs = slugsOf(note.headings);
  const slugOf = new Map(note.headings.map((heading, index) => [heading, slugs[index] ?? '']));
  return below(note, chain)
    .filter(({ text }) => text.text !== '')
    .map((heading) => ({
      names: [heading.text.text, slugOf.get(heading) ?? ''],
      item: () => {
        const fragment = fragmentOf(note, heading, chain, context.style);
        const parents = parentsOf(note, note.headings.indexOf(heading));
        const detail = parents.map(({ text }) => text.text).join(' › ');
        return { kind: 'heading', detail, newText: written(fragment, context), preview: { path: note.path, fragment } };
      },
    }));
}

/** The headings below the one that the chain names; all of them without a chain. */
function below(note: Note, chain: string): readonly Heading[] {
  if (chain === '') return note.headings;
  const heading = headingSteps(note, chain).at(-1)?.heading;
  if (!heading) return [];
  const end = sectionEnd(note, heading);
  return note.headings.filter((other) => other.start > heading.start && other.start < end);
}

/** What names the heading: behind the chain that is typed where that can be. */
function fragmentOf(note: Note, heading: Heading, chain: string, style: FragmentContext['style']): string {
  const plain = asFragment(heading.text.text);
  const chained = `${chain}#${plain}`;
  const found = chain === '' ? undefined : resolveAnchor(note, chained);
  if (found?.kind === 'heading' && found.heading === heading) return chained;
  return writeFragment(note, heading, style) ?? plain;
}

function blockOffers(readText: ReadText, note: Note, context: FragmentContext): Offer[] {
  return note.blocks.map((block) => ({
    names: [`^${block.text}`],
    item: () => ({
      kind: 'block',
      detail: firstWords(readText(note.path), block),
      newText: written(`^${block.text}`, context),
      preview: { path: note.path, fragment: `^${block.text}` },
    }),
  }));
}

function written(fragment: string, { style, angled, closing }: FragmentContext): string {
  if (style === 'wiki') return fragment + closing;
  return escapeDestination(fragment, { angled, spacesEncoded: !angled, unicodeEncoded: false }) + closing;
}

function firstWords(text: string | undefined, { block, start }: Block): string {
  const words = (text ?? '').slice(block.start, Math.min(block.end, Math.max(start - 1, block.start))).trim();
  const line = words.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, line.lastIndexOf(' ', 60))} …` : line;
}
