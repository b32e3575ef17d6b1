import fs, { writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * What goes wrong at one call that changes the disk: the process is killed before it, or in the middle of a text that it
 * writes; the call fails; or from then on every call fails, those that would put things right too.
 */
export type Fault = 'killed' | 'killed while writing' | 'fails' | 'all fail';

const names = ['writeFileSync', 'linkSync', 'renameSync', 'rmSync', 'rmdirSync', 'mkdirSync', 'chmodSync'] as const;

/**
 * Runs the work with the fault at the so-manieth call that changes the disk, and says whether it came to that. For the
 * disk a process that is killed and one whose every further call does nothing are the same.
 */
export async function withFault(
  at: number,
  fault: Fault,
  code: string,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const module = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
  const originals = names.map((name) => [name, module[name]] as const);
  let calls = 0;
  const fail = (): never => {
    throw Object.assign(new Error(`${code}: injected`), { code });
  };
  for (const [name, original] of originals)
    module[name] = (...args) => {
      calls++;
      if (calls < at || (calls > at && fault === 'fails')) return original?.(...args);
      if (fault === 'killed while writing' && calls === at && name === 'writeFileSync') {
        const [file, text] = args as [string, string];
        originals[0]?.[1]?.(file, text.slice(0, text.length / 2));
      }
      return fail();
    };
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const [name, original] of originals) if (original) module[name] = original;
    syncBuiltinESMExports();
  }
  if (writeFileSync !== fs.writeFileSync) throw new Error('The faults were not taken out again.');
  return calls >= at;
}
