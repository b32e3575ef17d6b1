import type { Link, Note } from '../parse/note.ts';
import { lineAt } from '../text/lines.ts';
import { encloses, type Range } from '../text/range.ts';
import { resolveAnchor } from '../vault/anchor.ts';
import { type Destination, resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';

/** What a token says of the place that it names. */
export type TokenState = 'resolved' | 'broken' | 'ambiguous' | 'virtual';

/** A part of a link, on one line; tokens never overlap and come in text order. */
export interface SemanticToken extends Range {
  readonly type: 'target' | 'fragment' | 'display';
  readonly state: TokenState;
}

/** The parts of a note's links by what they name, within the range when one is given. External links have none. */
export function semanticTokens(vault: Vault, note: Note, within?: Range): SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (const link of vault.links(note.path)) {
    if (within && (link.end <= within.start || link.start >= within.end)) continue;
    tokens.push(...tokensOf(vault, note, link));
  }
  return withoutOverlaps(tokens);
}

function tokensOf(vault: Vault, note: Note, link: Link): SemanticToken[] {
  const destination = resolveLink(vault, note.path, link);
  const state = stateOf(destination);
  if (state === undefined) return [];
  if (link.kind === 'reference') return onOneLine(note, [{ ...rangeOf(link.label), type: 'target', state }]);
  const tokens: SemanticToken[] = [{ ...rangeOf(link.target), type: 'target', state }];
  if (link.fragment)
    tokens.push({
      ...rangeOf(link.fragment),
      type: 'fragment',
      state: fragmentState(vault, link, destination) ?? state,
    });
  if (link.display && link.kind !== 'markdown') tokens.push({ ...rangeOf(link.display), type: 'display', state });
  return onOneLine(
    note,
    tokens.filter((token) => encloses(link, token)),
  );
}

function stateOf(destination: Destination): TokenState | undefined {
  switch (destination.kind) {
    case 'external':
      return undefined;
    case 'note':
    case 'attachment':
      return destination.others.length > 0 ? 'ambiguous' : 'resolved';
    case 'virtual':
      return 'virtual';
    case 'folder':
      return 'resolved';
    default:
      return 'broken';
  }
}

/** Undefined when the fragment fares as its target does: nobody knows the headings of what is not there. */
function fragmentState(vault: Vault, link: Link, destination: Destination): TokenState | undefined {
  const note = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
  if (!note || !link.fragment) return undefined;
  const html = link.kind === 'markdown' || link.kind === 'reference';
  return link.fragment.text === '' || resolveAnchor(note, link.fragment.text, html) ? undefined : 'broken';
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

function onOneLine(note: Note, tokens: readonly SemanticToken[]): SemanticToken[] {
  return tokens.filter(
    ({ start, end }) => start < end && lineAt(note.lineStarts, start) === lineAt(note.lineStarts, end),
  );
}

function withoutOverlaps(tokens: readonly SemanticToken[]): SemanticToken[] {
  const sorted = [...tokens].sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: SemanticToken[] = [];
  for (const token of sorted) if (token.start >= (kept.at(-1)?.end ?? 0)) kept.push(token);
  return kept;
}
