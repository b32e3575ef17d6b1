import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { LanguageClient } from './language-client.ts';
import type { Measurement } from './measurement.ts';

/**
 * Drives a language server through a writer's session on a vault: open, diagnostics, typing, completion, hover,
 * definition, references and rename of the note that most links name. Everything is measured as the editor sees it,
 * the transport included. Works with any server that speaks LSP over standard input and output.
 */
export async function measureServer(command: string, folder: string, rounds = 40): Promise<Measurement[]> {
  const { hub, note, line, character } = chooseNotes(folder);
  const rows: Measurement[] = [];
  const started = performance.now();
  const client = new LanguageClient(command, folder);
  await client.initialize();
  const text = await client.open(note);
  const lastLine = text.split('\n').length - 1;
  const lastColumn = text.length - (text.lastIndexOf('\n') + 1);
  await ifKnown(client.request('textDocument/documentSymbol', note, 0, 0));
  rows.push({ name: 'start → outline of the open note', unit: 'ms', values: [performance.now() - started] });
  await client.type(note, lastLine, lastColumn, '\n\n[[');
  const typedLine = lastLine + 2;
  await client.request('textDocument/completion', note, typedLine, 2);
  rows.push({ name: 'start → first completion', unit: 'ms', values: [performance.now() - started] });
  await client.diagnostics(note);
  rows.push({ name: 'start → diagnostics of the open note', unit: 'ms', values: [performance.now() - started] });

  const completion: number[] = [];
  const keystroke: number[] = [];
  let size = 0;
  let column = 2;
  for (let round = 0; round < rounds; round++) {
    const letter = 'note-reference-how-to'.charAt(round % 21);
    let from = performance.now();
    await client.type(note, typedLine, column++, letter);
    await client.diagnostics(note);
    keystroke.push(performance.now() - from);
    from = performance.now();
    const answer = await client.request<unknown>('textDocument/completion', note, typedLine, column);
    completion.push(performance.now() - from);
    size = Math.max(size, JSON.stringify(answer)?.length ?? 0);
  }
  rows.push({ name: 'keystroke → diagnostics of the note', unit: 'ms', values: keystroke });
  rows.push({ name: 'completion per letter', unit: 'ms', values: completion });
  rows.push({ name: 'largest completion answer', unit: 'KB', values: [size / 1024] });
  const repeat = async (name: string, times: number, run: () => Promise<unknown>): Promise<void> => {
    const values: number[] = [];
    for (let round = 0; round < times; round++) {
      const from = performance.now();
      if ((await ifKnown(run())) === unknown) break;
      values.push(performance.now() - from);
    }
    rows.push({ name, unit: 'ms', values });
  };
  await repeat('hover over a link', rounds, () => client.request('textDocument/hover', note, line, character));
  await repeat('definition of a link', rounds, () => client.request('textDocument/definition', note, line, character));
  const all = { context: { includeDeclaration: false } };
  const references = (): Promise<unknown[] | null> =>
    client.request<unknown[] | null>('textDocument/references', note, line, character, all);
  rows.push({
    name: `references of ${hub}`,
    unit: 'count',
    values: [((await ifKnown(references())) as unknown[] | null)?.length ?? 0],
  });
  await repeat('references of the most linked note', 10, references);
  await repeat('rename of the most linked note', 5, () =>
    client.request('textDocument/rename', note, line, character, { newName: 'a-name-that-is-new' }),
  );
  const memory = client.memory();
  if (memory !== undefined) rows.push({ name: 'resident memory', unit: 'MB', values: [memory / 2 ** 20] });
  await client.end();
  return rows;
}

const unknown = Symbol('unknown');

/** The answer of a request, or `unknown` where the server does not know it: its row stays empty. */
async function ifKnown(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound) return unknown;
    throw error;
  }
}

/** The stem that most links name, and a note with a link to it at that place. */
function chooseNotes(folder: string): { hub: string; note: string; line: number; character: number } {
  const places = new Map<string, { note: string; line: number; character: number; count: number }>();
  for (const note of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!note.endsWith('.md') || note.startsWith('.')) continue;
    const lines = readFileSync(join(folder, note), 'utf8').split('\n');
    for (const [line, text] of lines.entries())
      for (const match of text.matchAll(/(?<![`!])\[\[([\w-]+)\]\]/g)) {
        const stem = match[1] ?? '';
        const known = places.get(stem);
        if (known) known.count++;
        else places.set(stem, { note, line, character: match.index + 3, count: 1 });
      }
  }
  const [hub, place] = [...places].sort((a, b) => b[1].count - a[1].count)[0] ?? [];
  if (hub === undefined || place === undefined) throw new Error(`no [[link]] in ${folder}`);
  return { hub, ...place };
}
