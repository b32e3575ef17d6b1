import { defaultConfig } from '../config.ts';
import { completion } from '../features/completion.ts';
import { definition } from '../features/definition.ts';
import { hover } from '../features/hover.ts';
import { references } from '../features/references.ts';
import { parseNote } from '../parse/scan.ts';
import { Vault } from '../vault/vault.ts';
import { Slices } from './slices.ts';
import type { Traffic } from './traffic.ts';

const text = '# One\n\n- Text **and** `code`: [[one#one|display]], [[on\n\n| a | b |\n| - | - |\n| c | d |\n';

/**
 * Does what a writer will ask for first with a note of its own, in moments when nobody waits. A function is compiled when
 * it first runs: the first hover of a session would take five times as long as the next. Gives what was answered.
 */
export async function warmUp(traffic: Traffic, today: string): Promise<unknown[]> {
  const vault = new Vault(defaultConfig);
  vault.set(parseNote('one.md', text));
  const read = (): string => text;
  const link = { path: 'one.md', offset: text.indexOf('one#one') + 1 };
  const typing = { path: 'one.md', offset: text.indexOf('[[on\n') + 4 };
  const slices = new Slices(traffic);
  const answers: unknown[] = [];
  for (const ask of [
    () => hover(vault, read, link, { today, addressOf: (path) => path }),
    () => completion(vault, read, typing, today),
    () => definition(vault, link),
    () => references(vault, link),
  ])
    for (let round = 0; round < 3; round++) {
      await slices.next();
      answers.push(ask());
    }
  return answers;
}
