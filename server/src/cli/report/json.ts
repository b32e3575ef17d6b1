import { withFollowingLinks } from '../../features/code-actions.ts';
import type { Fix, Problem } from '../../rules/rule.ts';
import type { VaultEdit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { OpenVault } from '../vault.ts';
import type { Report } from './report.ts';

/** One JSON object: lines and characters from 0, characters in UTF-16 code units, paths relative to the vault. */
export function* json(report: Report): Generator<string> {
  const { vault } = report;
  const head = escaped({ vault: vault.root, notes: vault.vault.notes.size, links: vault.vault.linkCount });
  // Piece by piece: one string of a hundred thousand problems would not be small.
  yield `${head.slice(0, -1)},"problems":[`;
  let separator = '\n';
  for (const problem of report.problems.slice(0, report.limit)) {
    yield separator + escaped(problemAsJson(vault, problem));
    separator = ',\n';
  }
  yield '\n]}\n';
}

export function problemAsJson(vault: OpenVault, problem: Problem): object {
  const { path, rule, severity, message, fixes } = problem;
  return {
    path,
    range: rangeAsJson(vault, path, problem.range),
    rule,
    severity,
    message,
    fixes: fixes.map((fix) => fixAsJson(vault, fix)),
  };
}

function fixAsJson(vault: OpenVault, { title, safe, edit }: Fix): object {
  return { title, safe, ...editAsJson(vault, withFollowingLinks(vault.vault, vault.textOf, edit)) };
}

/** A VaultEdit: `edits`, and, only where there are some, `creates` and `renames`. */
export function editAsJson(vault: OpenVault, { edits, creates, renames }: VaultEdit): object {
  return {
    edits: [...edits].flatMap(([path, own]) =>
      own.map(({ range, newText }) => ({ path, range: rangeAsJson(vault, path, range), newText })),
    ),
    ...(creates?.length ? { creates } : {}),
    ...(renames?.length ? { renames } : {}),
  };
}

export function rangeAsJson(vault: OpenVault, path: string, range: Range): object {
  return { start: vault.positionOf(path, range.start), end: vault.positionOf(path, range.end) };
}

/** JSON that says the same and holds no character that a terminal obeys. */
export function escaped(value: object, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
