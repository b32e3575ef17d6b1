import { safeFixOf } from '../../features/fix-all.ts';
import { counted, type Report, severities } from './report.ts';

/** The last line: how much was found, where, what can be done about it, and how long it took. */
export function summaryOf(report: Report): string {
  const { problems, palette, vault } = report;
  const { notes } = vault.vault;
  const all = counted(notes.size, 'note');
  const time = palette.dim(`(${(report.elapsed / 1000).toFixed(2)} s)`);
  const covered = [...notes.keys()].filter(vault.covers).length;
  const looked = covered === notes.size ? all : `${covered.toLocaleString('en')} of ${all}`;
  if (problems.length === 0) return `${palette.green('No problems')} in ${looked} ${time}\n`;
  const total = counted(problems.length, 'problem');
  const shown = problems.length > report.limit ? `, the first ${report.limit} shown` : '';
  const files = new Set(problems.map((problem) => problem.path));
  const found = [...files].filter((path) => notes.has(path)).length;
  const places = [
    ...(found > 0 ? [`${found.toLocaleString('en')} of ${all}`] : []),
    ...(found < files.size ? ['the config'] : []),
  ].join(' and ');
  const fixable = problems.filter((problem) => safeFixOf(problem) !== undefined).length;
  const fix = fixable === 0 ? '' : `; --fix fixes ${fixable}`;
  return `${palette.bold(total)}${shown} (${bySeverity(report)}) in ${places}${fix} ${time}\n`;
}

function bySeverity({ problems }: Report): string {
  return severities
    .map((severity) => ({ severity, count: problems.filter((problem) => problem.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (severity === 'information' ? `${count} for information` : counted(count, severity)))
    .join(', ');
}
