import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it';

/** The small marks of Obsidian: `%%comments%%` and `^block-ids` are not shown, `#tags` stand out. */
export function marks(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'docs_vault_comment', blockComment, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.inline.ruler.before('emphasis', 'docs_vault_comment', inlineComment);
  md.inline.ruler.before('emphasis', 'docs_vault_tag', tag);
  md.core.ruler.after('block', 'docs_vault_block_ids', blockIds);
}

/** From `%%` at the start of a line to the next one on a later line. */
function blockComment(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || !state.src.startsWith('%%', start)) return false;
  if (state.src.slice(start + 2, state.eMarks[startLine]).includes('%%')) return false;
  for (let line = startLine + 1; line < endLine; line++) {
    if ((state.sCount[line] ?? 0) < state.blkIndent) return false;
    const text = state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
    const end = text.indexOf('%%');
    if (end === -1) continue;
    // What follows the comment on its last line is text: it is left to the other rules.
    if (text.slice(end + 2).trim() !== '') return false;
    if (!silent) state.line = line + 1;
    return true;
  }
  return false;
}

function inlineComment(state: StateInline, _silent: boolean): boolean {
  if (!state.src.startsWith('%%', state.pos)) return false;
  const end = state.src.indexOf('%%', state.pos + 2);
  if (end === -1 || end + 2 > state.posMax) return false;
  state.pos = end + 2;
  return true;
}

/** Letters, digits, `_`, `-`, `/` and emoji, not digits alone, behind white space or `(`. */
const tagHere =
  /#(?!\d+(?![\p{L}\p{M}\p{N}_/-]))(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}_/-]|\u200d)+/uy;

function tag(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x23 /* # */ || state.linkLevel > 0) return false;
  if (state.pos > 0 && !/[\s(]/.test(state.src.charAt(state.pos - 1))) return false;
  tagHere.lastIndex = state.pos;
  const found = tagHere.exec(state.src)?.[0];
  if (found === undefined || state.pos + found.length > state.posMax) return false;
  if (!silent) {
    state.push('docs_vault_tag_open', 'span', 1).attrSet('class', 'docs-vault-tag');
    state.push('text', '', 0).content = found;
    state.push('docs_vault_tag_close', 'span', -1);
  }
  state.pos += found.length;
  return true;
}

const atEnd = /(?:^|[ \t\n])\^([A-Za-z0-9-]+)[ \t]*$/;

/** Takes block ids out of the text, and makes them ids of their blocks, so that links find them. */
function blockIds(state: StateCore): void {
  const tokens: Token[] = [];
  for (let at = 0; at < state.tokens.length; at++) {
    const token = state.tokens[at];
    if (!token) continue;
    const found = token.type === 'inline' ? atEnd.exec(token.content) : null;
    if (found) {
      const text = token.content.slice(0, found.index);
      const open = tokens.at(-1);
      const alone = text.trim() === '' && open?.type === 'paragraph_open';
      if (alone) tokens.pop();
      const named = alone
        ? openBefore(tokens)
        : open?.hidden
          ? tokens.findLast(({ type }) => type === 'list_item_open')
          : open;
      // As VS Code looks for the fragment of an address: encoded.
      named?.attrSet('id', encodeURIComponent(`^${(found[1] ?? '').toLowerCase()}`));
      token.content = text;
      if (alone) {
        at++;
        continue;
      }
    }
    tokens.push(token);
  }
  state.tokens = tokens;
}

/** What opens the block that ends with the last token. */
function openBefore(tokens: readonly Token[]): Token | undefined {
  const last = tokens.at(-1);
  return last?.nesting === -1
    ? tokens.findLast(({ level, nesting }) => level === last.level && nesting === 1)
    : last?.nesting === 0
      ? last
      : undefined;
}
