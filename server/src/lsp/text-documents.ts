import type { TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lineStartsOf } from '../text/lines.ts';
import type { Positions } from './positions.ts';

/**
 * How documents are opened and edited, in whatever encoding of positions was agreed on. A document that a client opens
 * without saying its text is empty, rather than a fault in every answer to come.
 */
export function textDocuments(positions: () => Positions | undefined): TextDocumentsConfiguration<TextDocument> {
  return {
    create: (uri, languageId, version, content: unknown) =>
      TextDocument.create(uri, languageId, version, typeof content === 'string' ? content : ''),
    update(document, changes, version) {
      const agreed = positions();
      if (!agreed || agreed.encoding === 'utf-16') return TextDocument.update(document, changes, version);
      // Each change is measured in the text that the one before has left.
      for (const change of changes) {
        const inUtf16 = 'range' in change ? { ...change, range: rangeInUtf16(document, agreed, change.range) } : change;
        TextDocument.update(document, [inUtf16], version);
      }
      return document;
    },
  };
}

type Range = ReturnType<Positions['range']>;

function rangeInUtf16(document: TextDocument, positions: Positions, { start, end }: Range): Range {
  const content = document.getText();
  const measured = { lineStarts: lineStartsOf(content), length: content.length, text: () => content };
  return {
    start: document.positionAt(positions.offset(measured, start)),
    end: document.positionAt(positions.offset(measured, end)),
  };
}
