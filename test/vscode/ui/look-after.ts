import path from 'node:path';
import { suiteTeardown, teardown } from 'mocha';
import { artifactsFolder } from '../paths.ts';
import type { Desk, Workbench } from './workbench.ts';

interface Opened {
  readonly desk?: Desk | undefined;
  readonly workbench: Workbench | undefined;
}

/**
 * Closes at the end of the suite what it has opened, and takes a picture of the window after a test that failed. Gives
 * what takes more of them: `<suite>-<name>.png` in `test/artifacts`.
 */
export function lookAfter(suite: string, opened: () => Opened): (name: string) => Promise<void> {
  const picture = async (name: string): Promise<void> => {
    await opened().workbench?.page.screenshot({ path: path.join(artifactsFolder(), `${suite}-${name}.png`) });
  };
  suiteTeardown(async () => {
    const { desk, workbench } = opened();
    await workbench?.close();
    await desk?.clear();
  });
  teardown(async function () {
    if (this.currentTest?.isFailed()) await picture('failure');
  });
  return picture;
}
