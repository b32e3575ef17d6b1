import { safeFixOf } from '../../features/fix-all.ts';
import { counted, type Report, severities, withCommas } from './report.ts';

/** The last line: how much was found, where, what can be done about it, and how long it took. */
export function summaryOf(report: Report): string {
  const { problems, palette, vault } = report;
  const { notes } = vault.vault;
  const all = counted(notes.size, 'note');
  const time = palette.dim(`(${(report.elapsed / 1000).toFixed(2)} s)`);
  if (problems.length === 0) return `${palette.green('No problems')} in ${coveredNotes(report)} ${time}\n`;
  const total = counted(problems.length, 'problem');
  const shown = problems.length > report.limit ? `, the first ${report.limit} shown` : '';
  const files = new Set(problems.map((problem) => problem.path));
  const found = [...files].filter((path) => notes.has(path)).length;
  const places = [
    ...(found > 0 ? [`${withCommas(found)} of ${all}`] : []),
    ...(found < files.size ? ['the config'] : []),
  ].join(' and ');
  const fixable = problems.filter((problem) => safeFixOf(problem) !== undefined).length;
  const fix = fixable === 0 ? '' : `; --fix fixes ${fixable}`;
  return `${palette.bold(total)}${shown} (${bySeverity(report)}) in ${places}${fix} ${time}\n`;
}

/** The notes that were looked at: `5 notes`, or `2 of 5 notes`. */
function coveredNotes({ vault: { vault, covers } }: Report): string {
  const all = counted(vault.notes.size, 'note');
  const covered = [...vault.notes.keys()].filter(covers).length;
  return covered === vault.notes.size ? all : `${withCommas(covered)} of ${all}`;
}

function bySeverity({ problems }: Report): string {
  return severities
    .map((severity) => ({ severity, count: problems.filter((problem) => problem.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (severity === 'information' ? `${count} for information` : counted(count, severity)))
    .join(', ');
}
