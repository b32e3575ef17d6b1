import { CancellationTokenSource } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** How long suggestions wait for the server, in milliseconds: at first it may be reading a large vault. */
const patience = { first: 20_000, later: 3_000 };

/**
 * Lets VS Code show the suggestions of others when a server stands still: it shows all together, and would wait for ours for
 * ever. One for each server.
 */
export function patientSuggestions(): Pick<Middleware, 'provideCompletionItem'> {
  let limit = patience.first;
  return {
    async provideCompletionItem(document, position, context, token, next) {
      const asked = new CancellationTokenSource();
      const forwarding = token.onCancellationRequested(() => asked.cancel());
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => {
          asked.cancel();
          resolve(undefined);
        }, limit);
      });
      const answer = Promise.resolve(next(document, position, context, asked.token)).then((items) => {
        limit = patience.later;
        return items;
      });
      try {
        return await Promise.race([answer, late]);
      } finally {
        clearTimeout(timer);
        forwarding.dispose();
      }
    },
  };
}
