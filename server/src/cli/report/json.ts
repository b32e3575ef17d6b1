import { withFollowingLinks } from '../../features/code-actions.ts';
import type { Fix, Problem } from '../../rules/rule.ts';
import type { VaultEdit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { harmlessJson } from '../../text/unsafe.ts';
import type { OpenVault } from '../vault.ts';
import type { Report } from './report.ts';

/** One JSON object: lines and characters from 0, characters in UTF-16 code units, paths relative to the vault. */
export function* json(report: Report): Generator<string> {
  const { vault } = report;
  const head = harmlessJson({ vault: vault.root, notes: vault.vault.notes.size, links: vault.vault.linkCount });
  // Piece by piece: one string of a hundred thousand problems would not be small.
  yield `${head.slice(0, -1)},"problems":[`;
  let separator = '\n';
  for (const problem of report.problems.slice(0, report.limit)) {
    yield separator + harmlessJson(problemAsJson(vault, problem));
    separator = ',\n';
  }
  yield '\n]}\n';
}

function problemAsJson(vault: OpenVault, problem: Problem): object {
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
function editAsJson(vault: OpenVault, { edits, creates, renames }: VaultEdit): object {
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
