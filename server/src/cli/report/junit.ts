import type { Problem } from '../../rules/rule.ts';
import { harmless } from '../../text/unsafe.ts';
import { placeOf, type Report } from './report.ts';

/** JUnit XML: a suite for each note with problems, a failure for each problem; one test that passes when there is none. */
export function* junit(report: Report): Generator<string> {
  const shown = report.problems.slice(0, report.limit);
  const tests = Math.max(1, shown.length);
  const seconds = (report.elapsed / 1000).toFixed(3);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="docs-vault" tests="${tests}" failures="${shown.length}" time="${seconds}">\n`;
  if (shown.length === 0) yield passed;
  for (const problems of byPath(shown)) yield suite(report, problems);
  yield '</testsuites>\n';
}

const passed = `  <testsuite name="docs-vault" tests="1" failures="0">
    <testcase name="check" classname="docs-vault"/>
  </testsuite>
`;

function suite(report: Report, problems: readonly Problem[]): string {
  const [first] = problems;
  if (!first) return '';
  const name = xml(placeOf(report, first).path);
  const cases = problems.map((problem) => testCase(report, problem, name)).join('');
  return `  <testsuite name="${name}" tests="${problems.length}" failures="${problems.length}">\n${cases}  </testsuite>\n`;
}

function testCase(report: Report, problem: Problem, name: string): string {
  const { line, column } = placeOf(report, problem);
  const message = xml(problem.message);
  const place = `${name}:${line}:${column}`;
  return (
    `    <testcase name="${xml(problem.rule)} (${line}:${column})" classname="${name}" file="${name}" line="${line}">\n` +
    `      <failure type="${problem.severity}" message="${message}">${place}: ${message}</failure>\n` +
    '    </testcase>\n'
  );
}

function* byPath(problems: readonly Problem[]): Generator<Problem[]> {
  let group: Problem[] = [];
  for (const problem of problems) {
    if (group[0] && group[0].path !== problem.path) {
      yield group;
      group = [];
    }
    group.push(problem);
  }
  if (group.length > 0) yield group;
}

/** For text and attribute values. XML 1.0 §2.2 has no way to write control characters and half surrogate pairs. */
function xml(text: string): string {
  return harmless(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd');
}
