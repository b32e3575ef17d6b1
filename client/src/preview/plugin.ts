import type { MarkdownIt, Token } from 'markdown-it';
import { callouts } from './callout.ts';
import { embeds } from './embed.ts';
import { marks } from './marks.ts';
import { documentOf, type PreviewSource, type RenderEnvironment } from './source.ts';
import { tablePipes } from './table-pipe.ts';
import { wikiLinks } from './wiki-link.ts';

/** Teaches markdown-it what Obsidian's notes have beyond Markdown. Text without it is rendered as before. */
export function obsidianMarkdown(md: MarkdownIt, source: PreviewSource): MarkdownIt {
  marks(md);
  callouts(md);
  tablePipes(md);
  wikiLinks(md, source);
  embeds(md, source);
  tellWhenRendered(md, source);
  return md;
}

/** The links of a document may have other answers than a moment ago, and its page is to be made anew then. */
function tellWhenRendered(md: MarkdownIt, source: PreviewSource): void {
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env) => {
    const { docsVault, ...rest } = env as RenderEnvironment;
    const document = docsVault ? undefined : documentOf(rest);
    if (document !== undefined && tokens.some(holdsLink)) source.rendered(document);
    return render(tokens, options, env);
  };
}

function holdsLink({ type, children }: Token): boolean {
  return type === 'docs_vault_embed' || (children?.some(({ type }) => type === 'docs_vault_link') ?? false);
}
