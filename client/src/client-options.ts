import { CloseAction, ErrorAction, type LanguageClientOptions } from 'vscode-languageclient';

/** Leaves it to us what to do when the server ends, or does not start: `ended` hears of it. */
export function leftToUs(
  ended: () => void,
): Pick<LanguageClientOptions, 'errorHandler' | 'initializationFailedHandler'> {
  return {
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        ended();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
    initializationFailedHandler: () => false,
  };
}
