import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type SemanticToken, semanticTokens } from '../features/semantic-tokens.ts';
import type { Range } from '../text/range.ts';
import { inVault, type ServerContext, type ServerPart } from './context.ts';
import type { VaultSession } from './session.ts';
import type { Located } from './workspace.ts';

/** What the numbers in an answer mean. A theme colours `linkTarget.broken` and its kin. */
const types: readonly SemanticToken['type'][] = ['target', 'fragment', 'display'];
const states: readonly SemanticToken['state'][] = ['resolved', 'broken', 'ambiguous', 'virtual'];
const legend = {
  tokenTypes: types.map((type) => `link${type[0]?.toUpperCase()}${type.slice(1)}`),
  tokenModifiers: [...states],
};

/** Links coloured by what they name. */
export const linkTokens: ServerPart = {
  capabilities: () => ({ semanticTokensProvider: { legend, full: { delta: true }, range: true } }),

  register(context) {
    const { semanticTokens: requests } = context.connection.languages;
    const builders = new Map<string, SemanticTokensBuilder>();
    const build = ({ session, path }: Located, uri: string, previous?: string): SemanticTokensBuilder => {
      const builder = builders.get(uri) ?? new SemanticTokensBuilder();
      builders.set(uri, builder);
      // A note that is closed needs no memory of what was said of it.
      for (const known of builders.keys()) if (!isOpen(context, known) && known !== uri) builders.delete(known);
      builder.previousResult(previous ?? '');
      push(context, session, path, builder);
      context.shown.told('semanticTokens', session, path);
      return builder;
    };
    requests.on(
      inVault<SemanticTokensParams, SemanticTokens>(context, 'textDocument/semanticTokens/full', (located, params) =>
        build(located, params.textDocument.uri).build(),
      ) as Parameters<typeof requests.on>[0],
    );
    requests.onDelta(
      inVault<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
        context,
        'textDocument/semanticTokens/full/delta',
        (located, params) => build(located, params.textDocument.uri, params.previousResultId).buildEdits(),
      ) as Parameters<typeof requests.onDelta>[0],
    );
    requests.onRange(
      inVault<SemanticTokensRangeParams, SemanticTokens>(
        context,
        'textDocument/semanticTokens/range',
        ({ session, path }, params) => {
          const builder = new SemanticTokensBuilder();
          const measured = session.measured(path);
          const start = context.positions.offset(measured, params.range.start);
          const end = context.positions.offset(measured, params.range.end);
          push(context, session, path, builder, { start, end });
          return builder.build();
        },
      ) as Parameters<typeof requests.onRange>[0],
    );
  },
};

function isOpen(context: ServerContext, uri: string): boolean {
  const located = context.workspace.locate(uri);
  return located?.session.documents.has(located.path) ?? false;
}

function push(
  context: ServerContext,
  session: VaultSession,
  path: string,
  builder: SemanticTokensBuilder,
  within?: Range,
): void {
  const note = session.vault.notes.get(path);
  if (!note || session.alone) return;
  const measured = session.measured(path);
  for (const token of semanticTokens(session.vault, note, within)) {
    const { start, end } = context.positions.range(measured, token);
    const length = end.character - start.character;
    builder.push(start.line, start.character, length, types.indexOf(token.type), 1 << states.indexOf(token.state));
  }
}
