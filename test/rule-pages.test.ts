import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { defaultConfig } from '../server/src/config.ts';
import { rules } from '../server/src/rules/index.ts';
import type { Rule } from '../server/src/rules/rule.ts';
import { checkFix, checkProblems } from './check.ts';
import { parseFixture } from './fixture.ts';
import { checkGeneratedPart } from './generated.ts';

const folder = join(import.meta.dirname, '../docs/rules');

/** Every example of a rule's page is run: the pages are the rules' first tests. */
suite('rule pages', () => {
  test('each page is a rule’s, and each rule has a page', () =>
    assert.deepEqual(readdirSync(folder).sort(), rules.map((rule) => `${rule.id}.md`).sort()));

  for (const rule of rules) {
    if (!existsSync(pageOf(rule))) continue;
    const blocks = blocksOf(readFileSync(pageOf(rule), 'utf8'));

    test(`${rule.id}: the page says what the rule is`, () =>
      checkGeneratedPart(`docs/rules/${rule.id}.md`, 'rule', factsOf(rule)));

    test(`${rule.id}: the page shows what is bad and what is good, and how it is fixed`, () => {
      const kinds = new Set(blocks.map(({ kind }) => kind));
      assert.deepEqual([...kinds].sort(), rule.remedy === 'none' ? ['bad', 'good'] : ['bad', 'fixed', 'good']);
    });

    blocks.forEach(({ kind, line, source }, index) => {
      const before = blocks[index - 1];
      test(`${rule.id}: line ${line}, ${kind}`, () => {
        if (kind === 'fixed') return checkFix(rule.id, before?.source ?? '', source);
        assert.equal(
          parseFixture(source).marks.length > 0,
          kind === 'bad',
          'carets stand in bad examples, and only there',
        );
        checkProblems(rule.id, source);
      });
    });
  }
});

interface Example {
  readonly kind: string;
  readonly line: number;
  readonly source: string;
}

function blocksOf(page: string): Example[] {
  return [...page.matchAll(/^````md (bad|fixed|good)\n([\s\S]*?)^````$/gm)].map((match) => ({
    kind: match[1] ?? '',
    line: page.slice(0, match.index).split('\n').length,
    source: match[2] ?? '',
  }));
}

function pageOf(rule: Rule): string {
  return join(folder, `${rule.id}.md`);
}

function factsOf(rule: Rule): string {
  const severity = typeof rule.severity === 'function' ? rule.severity(defaultConfig) : rule.severity;
  const lines = [
    rule.summary,
    '',
    `Severity: \`${severity}\`${rule.severityNote ? `, ${rule.severityNote}` : ''}. ${remedies[rule.remedy]}`,
  ];
  const options = Object.entries(rule.options ?? {});
  if (options.length > 0) lines.push('', '| option | default | |', '|---|---|---|');
  for (const [name, option] of options)
    lines.push(`| \`${name}\` | \`${JSON.stringify(option.default)}\` | ${option.description} |`);
  return `${lines.join('\n')}\n`;
}

const remedies: Record<Rule['remedy'], string> = {
  fix: 'Its fix is safe: `check --fix` and the editor’s fix-all apply it.',
  offer: 'Its quick fixes are offers, which need a person to choose.',
  'fix or offer': 'It has safe fixes where only one is right, and offers where a person has to choose.',
  none: 'It has no quick fix.',
};
