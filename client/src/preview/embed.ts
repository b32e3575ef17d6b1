import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { addressThrough } from './address.ts';
import { documentOf, type PreviewSource, type RenderEnvironment, type ShownLink } from './source.ts';
import { linkOf, renderShown } from './wiki-link.ts';

/** How many embeds inside each other are shown, and how many of one document. */
const deepest = 5;
const most = 200;

/** `![[note]]` in a paragraph shows the note, section or block in place; images stay in the line. */
export function embeds(md: MarkdownIt, source: PreviewSource): void {
  md.core.ruler.push('docs_vault_embeds', standAlone);
  md.renderer.rules.docs_vault_embed = (tokens, index, _options, env, self) => {
    const token = tokens[index];
    return token ? `${renderEmbed(md, source, token, env as RenderEnvironment, self.renderAttrs(token))}\n` : '';
  };
}

/** Makes each embed of a paragraph that may be a note a block of its own: a note has paragraphs itself. */
function standAlone(state: StateCore): void {
  const tokens: Token[] = [];
  for (let at = 0; at < state.tokens.length; at++) {
    const [open, inline, close] = [state.tokens[at], state.tokens[at + 1], state.tokens[at + 2]];
    const pieces = inline?.children?.some(isNoteEmbed) && piecesOf(inline.children);
    if (open?.type !== 'paragraph_open' || !inline || !close || !pieces) {
      if (open) tokens.push(open);
      continue;
    }
    for (const piece of pieces)
      tokens.push(
        ...(Array.isArray(piece) ? paragraph(state, piece, open, inline, close) : [block(state, piece, open)]),
      );
    at += 2;
  }
  state.tokens = tokens;
}

function isNoteEmbed({ type, markup, content }: Token): boolean {
  return (
    type === 'docs_vault_link' &&
    markup === '![[' &&
    !/^[^|#]*\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)\s*(?:[|#]|$)/i.test(content)
  );
}

/** The embeds, and the text between them; undefined when one of them stands in emphasis or a link. */
function piecesOf(children: readonly Token[]): (Token | Token[])[] {
  const pieces: (Token | Token[])[] = [];
  let text: Token[] = [];
  let depth = 0;
  const end = (): void => {
    const blank = (token: Token): boolean =>
      token.type === 'softbreak' ||
      token.type === 'hardbreak' ||
      (token.type === 'text' && token.content.trim() === '');
    while (text[0] && blank(text[0])) text.shift();
    for (let last = text.at(-1); last && blank(last); last = text.at(-1)) text.pop();
    if (text.length > 0) pieces.push(text);
    text = [];
  };
  for (const child of children) {
    depth += child.nesting;
    if (depth === 0 && isNoteEmbed(child)) {
      end();
      pieces.push(child);
    } else text.push(child);
  }
  end();
  return pieces;
}

function paragraph(state: StateCore, children: Token[], open: Token, inline: Token, close: Token): Token[] {
  const text = Object.assign(new state.Token('inline', '', 0), inline, { children });
  return [open, text, close];
}

function block(state: StateCore, link: Token, { map, level }: Token): Token {
  const token = new state.Token('docs_vault_embed', 'div', 0);
  return Object.assign(token, { markup: link.markup, content: link.content, block: true, map, level });
}

function renderEmbed(
  md: MarkdownIt,
  source: PreviewSource,
  token: Token,
  env: RenderEnvironment,
  attributes: string,
): string {
  const link = linkOf(source, token, env);
  const line = (html: string): string => `<p${attributes}>${html}</p>`;
  if (link === undefined || link === 'unknown')
    return line(md.renderer.rules.docs_vault_link?.([token], 0, md.options, env, md.renderer) ?? '');
  const document = documentOf(env);
  if (link.content === undefined || link.uri === undefined || document === undefined) {
    const remark = link.state === 'resolved' && link.remark !== undefined ? ` ${remarked(md, link.remark)}` : '';
    return line(renderShown(md, link, env) + remark);
  }
  const place = `${link.uri}#${link.fragment ?? ''}`;
  const around = env.docsVault?.around ?? [`${document}#`];
  const count = env.docsVault?.count ?? countOf(env);
  const stopped = around.includes(place)
    ? source.notShown('itself', 1)
    : around.length > deepest
      ? source.notShown('depth', deepest)
      : ++count.embeds > most
        ? source.notShown('number', most)
        : undefined;
  if (stopped !== undefined) return line(`${renderShown(md, link, env)} ${remarked(md, stopped)}`);
  const inside: RenderEnvironment = {
    ...env,
    ...ownIds(env, count),
    docsVault: { note: link.uri, around: [...around, place], count },
  };
  return `<div${withClass(attributes, 'docs-vault-embed')}><div class="docs-vault-embed-title">${renderShown(md, link, env)}</div>\n${renderContent(md, link.content, inside, document, link)}</div>`;
}

/** One count for the whole document, however often it is rendered: each has an environment of its own. */
const counts = new WeakMap<object, { embeds: number }>();

function countOf(env: object): { embeds: number } {
  const count = counts.get(env) ?? { embeds: 0 };
  counts.set(env, count);
  return count;
}

function renderContent(
  md: MarkdownIt,
  text: string,
  env: RenderEnvironment,
  document: string,
  link: ShownLink,
): string {
  const tokens = md.parse(text, {});
  for (const token of tokens) {
    // The lines are another file's: the page must not scroll by them.
    token.map = null;
    token.attrs = token.attrs?.filter(([name]) => name !== 'data-line' && name !== 'id') ?? null;
    const classes = token.attrGet('class');
    if (classes) token.attrSet('class', `${classes}`.replace(/\bcode-line\b/, '').trim());
    for (const child of token.children ?? []) redirect(child, document, link.uri ?? document);
  }
  return md.renderer.render(tokens, md.options, env);
}

/** Relative addresses in an embedded note lead from its own folder. */
function redirect(token: Token, document: string, note: string): void {
  const name = token.type === 'link_open' ? 'href' : token.type === 'image' ? 'src' : undefined;
  const address = name && token.attrGet(name);
  if (name && typeof address === 'string') token.attrSet(name, addressThrough(document, note, address));
}

/** Headings of an embedded note take no ids away from those of the document. */
function ownIds({ slugifier }: RenderEnvironment, count: { embeds: number }): Pick<RenderEnvironment, 'slugifier'> {
  if (slugifier === undefined) return {};
  const number = count.embeds;
  let next = 0;
  return { slugifier: { add: () => ({ value: `docs-vault-embed-${number}-${++next}` }) } };
}

function remarked(md: MarkdownIt, text: string): string {
  return `<em class="docs-vault-remark">${md.utils.escapeHtml(text)}</em>`;
}

function withClass(attributes: string, name: string): string {
  return attributes.includes(' class="')
    ? attributes.replace(' class="', ` class="${name} `)
    : `${attributes} class="${name}"`;
}
