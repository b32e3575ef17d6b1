import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { suite, test } from 'mocha';
import { counted } from '../server/src/cli/report/report.ts';
import { onDiskAsync } from './disk.ts';
import { runCli } from './run-cli.ts';

const sample = `${import.meta.dirname}/vaults/sample`;
const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: object }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { uri: string } } }[];
      readonly fixes?: readonly object[];
    }[];
  }[];
}

suite('sarif', () => {
  test('a log is valid against the schema of the standard, and has rules, help and fixes', async () => {
    const { stdout } = await runCli(['check', '--format', 'sarif', '.'], { cwd: sample });
    const log = validLog(stdout);
    const [run] = log.runs;
    assert.ok(run);
    assert.ok(run.results.length > 5, 'the sample vault has more problems');
    assert.ok(run.results.some(({ fixes }) => fixes !== undefined));
    for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId);
    for (const { id, help } of run.tool.driver.rules) assert.match(JSON.stringify(help), /markdown|not valid/, id);
  });

  test('a log without problems, and one with names that are no URI, are valid too', () =>
    onDiskAsync('//- docs/a b#%.md\n[[missing]]\n//- fine/a.md\ntext', async (root) => {
      validLog((await runCli(['check', '--format', 'sarif', 'fine'], { cwd: root })).stdout);
      const log = validLog((await runCli(['check', '--format', 'sarif', 'docs'], { cwd: root })).stdout);
      const uris = log.runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
      assert.ok(uris?.includes('docs/a%20b%23%25.md'), JSON.stringify(uris));
    }));

  test('from elsewhere the places are absolute', async () => {
    const { stdout } = await runCli(['check', '--format', 'sarif', sample], { cwd: '/' });
    assert.match(
      JSON.stringify(validLog(stdout).runs[0]?.results[0]?.locations[0]),
      /"uri":"[\w-]+\/|"uri":"file:\/\/\//,
    );
  });
});

suite('formats for machines', () => {
  test('one JSON object says what the plain format says', async () => {
    const json = JSON.parse((await runCli(['check', '--format', 'json', '.'], { cwd: sample })).stdout);
    const plain = (await runCli(['check', '--format', 'plain', '--fail-on', 'never', '.'], { cwd: sample })).stdout;
    const lines = json.problems.map(
      ({ path, range, severity, rule, message }: JsonProblem) =>
        `${path}:${range.start.line + 1}:${range.start.character + 1}: ${severity} ${rule} ${message}\n`,
    );
    assert.equal(plain.replace(/[^\n]*\n$/, ''), lines.join(''));
    assert.deepEqual(Object.keys(json), ['vault', 'notes', 'links', 'problems']);
    assert.equal(json.vault, sample);
  });

  test('names cannot steer a terminal or an annotation, in any format', () =>
    onDiskAsync('//- a.md\n[[\u001bcred\u202e%0A::error::x\u0007]] and [[b]]\n//- b.md\n[[a]]', async (root) => {
      for (const format of ['pretty', 'plain', 'json', 'sarif', 'github', 'junit']) {
        const { stdout } = await runCli(['check', '--format', format], { cwd: root });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/, format);
        if (format === 'github') assert.doesNotMatch(stdout, /%0A/, 'the percent sign is escaped');
        if (format === 'github') assert.equal(stdout.match(/^::error /gm)?.length, 1);
      }
    }));

  test('junit is XML with a failure for each problem', async () => {
    const { stdout } = await runCli(['check', '--format', 'junit', '.'], { cwd: sample });
    const failures = stdout.match(/<failure /g)?.length ?? 0;
    assert.ok(stdout.includes(`failures="${failures}" time=`));
    // Every tag that is opened is closed, and in order.
    const open: string[] = [];
    for (const [, closing, name, selfClosing] of stdout.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
      if (closing) assert.equal(open.pop(), name);
      else if (!selfClosing) open.push(name ?? '');
    }
    assert.deepEqual(open, []);
  });
});

interface JsonProblem {
  readonly path: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

function validLog(text: string): SarifLog {
  // Draft 4, of which the validator knows all that this schema uses, but for its names.
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  const log: SarifLog = JSON.parse(text);
  const isValid: boolean = ajv.validate(schema, log);
  assert.ok(isValid, ajv.errorsText());
  return log;
}

test('counts are written as in English', () => {
  for (const [count, written] of Object.entries({ 0: '0', 1: '1', 999: '999', 1000: '1,000', 1234567: '1,234,567' }))
    assert.equal(counted(Number(count), 'note'), `${written} note${count === '1' ? '' : 's'}`);
});
