import fs from 'node:fs';

/** What became of one test that ran inside the editor. */
export interface Outcome {
  /** The names of its suites and its own. */
  readonly name: string;
  /** Why it failed; absent when it passed. */
  readonly failure?: string;
}

/** Adds an outcome to a file, one line each, so that what a crash cuts short is known up to there. */
export function appendOutcome(file: string, outcome: Outcome): void {
  fs.appendFileSync(file, `${JSON.stringify(outcome)}\n`);
}

/** The outcomes in a file; none if there is no such file. */
export function readOutcomes(file: string): Outcome[] {
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Outcome);
}

export function printOutcomes(outcomes: readonly Outcome[]): void {
  for (const { name, failure } of outcomes) {
    console.log(`  ${failure === undefined ? '✔' : '✖'} ${name}`);
    if (failure !== undefined) console.log(failure.replace(/^/gm, '      '));
  }
}
