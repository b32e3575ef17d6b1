import {
  DecorationRangeBehavior,
  Disposable,
  Range,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import { gather } from './views/gather.ts';
import type { ViewServer } from './views/server.ts';

interface Mark {
  readonly state: 'broken' | 'ambiguous' | 'brackets';
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** How long edits and scrolling are gathered before links are coloured anew, in milliseconds. */
const pause = 200;

/**
 * Colours links that lead nowhere or to several places, and dims brackets: in the lines that are seen, some time after
 * the last edit. The colours are the theme's to change.
 */
export function registerDecorations(server: ViewServer): Disposable {
  const types: Readonly<Record<Mark['state'], TextEditorDecorationType>> = {
    broken: inColor('docsVault.brokenLinkForeground'),
    ambiguous: inColor('docsVault.ambiguousLinkForeground'),
    brackets: inColor('docsVault.linkBracketForeground'),
  };
  const decorateAll = (): void => {
    for (const editor of window.visibleTextEditors) void decorate(server, editor, types);
  };
  const soon = gather(decorateAll, { pause });
  soon();
  return Disposable.from(
    ...Object.values(types),
    server.onChanged(soon),
    window.onDidChangeVisibleTextEditors(soon),
    window.onDidChangeTextEditorVisibleRanges(soon),
    workspace.onDidChangeTextDocument(soon),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('docsVault.linkColors.enabled')) soon();
    }),
    new Disposable(soon.cancel),
  );
}

/** What is typed beside a link does not take its colour, not even for the moment until the server has spoken. */
function inColor(color: string): TextEditorDecorationType {
  return window.createTextEditorDecorationType({
    color: new ThemeColor(color),
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });
}

async function decorate(
  server: ViewServer,
  editor: TextEditor,
  types: Readonly<Record<Mark['state'], TextEditorDecorationType>>,
): Promise<void> {
  const { document } = editor;
  if (document.languageId !== 'markdown' || !server.isRunning) return;
  const { version } = document;
  const isEnabled = workspace.getConfiguration('docsVault', document).get('linkColors.enabled', true);
  const marks = isEnabled ? await marksIn(server, editor) : [];
  // The text has changed under the answer; another one is on its way.
  if (document.version !== version) return;
  for (const state of ['broken', 'ambiguous', 'brackets'] as const)
    editor.setDecorations(
      types[state],
      marks.filter((mark) => mark.state === state).map(({ range }) => rangeOf(range)),
    );
}

async function marksIn(server: ViewServer, { document, visibleRanges }: TextEditor): Promise<Mark[]> {
  const [first, last] = [visibleRanges[0], visibleRanges.at(-1)];
  if (!first || !last) return [];
  const range = { start: { line: first.start.line, character: 0 }, end: { line: last.end.line + 1, character: 0 } };
  const asked = { uri: document.uri.toString(), range };
  // A server that is just restarting answers nothing; it says when there is more to know.
  return (await server.ask<Mark[] | null>('docsVault/marks', asked).catch(() => null)) ?? [];
}

function rangeOf({ start, end }: Mark['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
