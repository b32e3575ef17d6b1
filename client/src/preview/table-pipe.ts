import type { MarkdownIt, StateCore } from 'markdown-it';

/** Stands for the pipe of a link while lines are split into cells: a private character, which no text should have. */
const stand = '\uE0F7';

const link = /\[\[[^[\]\n|]*(?<!\\)\|[^[\]\n]*\]\]/g;

/** A bare pipe in `[[note|text]]` ends no cell of a table. Other text stays as it is, to the letter. */
export function tablePipes(md: MarkdownIt): void {
  md.core.ruler.before('block', 'docs_vault_hide_pipes', (state) => {
    if (!state.src.includes('[[') || state.src.includes(stand)) return;
    state.src = state.src.replace(/^.*\[\[.*$/gm, (line) =>
      line.replace(link, '').includes('|') ? line.replace(link, (found) => found.replaceAll('|', stand)) : line,
    );
  });
  md.core.ruler.after('block', 'docs_vault_show_pipes', showPipes);
}

function showPipes(state: StateCore): void {
  if (!state.src.includes(stand)) return;
  for (const token of state.tokens) {
    token.content = token.content.replaceAll(stand, '|');
    token.info = token.info.replaceAll(stand, '|');
  }
}
