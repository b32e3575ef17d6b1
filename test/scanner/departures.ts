import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { htmlFlow } from 'micromark-core-commonmark';
import type { Construct, Extension } from 'micromark-util-types';
import { masked } from './masked.ts';
import { commentSyntax, mathSyntax, obsidianFromMarkdown } from './obsidian-syntax.ts';
import { tableSyntax } from './table-syntax.ts';
import { blockIdSyntax, tagFromMarkdown, tagSyntax } from './tag-syntax.ts';
import { wikiLinkFromMarkdown, wikiLinkSyntax } from './wiki-link-syntax.ts';

interface DepartureSyntax {
  /** What teaches it to remark's tokenizer, for one text. */
  readonly syntax: (text: string) => Extension;
  /** What no text is without that has it. */
  readonly mark: string;
  /** The kind of the facts that it brings, which remark has no word for. */
  readonly kind?: string;
}

/**
 * Where notes mean something else than remark finds, each taught to remark's tokenizer as one construct: so each excuses
 * what it is about, and nothing else. docs/explanation/scanner.md tells the reasons.
 */
const all = {
  /** `[[…]]` and `![[…]]` are one piece. */
  'wiki-link': { syntax: () => wikiLinkSyntax, mark: '[[', kind: 'wiki-link' },
  /** A bare `|` in a wiki-link divides no cells. */
  'table-pipe': { syntax: tableSyntax, mark: '|' },
  /** `%%…%%` hides what stands in it. */
  comment: { syntax: commentSyntax, mark: '%%', kind: 'obsidian-comment' },
  /** `$…$` and `$$…$$` hide what stands in them. */
  math: { syntax: mathSyntax, mark: '$', kind: 'math' },
  /** `#tag_a_` and `#a@b.c` start with one tag, which remark takes for emphasis or an address. */
  tag: { syntax: tagSyntax, mark: '#', kind: 'tag' },
  /** `^id` at the end of a block. */
  'block-id': { syntax: () => blockIdSyntax, mark: '^', kind: 'block id' },
  /** `<![CDATA[` as a block ends at the first `]]>`; remark wants an even number of `]` there. */
  'cdata-end': { syntax: cdataSyntax, mark: ']]]>' },
} satisfies Record<string, DepartureSyntax>;

export type Departure = keyof typeof all;

export const departures: Readonly<Record<Departure, DepartureSyntax>> = all;

export const departuresFromMarkdown: FromMarkdownExtension[] = [
  wikiLinkFromMarkdown,
  obsidianFromMarkdown,
  tagFromMarkdown,
];

function cdataSyntax(text: string): Extension {
  const needless = new Set<number>();
  for (const { index, 0: brackets } of text.matchAll(/\]{3,}(?=>)/g)) {
    for (let at = 0; at < brackets.length - 2; at++) needless.add(index + at);
  }
  if (needless.size === 0) return {};
  const [RIGHT_BRACKET, LETTER_X] = [93, 120];
  return {
    flow: {
      60: masked(
        htmlFlow as Construct,
        () =>
          (code, { offset }) =>
            code === RIGHT_BRACKET && needless.has(offset) ? LETTER_X : code,
      ),
    },
  };
}
