import { viewWordsFor } from '../features/views/words.ts';
import type { ServerContext } from './context.ts';

/** How long the vaults may take to be read before the editor is asked to show that they are, in milliseconds. */
const patience = 300;

/** Lets an editor that can show work under way show that the vaults are read (LSP §Server Initiated Progress). */
export function showOpening({ client, connection, locale, workspace }: ServerContext): void {
  if (!client.window?.workDoneProgress) return;
  let isOpen = false;
  const opening = workspace.ready().then(() => {
    isOpen = true;
  });
  setTimeout(async () => {
    if (isOpen) return;
    try {
      const progress = await connection.window.createWorkDoneProgress();
      progress.begin('Docs Vault', undefined, viewWordsFor(locale).reading);
      await opening;
      progress.done();
    } catch {
      // An editor that shows no progress is none the worse.
    }
  }, patience);
}
