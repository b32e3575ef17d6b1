import type { Severity } from '../../config.ts';
import type { Problem } from '../../rules/rule.ts';
import { pathFrom } from '../select.ts';
import type { Palette } from '../terminal.ts';
import type { OpenVault } from '../vault.ts';

/** What a check found, as a reporter gets it. */
export interface Report {
  readonly vault: OpenVault;
  /** By path, and in text order. */
  readonly problems: readonly Problem[];
  /** How many of them are shown, from the first. */
  readonly limit: number;
  /** Problems alone: no summary. */
  readonly quiet: boolean;
  readonly cwd: string;
  /** Milliseconds. */
  readonly elapsed: number;
  readonly palette: Palette;
  /** Of the terminal; 0 where there is none. */
  readonly columns: number;
}

/** Writes a report, in pieces of any size. */
export type Reporter = (report: Report) => Iterable<string>;

export const formats = ['pretty', 'plain', 'json', 'sarif', 'github', 'junit'] as const;
export type Format = (typeof formats)[number];

/** Loads the reporter that is asked for, and no other. */
export async function reporterFor(format: Format): Promise<Reporter> {
  switch (format) {
    case 'pretty':
      return (await import('./pretty.ts')).pretty;
    case 'plain':
      return (await import('./plain.ts')).plain;
    case 'json':
      return (await import('./json.ts')).json;
    case 'sarif':
      return (await import('./sarif.ts')).sarif;
    case 'github':
      return (await import('./github.ts')).github;
    case 'junit':
      return (await import('./junit.ts')).junit;
  }
}

/** The worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Where a problem starts as people count: line and column from 1, the column in UTF-16 code units as in editors. */
export function placeOf(
  { vault, cwd }: Report,
  { path, range }: Problem,
): { path: string; line: number; column: number } {
  const { line, character } = vault.positionOf(path, range.start);
  return { path: pathFrom(cwd, vault.root, path), line: line + 1, column: character + 1 };
}

/** `1 problem`, `2 problems`, `10,000 problems`. */
export function counted(count: number, what: string): string {
  return `${withCommas(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** A whole number as in English, `10,000`. To ask the platform for that takes 10 ms. */
export function withCommas(count: number): string {
  const digits = String(count);
  const groups = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(',');
}
