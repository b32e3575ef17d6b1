import { type Command, commands, type Disposable, Uri } from 'vscode';
import type { BaseLanguageClient, Location, Position, StaticFeature } from 'vscode-languageclient';

/** The command behind a lens that counts links: the server fills in where they are. */
const showReferences: Command['command'] = 'docsVault.showReferences';

/** Tells the server that this client can show a list of places. */
export const lensFeature: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...capabilities.experimental, showReferencesCommand: showReferences };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** Shows the links that a lens counts, as the editor shows references. */
export function registerShowReferences(client: () => BaseLanguageClient | undefined): Disposable {
  return commands.registerCommand(
    showReferences,
    async (uri: string, position: Position, locations: readonly Location[]) => {
      const convert = client()?.protocol2CodeConverter;
      if (!convert) return;
      const places = await Promise.all(locations.map(convert.asLocation));
      await commands.executeCommand(
        'editor.action.showReferences',
        Uri.parse(uri),
        convert.asPosition(position),
        places,
      );
    },
  );
}
