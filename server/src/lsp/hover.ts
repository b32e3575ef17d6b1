import { type Hover, type MarkupContent, MarkupKind } from 'vscode-languageserver';
import { hover, isOwn } from '../features/hover.ts';
import type { AddressOf } from '../features/live-text.ts';
import { positionAt } from '../text/lines.ts';
import { atPlace, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import type { VaultSession } from './session.ts';
import { uriBelow } from './uris.ts';

/** What is worth knowing of the thing under the mouse. */
export const hovers: ServerPart = {
  capabilities: () => ({ hoverProvider: true }),

  register(context) {
    context.connection.onHover(
      atPlace(
        context,
        'textDocument/hover',
        (session, place): Hover | null => {
          const circumstances = {
            today: context.today(),
            addressOf: addresses(session),
            partial: !session.isLoaded,
          };
          const found = hover(session.vault, session.read, place, circumstances);
          if (!found || session.alone) return null;
          return {
            range: rangeIn(context, session, place.path, found.range),
            contents: markdownFor(context, found.markdown),
          };
        },
        (session, place) => isOwn(session.vault, place),
      ),
    );
  },
};

/** URIs of the vault's files; VS Code reads the line from the fragment, others leave it. */
export function addresses(session: VaultSession): AddressOf {
  return (path, offset) => {
    const uri = uriBelow(session.root, path);
    const note = session.vault.notes.get(path);
    return note && offset !== undefined ? `${uri}#L${positionAt(note.lineStarts, offset).line + 1}` : uri;
  };
}

/** Markdown is readable as it stands for a client that does not render it. */
function markdownFor(context: ServerContext, value: string): MarkupContent {
  const formats = context.client.textDocument?.hover?.contentFormat;
  return {
    kind: formats && !formats.includes(MarkupKind.Markdown) ? MarkupKind.PlainText : MarkupKind.Markdown,
    value,
  };
}
