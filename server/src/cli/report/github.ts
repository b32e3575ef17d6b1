import type { Severity } from '../../config.ts';
import type { Problem } from '../../rules/rule.ts';
import { harmless } from '../../text/unsafe.ts';
import { placeOf, type Report } from './report.ts';
import { summaryOf } from './summary.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands, which GitHub and Forgejo show as annotations in the files (GitHub: Workflow commands). */
export function* github(report: Report): Generator<string> {
  for (const problem of report.problems.slice(0, report.limit)) yield annotation(report, problem);
  if (!report.quiet) yield summaryOf(report);
}

function annotation(report: Report, problem: Problem): string {
  const { path, line, column } = placeOf(report, problem);
  const end = report.vault.positionOf(problem.path, problem.range.end);
  const properties = {
    file: path.replaceAll('\\', '/'),
    line,
    // Columns count only where the range stays on one line.
    ...(end.line + 1 === line ? { col: column, endColumn: end.character + 1 } : { endLine: end.line + 1 }),
    title: problem.rule,
  };
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[problem.severity]} ${listed.join(',')}::${escapeMessage(problem.message)}\n`;
}

function escapeMessage(text: string): string {
  return harmless(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
