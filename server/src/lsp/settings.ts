import type { OnSave } from '../features/before-save.ts';
import { isObject } from './params.ts';

/** What a user sets in the editor, not in the vault: what is shown, and done on saving. The section `docsVault` of the editor's settings. */
export interface Settings {
  /** Lines above notes and sections that count what links to them. */
  readonly codeLens: boolean;
  /** The title of its note behind each bare `[[stem]]`. */
  readonly inlayHints: boolean;
  readonly onSave: OnSave;
}

const defaultSettings: Settings = {
  codeLens: false,
  inlayHints: false,
  onSave: { fixAll: false, updateModified: false },
};

/** The settings that a client sends when it starts. */
export function initialSettings(options: unknown): Settings {
  return readSettings(options, defaultSettings);
}

/** The section of the editor's settings that is ours. */
export const section = 'docsVault';

/** Settings as a client writes them, in their section or without it; what is left out comes from `others`. */
export function readSettings(written: unknown, others: Settings): Settings {
  const settings = isObject(written) ? (written[section] ?? written) : undefined;
  const onSave = isObject(settings) ? settings.onSave : undefined;
  return {
    codeLens: isEnabled(settings, 'codeLens') ?? others.codeLens,
    inlayHints: isEnabled(settings, 'inlayHints') ?? others.inlayHints,
    onSave: {
      fixAll: isEnabled(onSave, 'fixAll') ?? others.onSave.fixAll,
      updateModified: isEnabled(onSave, 'updateModified') ?? others.onSave.updateModified,
    },
  };
}

/** `{ codeLens: true }` or, as VS Code groups settings, `{ codeLens: { enabled: true } }`. */
function isEnabled(settings: unknown, name: string): boolean | undefined {
  const value = isObject(settings) ? settings[name] : undefined;
  const enabled = isObject(value) ? value.enabled : value;
  return typeof enabled === 'boolean' ? enabled : undefined;
}
