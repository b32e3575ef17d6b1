import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { hub } from './generate.ts';
import type { LanguageClient } from './language-client.ts';
import type { Measurement } from './measurement.ts';
import { notesBelow, type Position } from './places.ts';
import { pause, timed } from './server.ts';

const mostFiles = 2000;
const target = 'checked-out';

/**
 * A checkout: up to 2,000 notes are edited, deleted and created on disk, and the server is told at once, as VS Code
 * does. Measured is the time until the references of one of the new notes are right, and how long the outline of the
 * open note takes meanwhile: nothing that a writer does may wait.
 */
export async function measureBurst(client: LanguageClient, open: string, end: Position): Promise<Measurement[]> {
  const { changes, links } = changeFiles(client.folder, open);
  await client.type(open, end, `\n[[${target}]]\n`);
  const place = { line: end.line + 1, character: 4 };
  const textDocument = { uri: client.uri(open) };
  const outline = (): Promise<unknown> => client.send('textDocument/documentSymbol', { textDocument });
  const countReferences = async (): Promise<number> => {
    const context = { includeDeclaration: false };
    return (await client.request<unknown[] | null>('textDocument/references', open, place, { context }))?.length ?? 0;
  };
  await countReferences();
  const waits: number[] = [];
  const busyBefore = client.processorTime();
  let busy = Number.NaN;
  const told = performance.now();
  await client.filesChanged(changes);
  let isRight = false;
  let right = Number.NaN;
  const asking = (async () => {
    while (!isRight && performance.now() - told < 60_000) {
      isRight = (await countReferences()) >= links;
      right = performance.now() - told;
      busy = (client.processorTime() ?? Number.NaN) - (busyBefore ?? Number.NaN);
      if (!isRight) await pause(20);
    }
  })();
  let quietUntil = Number.POSITIVE_INFINITY;
  // What follows, such as telling of the new problems, counts too.
  while (performance.now() < quietUntil) {
    waits.push(await timed(outline));
    await pause(1);
    if (isRight && quietUntil === Number.POSITIVE_INFINITY) quietUntil = performance.now() + 1000;
    if (performance.now() - told > 60_000) break;
  }
  await asking;
  if (!isRight) return [];
  const count = changes.length.toLocaleString('en');
  return [
    { name: `${count} files changed → references right again`, unit: 'ms', values: [right], goal: '< 1,000' },
    {
      name: '… of which processor time, the questions meanwhile included',
      unit: 'ms',
      values: Number.isNaN(busy) ? [] : [busy],
    },
    { name: '… outline of the open note meanwhile', unit: 'ms', values: waits, goal: 'most < 50' },
  ];
}

interface Change {
  readonly path: string;
  readonly type: FileChangeType;
}

/** Changes the files, and says how many links lead to the target then, that of the open note included. */
function changeFiles(folder: string, open: string): { changes: Change[]; links: number } {
  const notes = notesBelow(folder).filter((path) => path !== open && !path.endsWith(`${hub}.md`));
  const count = Math.min(mostFiles, notes.length >> 1);
  const step = notes.length / count;
  const changes: Change[] = [];
  let links = 1;
  for (let number = 0; number < count; number++) {
    const path = notes[Math.floor(number * step)] ?? '';
    const kind = number % 10;
    if (kind === 1) {
      rmSync(join(folder, path));
      changes.push({ path, type: FileChangeType.Deleted });
    } else if (kind === 2) {
      const created = join(dirname(path), number === 2 ? `${target}.md` : `checked-out-${number}.md`);
      if (number !== 2) links++;
      writeFileSync(join(folder, created), `# New ${number}\n${number === 2 ? '' : `\nSee [[${target}]].\n`}`);
      changes.push({ path: created, type: FileChangeType.Created });
    } else {
      links++;
      appendFileSync(join(folder, path), `\nSee [[${target}]].\n`);
      changes.push({ path, type: FileChangeType.Changed });
    }
  }
  return { changes, links };
}
