import type { MarkdownIt } from 'markdown-it';
import { obsidianMarkdown } from './plugin.ts';
import type { PreviewSource } from './source.ts';

/** What VS Code's Markdown preview takes from an extension that contributes to it. */
export interface MarkdownPreviewExtension {
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** Wiki-links, embeds, callouts and the rest in VS Code's Markdown preview. */
export function previewExtension(source: PreviewSource): MarkdownPreviewExtension {
  return { extendMarkdownIt: (md) => obsidianMarkdown(md, source) };
}
