import type { Severity } from '../../config.ts';
import type { Problem } from '../../rules/rule.ts';
import { harmless } from '../../text/unsafe.ts';
import type { Palette } from '../terminal.ts';
import { codeFrame } from './code-frame.ts';
import { placeOf, type Report } from './report.ts';
import { summaryOf } from './summary.ts';

/** For people: the problems of each note together, with the line that each is about. */
export function* pretty(report: Report): Generator<string> {
  let path: string | undefined;
  for (const problem of report.problems.slice(0, report.limit)) {
    if (problem.path !== path) yield heading(report, problem, path === undefined);
    path = problem.path;
    yield entry(report, problem);
  }
  if (report.quiet) return;
  yield (path === undefined ? '' : '\n') + summaryOf(report);
}

function heading(report: Report, problem: Problem, first: boolean): string {
  return `${first ? '' : '\n'}${report.palette.underline(harmless(placeOf(report, problem).path))}\n`;
}

function entry(report: Report, problem: Problem): string {
  const { palette } = report;
  const { line, column } = placeOf(report, problem);
  const severity = paint(palette, problem.severity)(problem.severity);
  const head = `  ${line}:${column}  ${severity}  ${harmless(problem.message)}  ${palette.dim(problem.rule)}\n`;
  return head + codeFrame(report, problem) + fixesOf(palette, problem);
}

/** The best fixes; the titles of more would hide the problems. */
function fixesOf(palette: Palette, { fixes }: Problem): string {
  return fixes
    .slice(0, 3)
    .map(({ title, safe }) => `      ${palette.green(safe ? '--fix:' : 'or:')} ${harmless(title)}\n`)
    .join('');
}

function paint(palette: Palette, severity: Severity): (text: string) => string {
  if (severity === 'error') return palette.red;
  return severity === 'warning' ? palette.yellow : palette.blue;
}
