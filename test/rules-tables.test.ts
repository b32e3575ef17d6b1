import { suite, test } from 'mocha';
import { defaultConfig } from '../server/src/config.ts';
import { rules } from '../server/src/rules/index.ts';
import type { Rule } from '../server/src/rules/rule.ts';
import { checkGeneratedPart } from './generated.ts';

suite('rules: tables', () => {
  test('README lists the rules', () =>
    checkGeneratedPart(
      'README.md',
      'rules',
      table((rule) => `[\`${rule.id}\`](docs/rules/${rule.id}.md)`),
    ));

  test('the guide lists the rules', () =>
    checkGeneratedPart(
      'docs/reference/rules.md',
      'rules',
      table((rule) => `[[${rule.id}]]`),
    ));
});

function table(name: (rule: Rule) => string): string {
  const rows = rules.map((rule) => {
    const severity = typeof rule.severity === 'function' ? rule.severity(defaultConfig) : rule.severity;
    const note = rule.severityNote ? `, ${rule.severityNote}` : '';
    const remedy = rule.remedy === 'none' ? '' : rule.remedy;
    return `| ${name(rule)} | ${severity}${note} | ${rule.summary.replaceAll('|', '\\|')} | ${remedy} |`;
  });
  return ['| rule | severity | reports | quick fix |', '|---|---|---|---|', ...rows, ''].join('\n');
}
