import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { ServerContext } from './context.ts';
import { readSettings, section } from './settings.ts';

/**
 * Asks the client for the settings, now and whenever they change; a client that cannot be asked sends them. What it
 * leaves out is as it was at the start.
 */
export async function followSettings(context: ServerContext): Promise<void> {
  const { client, connection, settings: initial } = context;
  const take = async (sent: unknown): Promise<void> => {
    const asked = client.workspace?.configuration ? await connection.workspace.getConfiguration(section) : undefined;
    const settings = readSettings(asked ?? sent, initial);
    if (JSON.stringify(settings) === JSON.stringify(context.settings)) return;
    context.settings = settings;
    context.shown.ask('codeLens');
    context.shown.ask('inlayHint');
  };
  connection.onDidChangeConfiguration(({ settings }) => take(settings));
  if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section });
  if (client.workspace?.configuration) await take(undefined);
}
