import { defaultConfig } from '../config.ts';
import { completion } from '../features/completion.ts';
import { definition } from '../features/definition.ts';
import { hover } from '../features/hover.ts';
import { references } from '../features/references.ts';
import { parseNote } from '../parse/scan.ts';
import { Vault } from '../vault/vault.ts';
import { LiveVault } from './live-vault.ts';
import { locationsOf } from './navigation.ts';
import { Positions } from './positions.ts';
import { Slices } from './slices.ts';
import type { Traffic } from './traffic.ts';

const text = '# One\n\n- [[t\n- Text **and** `code`: [[one#one|display]], [[two]]\n\n| a | b |\n| - | - |\n| c | d |\n';

/** Of more kinds; no longer, so that no step takes long. */
const otherText = `
## Two

${'Text **and** [some](https://example.org) *more* of it. '.repeat(3)}

- A point: \`code\`
- [ ] Another one, [[one]]

\`\`\`sh
echo "$1"
\`\`\`
`;

/**
 * Does what a writer will ask for first with a vault of its own, in moments when nobody waits. A function is compiled when
 * it first runs, and once more when it has run often: the first hover of a session would take five times as long as the
 * twentieth. Gives what was answered.
 */
export async function warmUp(traffic: Traffic, today: string): Promise<unknown[]> {
  const vault = new Vault(defaultConfig);
  const texts = new Map([
    ['one.md', text],
    ['two.md', otherText],
  ]);
  for (let other = 0; other < 100; other++) texts.set(`${other}.md`, `# ${other}\n\n- [[two]]\n- [[one|x]] or [[t]]\n`);
  for (const [path, content] of texts) vault.set(parseNote(path, content));
  const live = new LiveVault();
  live.replace(vault);
  const read = (path: string): string | undefined => texts.get(path);
  const behind = (mark: string): { path: string; offset: number } => ({
    path: 'one.md',
    offset: text.indexOf(mark) + mark.length,
  });
  const circumstances = { today, addressOf: (path: string) => path };
  const session = { root: 'file:///vault', measured: (path: string) => live.measured(path, read) };
  const slices = new Slices(traffic);
  const answers: unknown[] = [];
  // What takes longest until it is compiled comes in small steps.
  for (const [times, ask] of [
    [3, () => hover(vault, read, behind('[[one'), circumstances)],
    [30, () => hover(vault, read, behind('[[two'), circumstances)],
    [3, () => completion(vault, read, behind('[[t'), today)],
    [3, () => definition(vault, behind('[[one'))],
    [20, () => locationsOf(new Positions('utf-16'), session, references(vault, behind('[[one')) ?? [])],
  ] as const)
    for (let round = 0; round < times; round++) {
      await slices.next();
      answers.push(ask());
    }
  return answers;
}
