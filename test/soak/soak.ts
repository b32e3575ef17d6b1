import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { generateVault, writeGeneratedVault } from '../bench/generate.ts';
import { answersOf } from './answers.ts';
import { Day, type Stretch } from './day.ts';
import { Editor } from './editor.ts';

export interface Budget {
  readonly notes: number;
  readonly steps: number;
  readonly seed: number;
  /** Steps from one change of a fifth of all files to the next. */
  readonly checkoutEvery: number;
  /** Node's arguments that start the server. */
  readonly server: readonly string[];
  /** About how many notes everything is asked at the end. */
  readonly asked: number;
}

/**
 * Lives a writer's day in ten stretches. A second server on the vault hears of nothing but the files. At the end both
 * must answer as one that is started then, with the same documents open, and nobody may have complained.
 */
export async function soak(budget: Budget, report: (stretch: Stretch) => void): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'docs-vault-soak-')));
  try {
    writeGeneratedVault(folder, budget.notes);
    const editor = new Editor(budget.server, folder);
    const witness = new Editor(budget.server, folder);
    // What the writer's editor tells of files, any other editor on the folder sees too.
    const tell = editor.tell.bind(editor);
    editor.tell = async (changes) => {
      await tell(changes);
      await witness.tell(changes);
    };
    await editor.start();
    await witness.start();
    const day = new Day(
      editor,
      [...generateVault(budget.notes)].map(({ path }) => path),
      budget.seed,
    );
    for (let tenth = 0; tenth < 10; tenth++) report(await day.live(budget.steps / 10, budget.checkoutEvery));
    await day.mendConfig();
    await compareToFresh(budget, folder, editor, day, [...editor.documents.keys()]);
    await day.endOfWork();
    await compareToFresh(budget, folder, editor, day, []);
    await compareToFresh(budget, folder, witness, day, []);
    for (const one of [editor, witness]) {
      assert.equal(await one.end(), 0);
      assert.deepEqual(one.complaints, []);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareToFresh(
  { server, asked }: Budget,
  folder: string,
  used: Editor,
  day: Day,
  open: string[],
): Promise<void> {
  const fresh = new Editor(server, folder);
  await fresh.start();
  for (const path of open) {
    await fresh.open(path);
    await fresh.type(path, 0, fresh.text(path).length, used.text(path));
  }
  const every = Math.max(1, Math.floor(day.paths.length / asked));
  const paths = [...open, ...day.paths.filter((_, index) => index % every === 0)];
  const expected = await answersOf(fresh, paths);
  const found = await answersOf(used, paths);
  await fresh.end();
  for (const [question, answer] of expected) assertSame(found.get(question), answer, question);
}

/** Of long lists a failure shows only what differs. */
function assertSame(found: unknown, expected: unknown, question: string): void {
  if (isDeepStrictEqual(found, expected)) return;
  const lists = [found, expected].map((answer) => (Array.isArray(answer) ? answer : [answer]));
  const [ours, theirs] = lists.map((list) => list.map((item) => JSON.stringify(item)));
  const missing = theirs?.filter((item) => !ours?.includes(item));
  const added = ours?.filter((item) => !theirs?.includes(item));
  assert.fail(`${question}\nfresh server alone: ${missing?.join('\n')}\nused server alone: ${added?.join('\n')}`);
}
