import type { LineEnding, LineStarts } from '../text/lines.ts';
import type { Part, Range } from '../text/range.ts';

/**
 * One Markdown file as the vault knows it: plain data, made by `parseNote` once per edit, never changed afterwards.
 * Every range is in UTF-16 offsets of the whole file's text, a byte order mark included. Every list is in text order.
 * No text is kept but the short strings in the parts: they are copies, not slices that would keep the file alive.
 */
export interface Note {
  /** Vault-relative, with `/`. */
  readonly path: string;
  /** Length of the text in UTF-16 code units. */
  readonly length: number;
  readonly lineStarts: LineStarts;
  /** The first line's, for text that an edit adds. */
  readonly lineEnding: LineEnding;
  /** Offset of the first character: 1 behind a byte order mark, else 0. */
  readonly start: number;
  /** A sentence that says why the file's text could not be read; everything else is empty then. */
  readonly unreadable?: string | undefined;
  readonly frontMatter?: FrontMatter | undefined;
  /**
   * A first line `---` that no later line closes, with a YAML field on the second line: it was meant as front matter,
   * and is none. The range is the first line's.
   */
  readonly unclosedFrontMatter?: Range | undefined;
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  /** `[[` that is not closed on its line, and `[[]]`: completion works in it, no rule reports it. */
  readonly unfinished: readonly UnfinishedLink[];
  readonly definitions: readonly Definition[];
  readonly footnotes: readonly Footnote[];
  readonly tags: readonly Tag[];
  readonly blocks: readonly Block[];
  /** `<a id="x">` and `<a name="x">`; `text` is the decoded name, the range is the value's. */
  readonly htmlAnchors: readonly Part[];
  readonly listItems: readonly ListItem[];
  readonly callouts: readonly Callout[];
  /** Code spans that read like the path of a file: segments joined with `/`, no white space. The range is the text's. */
  readonly codePaths: readonly Part[];
  /** Where nothing is a link, tag or block id. */
  readonly excluded: readonly Excluded[];
  /** `<!-- docs-vault-disable … -->` and its kin. */
  readonly directives: readonly Directive[];
}

/** The YAML block on the first line (between `---` fences, both included in the range). */
export interface FrontMatter extends Range {
  /** Between the fence lines: from the start of the line after the first fence to the start of the closing fence. */
  readonly content: Range;
  /** The top-level fields, in text order. Empty when `error` says that the YAML does not parse or is no map. */
  readonly fields: readonly Field[];
  /** Every error that the YAML engine found, at its place; with errors, `fields` holds what could still be read. */
  readonly errors: readonly { readonly message: string; readonly range: Range }[];
}

/** One top-level `key: value` of the front matter. */
export interface Field {
  readonly key: Part;
  /** Plain data as YAML 1.2 core schema gives it, dates left as strings. */
  readonly value: unknown;
  /** Of the value as written, quotes included; empty, behind the colon, when there is none. */
  readonly range: Range;
  /**
   * The scalars of the value: the value itself when it is a scalar, the scalar items when it is a list. `text` is the
   * decoded string, the range is the text's without quotes.
   */
  readonly items: readonly Part[];
}

/** ATX (CommonMark §4.2) or setext (§4.3). */
export interface Heading extends Range {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Stripped of Markdown (`## *API* [[key|Key]]` has the text `API Key`), as wiki-link fragments compare it. The range is the raw text's. */
  readonly text: Part;
}

export type Link = WikiLink | MarkdownLink | ReferenceLink | FieldLink;

interface LinkParts extends Range {
  /** `![[…]]` or `![…](…)`. */
  readonly embed: boolean;
  /**
   * What the link names, before `#` and `|`, trimmed and decoded (percent, backslash, entities): empty for this note.
   * The range is that of the target as written, trimmed.
   */
  readonly target: Part;
  /** After the first `#`, trimmed; the range leaves the `#` out. Decoded like the target. */
  readonly fragment?: Part;
  /** The text shown. For wiki-links what stands after the first pipe, trimmed, and undefined without a pipe; raw. */
  readonly display?: Part;
  /** In a GFM table cell, where a pipe is to be written `\|`. */
  readonly inTable: boolean;
}

/** `[[target#fragment|display]]`. */
export interface WikiLink extends LinkParts {
  readonly kind: 'wiki';
  /** All between `[[` and `]]`, untrimmed. */
  readonly inner: Range;
  /** `|`, or `\|` with the backslash. */
  readonly pipe?: Range;
}

/** `[display](target#fragment "title")`, an image when `embed` (CommonMark §6.3, §6.4). */
export interface MarkdownLink extends LinkParts {
  readonly kind: 'markdown';
  /** The destination as written, `<` and `>` left out. */
  readonly destination: Range;
  /** Written `<…>`. */
  readonly angled: boolean;
  /** A scheme or `//` in front: names nothing in the vault; `target.text` is the whole decoded URL. */
  readonly external: boolean;
}

/**
 * `[display][label]`, `[label][]` or `[label]`, with a definition in this note. Target and fragment are those of the
 * definition (their ranges lie there); `label` is the label here.
 */
export interface ReferenceLink extends LinkParts {
  readonly kind: 'reference';
  readonly label: Part;
  readonly external: boolean;
}

/** A quoted `"[[note]]"` in a value of the front matter; `field` is the top-level key. Ranges as in a wiki-link. */
export interface FieldLink extends LinkParts {
  readonly kind: 'field';
  readonly field: string;
  readonly inner: Range;
  readonly pipe?: Range;
}

/** From `[[` (or `![[`) to the next `[[`, the end of its line or table cell; of `[[]]` to the end of the brackets. */
export interface UnfinishedLink extends Range {
  readonly embed: boolean;
  readonly inTable: boolean;
}

/** `[label]: destination "title"` (CommonMark §4.7). The first of two equal labels counts. */
export interface Definition extends Range {
  readonly label: Part;
  readonly target: Part;
  readonly fragment?: Part;
  readonly destination: Range;
  readonly external: boolean;
}

/** `[^label]` where used, `[^label]:` where defined. */
export interface Footnote extends Range {
  readonly label: Part;
  readonly definition: boolean;
}

/** `#tag`; `text` is the name without `#`, the range includes the `#`. Front matter tags are fields. */
export interface Tag extends Part {}

/**
 * `^id` at the end of a block; the part is the id without `^`, and `block` the extent that it names, for a preview: the
 * paragraph, the list item whose first paragraph it ends, or, when it stands alone, the block before it (Obsidian).
 */
export interface Block extends Part {
  readonly block: Range;
}

export interface ListItem extends Range {
  /** Nesting: 0 for a list at the top. */
  readonly depth: number;
  readonly ordered: boolean;
  /** The marker without the space behind it: `-`, `12.`. */
  readonly marker: Part;
}

/** `> [!note] Title`; the range is the whole block quote's. */
export interface Callout extends Range {
  readonly type: Part;
}

export interface Excluded extends Range {
  readonly kind:
    | 'fence'
    | 'indented-code'
    | 'code-span'
    | 'html'
    | 'comment'
    | 'obsidian-comment'
    | 'math'
    | 'autolink';
}

/**
 * A comment that turns rules off: `<!-- docs-vault-disable-next-line rule-id -->`, `<!-- docs-vault-disable rule-id -->`,
 * `<!-- docs-vault-enable rule-id -->`. Several ids are separated by spaces or commas; none means every rule.
 */
export interface Directive extends Range {
  readonly action: 'disable-next-line' | 'disable' | 'enable';
  readonly rules: readonly Part[];
}
