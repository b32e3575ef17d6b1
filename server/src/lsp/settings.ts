import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { ServerContext } from './context.ts';

/** What a user sets in the editor, not in the vault: what is shown. The section `docsVault` of the editor's settings. */
export interface Settings {
  /** Lines above notes and sections that count what links to them. */
  readonly codeLens: boolean;
  /** The title of its note behind each bare `[[stem]]`. */
  readonly inlayHints: boolean;
}

const defaultSettings: Settings = { codeLens: false, inlayHints: false };

/** The settings that a client sends when it starts. */
export function initialSettings(options: unknown): Settings {
  return readSettings(options, defaultSettings);
}

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

const section = 'docsVault';

/** Settings as a client writes them, in their section or without it; what is left out comes from `others`. */
function readSettings(written: unknown, others: Settings): Settings {
  const settings = isObject(written) ? (written[section] ?? written) : undefined;
  return {
    codeLens: isEnabled(settings, 'codeLens') ?? others.codeLens,
    inlayHints: isEnabled(settings, 'inlayHints') ?? others.inlayHints,
  };
}

/** `{ codeLens: true }` or, as VS Code groups settings, `{ codeLens: { enabled: true } }`. */
function isEnabled(settings: unknown, name: string): boolean | undefined {
  const value = isObject(settings) ? settings[name] : undefined;
  const enabled = isObject(value) ? value.enabled : value;
  return typeof enabled === 'boolean' ? enabled : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
