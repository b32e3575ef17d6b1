import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { addressFrom } from './address.ts';
import { documentOf, noteOf, type PreviewSource, type RenderEnvironment, type ShownLink } from './source.ts';

/** `[[…]]` and `![[…]]`: what is between the brackets becomes a token, and the server says what it names. */
export function wikiLinks(md: MarkdownIt, source: PreviewSource): void {
  md.inline.ruler.before('link', 'docs_vault_link', (state, silent) => read(state, silent));
  md.renderer.rules.docs_vault_link = (tokens, index, _options, env) => {
    const token = tokens[index];
    return token ? renderLink(md, source, token, env as RenderEnvironment) : '';
  };
}

/** As the link is written: what the server knows it by. */
function writtenIn(token: Token): string {
  return token.markup === '![[' ? `!${token.content}` : token.content;
}

/** The link of the token, in the note that is rendered. */
export function linkOf(source: PreviewSource, token: Token, env: RenderEnvironment): ReturnType<PreviewSource['link']> {
  const [document, note] = [documentOf(env), noteOf(env)];
  if (document === undefined || note === undefined) return 'unknown';
  return source.link(document, note, writtenIn(token));
}

/** A link, an image, or a word that leads nowhere, with a title that says why. */
export function renderShown(md: MarkdownIt, link: ShownLink, env: RenderEnvironment): string {
  const { escapeHtml } = md.utils;
  const classes = `docs-vault-link${link.state === 'resolved' ? '' : ` docs-vault-${link.state}`}`;
  const title = link.remark === undefined ? '' : ` title="${escapeHtml(link.remark)}"`;
  const document = documentOf(env);
  if (link.uri === undefined || document === undefined)
    return `<span class="${classes}"${title}>${escapeHtml(link.text)}</span>`;
  if (link.image) return renderImage(md, link, env, title);
  // In other notes VS Code goes to headings alone: for a block there, to the one above it.
  const place = link.section === undefined || link.uri === document ? link.fragment : link.section || undefined;
  const address = escapeHtml(addressFrom(document, link.uri, place));
  return `<a class="${classes}" href="${address}" data-href="${address}"${title}>${escapeHtml(link.text)}</a>`;
}

function read(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  const start = src.charCodeAt(pos) === 0x21 /* ! */ ? pos + 1 : pos;
  if (!src.startsWith('[[', start)) return false;
  const end = src.indexOf(']]', start + 2);
  const inner = end === -1 || end + 2 > posMax ? '' : src.slice(start + 2, end);
  if (inner.trim() === '' || inner.includes('[[') || inner.includes('\n')) return false;
  if (!silent) {
    const token = state.push('docs_vault_link', '', 0);
    token.markup = src.slice(pos, start + 2);
    token.content = inner;
    // What stands for the link in the text of a heading, of which VS Code makes the heading's id.
    const words = new state.Token('text', '', 0);
    words.content = inner.slice(inner.indexOf('|') + 1);
    token.children = [words];
  }
  state.pos = end + 2;
  return true;
}

function renderLink(md: MarkdownIt, source: PreviewSource, token: Token, env: RenderEnvironment): string {
  const link = linkOf(source, token, env);
  if (link === undefined) return md.utils.escapeHtml(`${token.markup}${token.content}]]`);
  if (link !== 'unknown') return renderShown(md, link, env);
  return `<span class="docs-vault-link docs-vault-unknown">${md.utils.escapeHtml(wordsOf(token))}</span>`;
}

/** What stands for a link of which the server has said nothing yet; the size of an image is no text. */
function wordsOf({ markup, content }: Token): string {
  const [target = '', ...display] = content.split('|').map((part) => part.trim());
  if (markup === '![[' && /^\d+(?:x\d+)?$/.test(display.at(-1) ?? '')) display.pop();
  return display.join('|') || target;
}

/** Through VS Code's own rule for images where there is one, which makes an address that the page may load. */
function renderImage(md: MarkdownIt, link: ShownLink, env: RenderEnvironment, title: string): string {
  const { escapeHtml } = md.utils;
  const address = addressFrom(documentOf(env) ?? '', link.uri ?? '');
  const { width, height } = link.image ?? {};
  const size = `${width === undefined ? '' : ` width="${width}"`}${height === undefined ? '' : ` height="${height}"`}`;
  return `<img class="docs-vault-image" src="${escapeHtml(address)}" data-src="${escapeHtml(address)}" alt="${escapeHtml(link.text)}"${size}${title}>`;
}
