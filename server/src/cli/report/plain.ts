import { harmless } from '../../text/unsafe.ts';
import { placeOf, type Report } from './report.ts';
import { summaryOf } from './summary.ts';

/** One line for each problem, as compilers write them, so that editors and terminals open the place. */
export function* plain(report: Report): Generator<string> {
  for (const problem of report.problems.slice(0, report.limit)) {
    const { path, line, column } = placeOf(report, problem);
    yield `${harmless(`${path}:${line}:${column}: ${problem.severity} ${problem.rule} ${problem.message}`)}\n`;
  }
  if (!report.quiet) yield summaryOf(report);
}
