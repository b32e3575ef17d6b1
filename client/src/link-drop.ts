import {
  type CancellationToken,
  type DataTransfer,
  Disposable,
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentSelector,
  l10n,
  languages,
  Range,
  type TextDocument,
  Uri,
} from 'vscode';
import { linksTo } from './link-commands.ts';
import type { ViewServer } from './views/server.ts';

/** In the settings `editor.pasteAs.preferences` and `editor.dropIntoEditor.preferences` this kind comes before Markdown's own. */
const kind = DocumentDropOrPasteEditKind.Empty.append('docsVault', 'link');

const uriList = 'text/uri-list';

/** Files that are dropped or pasted into a note become links in the vault's style; URLs stay VS Code's own business. */
export function registerLinkDrops(server: ViewServer, selector: DocumentSelector): Disposable {
  const title = (): string => l10n.t('Insert Link in the Style of the Vault');
  const write = async (
    document: TextDocument,
    range: Range,
    transfer: DataTransfer,
    token: CancellationToken,
  ): Promise<string | undefined> => {
    const files = filesIn((await transfer.get(uriList)?.asString()) ?? '', document.uri);
    if (files.length === 0 || token.isCancellationRequested) return undefined;
    return linksTo(server, document.uri, range, files);
  };
  return Disposable.from(
    languages.registerDocumentDropEditProvider(
      selector,
      {
        async provideDocumentDropEdits(document, position, transfer, token) {
          const text = await write(document, new Range(position, position), transfer, token);
          return text === undefined ? undefined : new DocumentDropEdit(text, title(), kind);
        },
      },
      { dropMimeTypes: [uriList], providedDropEditKinds: [kind] },
    ),
    languages.registerDocumentPasteEditProvider(
      selector,
      {
        async provideDocumentPasteEdits(document, ranges, transfer, _context, token) {
          const [range] = ranges;
          const text = range && (await write(document, range, transfer, token));
          return text === undefined ? undefined : [new DocumentPasteEdit(text, title(), kind)];
        },
      },
      { pasteMimeTypes: [uriList], providedPasteEditKinds: [kind] },
    ),
  );
}

/** The files of a list of URIs (RFC 2483 §5) that are where the note is. */
function filesIn(list: string, { scheme }: Uri): Uri[] {
  return list
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => Uri.parse(line.trim()))
    .filter((uri) => uri.scheme === scheme);
}
