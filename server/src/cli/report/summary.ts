import { safeFixOf } from '../../features/fix-all.ts';
import { counted, type Report, severities } from './report.ts';

/** The last line: how much was found, where, what can be done about it, and how long it took. */
export function summaryOf(report: Report): string {
  const { problems, palette, vault } = report;
  const notes = counted(vault.vault.notes.size, 'note');
  const time = palette.dim(`(${(report.elapsed / 1000).toFixed(2)} s)`);
  if (problems.length === 0) return `${palette.green('No problems')} in ${notes} ${time}\n`;
  const total = counted(problems.length, 'problem');
  const shown = problems.length > report.limit ? `, the first ${report.limit} shown` : '';
  const files = new Set(problems.map((problem) => problem.path)).size;
  const fixable = problems.filter((problem) => safeFixOf(problem) !== undefined).length;
  const fix = fixable === 0 ? '' : `; --fix fixes ${fixable}`;
  return `${palette.bold(total)}${shown} (${bySeverity(report)}) in ${files} of ${notes}${fix} ${time}\n`;
}

function bySeverity({ problems }: Report): string {
  return severities
    .map((severity) => ({ severity, count: problems.filter((problem) => problem.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (severity === 'information' ? `${count} for information` : counted(count, severity)))
    .join(', ');
}
