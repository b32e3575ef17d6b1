import { parseNote } from '../../server/src/parse/scan.ts';
import { positionAt } from '../../server/src/text/lines.ts';
import type { Editor } from './editor.ts';

/** Requests about a whole note. */
export const noteRequests = [
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/documentLink',
  'textDocument/codeLens',
  'textDocument/semanticTokens/full',
] as const;

/** Requests about a place in a note. */
export const placeRequests = [
  'textDocument/hover',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/completion',
  'textDocument/prepareRename',
] as const;

/** What a server says of a vault: its problems, and all that can be asked about those notes and the links in them. */
export async function answersOf(editor: Editor, paths: readonly string[]): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>();
  const ask = async (name: string, method: string, params: object): Promise<void> => {
    answers.set(name, withoutIds(await editor.request(method, params)));
  };
  await ask('all problems', 'workspace/diagnostic', { previousResultIds: [] });
  for (const query of ['', 'a', 'hub', 'proxy 1']) await ask(`symbols ${query}`, 'workspace/symbol', { query });
  for (const path of paths) {
    const textDocument = { uri: editor.uri(path) };
    for (const method of noteRequests) await ask(`${path} ${method}`, method, { textDocument });
    const note = parseNote(path, editor.text(path));
    for (const { start, end } of [...note.links.slice(0, 3), ...note.headings.slice(0, 2)]) {
      const position = positionAt(note.lineStarts, Math.min(start + 3, end));
      const context = { includeDeclaration: true };
      for (const method of placeRequests)
        await ask(`${path}:${start} ${method}`, method, { textDocument, position, context });
    }
  }
  return answers;
}

/** Result ids differ from server to server, and so does the order in which notes are judged. */
function withoutIds(answer: unknown): unknown {
  const ids = new Set(['resultId', 'version']);
  const plain: unknown = JSON.parse(JSON.stringify(answer ?? null, (key, value) => (ids.has(key) ? undefined : value)));
  if (typeof plain !== 'object' || plain === null || !('items' in plain) || !Array.isArray(plain.items)) return plain;
  if (!plain.items.every((item) => 'uri' in item)) return plain;
  return plain.items
    .filter(isReported)
    .map((item) => JSON.stringify(item))
    .sort();
}

/** That a note has no problems is only said of one that had some. */
function isReported(item: unknown): boolean {
  const list = typeof item === 'object' && item !== null && 'items' in item ? item.items : undefined;
  return !Array.isArray(list) || list.length > 0;
}
