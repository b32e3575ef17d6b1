/** What the server says of a wiki-link that is shown. */
export interface ShownLink {
  readonly state: 'resolved' | 'broken' | 'ambiguous' | 'virtual';
  readonly text: string;
  readonly remark?: string;
  readonly uri?: string;
  /** The slug of a heading, or `^id` of a block. */
  readonly fragment?: string;
  /** Of a block, the slug of the heading above it; empty for none. */
  readonly section?: string;
  readonly image?: { readonly width?: number; readonly height?: number };
  /** The Markdown text of an embedded note, section or block. */
  readonly content?: string;
}

/** Why an embed is not shown: it is inside of itself, too deep inside others, or one too many. */
export type NotShown = 'itself' | 'depth' | 'number';

/**
 * Who knows what wiki-links name: the server, whose answers have to be at hand, since rendering does not wait. Documents
 * are URIs.
 */
export interface PreviewSource {
  /**
   * The link as it is written in a note, when the document is rendered: between the brackets, with `!` in front when it
   * is embedded. `unknown` while the server has not said, undefined for what is no link.
   */
  link(document: string, note: string, written: string): ShownLink | 'unknown' | undefined;
  /** Tells that a document is rendered with what is known now. */
  rendered(document: string): void;
  /** Says in the reader's language why an embed is not shown; `most` is the limit that it is beyond. */
  notShown(why: NotShown, most: number): string;
}

/** What VS Code gives to whoever renders a part of a document, and what we add for embedded notes. */
export type RenderEnvironment = {
  readonly currentDocument?: { toString(): string };
  readonly resourceProvider?: { asWebviewUri(uri: unknown): { toString(skipEncoding?: boolean): string } };
  readonly slugifier?: unknown;
  readonly docsVault?: Embedding;
};

/** Where in a document that is rendered we are. */
export interface Embedding {
  /** The note whose text is rendered. */
  readonly note: string;
  /** The notes, sections and blocks around it, the outermost first. */
  readonly around: readonly string[];
  /** How many embeds were rendered, of the whole document. */
  readonly count: { embeds: number };
}

/** The URI of the document that is rendered; undefined when a text without a file is. */
export function documentOf(env: RenderEnvironment | undefined): string | undefined {
  return env?.currentDocument?.toString();
}

/** The URI of the note whose text is rendered: the document, or one that it embeds. */
export function noteOf(env: RenderEnvironment | undefined): string | undefined {
  return env?.docsVault?.note ?? documentOf(env);
}
