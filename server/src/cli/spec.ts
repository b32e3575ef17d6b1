import type { Host } from './host.ts';

/** A command as `--help`, the completion of shells and the command line itself need it. */
export interface CommandSpec {
  readonly name: string;
  /** As in `[paths...]` or `<note>`, each with what it is. */
  readonly args?: readonly Argument[];
  /** One line; the first sentence of the help. */
  readonly summary: string;
  /** What else the help should say: paragraphs with an empty line between them, broken nowhere else. */
  readonly details?: string;
  readonly options?: readonly OptionSpec[];
  /** Command lines, each with what it does. */
  readonly examples: readonly (readonly [string, string])[];
  readonly children?: readonly CommandSpec[];
  /** Loads the command; nothing of it is loaded before. Absent for a command that only has children. */
  readonly load?: () => Promise<Run>;
}

/**
 * Runs a command and gives its exit code. The options have the names and types that the command's spec gives them:
 * the one place where they are not checked is `defineCommand`.
 */
export type Run = (args: readonly string[], options: object, host: Host) => number | Promise<number>;

export type Argument = readonly [name: string, what: string];

export interface OptionSpec {
  /** As in `-q, --quiet` or `--format <name>`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly default?: unknown;
  /** Turns the text into the option's value, or throws an Error that says what was expected. */
  readonly parse?: (text: string) => unknown;
}

/** A command whose options are of the type `Options`: the caller's word that the spec's options give that. */
export function defineCommand<Options extends object>(
  spec: Omit<CommandSpec, 'load'> & {
    readonly load: () => Promise<(args: readonly string[], options: Options, host: Host) => number | Promise<number>>;
  },
): CommandSpec {
  return { ...spec, load: spec.load as unknown as () => Promise<Run> };
}

/** A whole number from 1. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new Error('It is to be a whole number from 1.');
  return Number(text);
}

/** Comma-separated names, one at least. */
export function names(text: string): string[] {
  const found = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (found.length === 0) throw new Error('It is to be one name or more, with commas between them.');
  return found;
}

/** `90d`, `12w`, `6m` (of 30 days), `1y` (of 365), or a number of days. */
export function days(text: string): number {
  const written = /^(\d{1,6})([dwmy]?)$/.exec(text);
  if (!written) throw new Error('It is to be a number of days, or of weeks, months or years: 90d, 12w, 6m, 1y.');
  return Number(written[1]) * { d: 1, w: 7, m: 30, y: 365, '': 1 }[written[2] as 'd' | 'w' | 'm' | 'y' | ''];
}

/** The arguments of commands that are about a part of a vault. */
export const pathArguments: readonly Argument[] = [
  ['[paths...]', 'notes, folders, or the vault itself; without any, the vault of the working folder'],
];

/** The argument of commands that are about one note. */
export const noteArgument: Argument = ['<note>', 'its path, or its name as a link would write it'];

/** The options of every command that reads a vault. */
export const vaultOptions: readonly OptionSpec[] = [
  { flags: '--vault <folder>', description: "the vault's folder, when it is not the one that the paths lie in" },
  { flags: '--config <file>', description: "a config instead of the vault's docs-vault.json" },
  { flags: '--no-cache', description: 'read every note anew, and keep nothing for the next time' },
];
