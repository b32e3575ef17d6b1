import type { MarkdownIt, StateCore, Token } from 'markdown-it';

/** The types of callouts that look alike, by the first of their names (Obsidian). Any other type looks like a note. */
const kinds: readonly (readonly string[])[] = [
  ['note'],
  ['abstract', 'summary', 'tldr'],
  ['info'],
  ['todo'],
  ['tip', 'hint', 'important'],
  ['success', 'check', 'done'],
  ['question', 'help', 'faq'],
  ['warning', 'caution', 'attention'],
  ['failure', 'fail', 'missing'],
  ['danger', 'error'],
  ['bug'],
  ['example'],
  ['quote', 'cite'],
];

/** `> [!type]± Title`: a block quote with a title, which can be folded where `+` or `-` says so. */
export function callouts(md: MarkdownIt): void {
  md.core.ruler.after('block', 'docs_vault_callouts', markCallouts);
}

const head = /^\[!([^\]\s|]+)(?:\|[^\]]*)?\]([+-]?)[ \t]*([^\n]*)(?:\n|$)/;

function markCallouts(state: StateCore): void {
  const tokens: Token[] = [];
  const closing: { readonly level: number; readonly tag: string }[] = [];
  for (let at = 0; at < state.tokens.length; at++) {
    const token = state.tokens[at];
    if (!token) continue;
    tokens.push(token);
    if (token.type === 'blockquote_close' && closing.at(-1)?.level === token.level) {
      token.tag = closing.pop()?.tag ?? token.tag;
    }
    const inline = state.tokens[at + 2];
    const found =
      token.type === 'blockquote_open' &&
      state.tokens[at + 1]?.type === 'paragraph_open' &&
      head.exec(inline?.content ?? '');
    if (!found || !inline) continue;
    const [whole, type = '', fold = '', title = ''] = found;
    const tag = fold === '' ? 'div' : 'details';
    closing.push({ level: token.level, tag });
    dress(token, type, fold, tag);
    tokens.push(...titleTokens(state, title.trim() || spoken(type), tag, token.level + 1));
    inline.content = inline.content.slice(whole.length);
    if (inline.content.trim() === '') at += 3;
  }
  state.tokens = tokens;
}

/** The tokens stay those of a block quote, so that whoever looks for one finds it. */
function dress(token: Token, type: string, fold: string, tag: string): void {
  token.tag = tag;
  const name = type.toLowerCase();
  const kind = kinds.find((names) => names.includes(name))?.[0] ?? 'note';
  token.attrJoin('class', 'docs-vault-callout');
  token.attrSet('data-callout', kind);
  if (tag === 'div') token.attrSet('role', 'note');
  if (fold === '+') token.attrSet('open', '');
}

function titleTokens(state: StateCore, title: string, tag: string, level: number): Token[] {
  const element = tag === 'details' ? 'summary' : 'div';
  const open = new state.Token('docs_vault_callout_title_open', element, 1);
  open.attrSet('class', 'docs-vault-callout-title');
  const text = new state.Token('inline', '', 0);
  const close = new state.Token('docs_vault_callout_title_close', element, -1);
  Object.assign(open, { block: true, level });
  Object.assign(text, { content: title, children: [], block: true, level: level + 1 });
  Object.assign(close, { block: true, level });
  return [open, text, close];
}

/** The type as a title: `faq` is `Faq`, `my-type` is `My type`. */
function spoken(type: string): string {
  const words = type.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1).toLowerCase();
}
