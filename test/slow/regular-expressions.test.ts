import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import { transformSync } from 'esbuild';
import { suite, test } from 'mocha';
import { check } from 'recheck';

const project = join(import.meta.dirname, '../..');

/** Those that take more than linear time, and why no text of a vault can make that long. */
const bounded: Readonly<Record<string, string>> = {
  '/[\\p{L}\\p{N}\\p{M}_]*$/u': 'selection-range.ts looks at 200 characters',
};

/** A note decides what these are matched against: none may take more than linear time on any text. */
suite('regular expressions', function () {
  this.timeout(120_000);

  test('a vulnerable one is found', async () => {
    assert.equal((await check('^(a+)+$', '')).status, 'vulnerable');
    assert.equal((await check('x+$', '')).status, 'vulnerable');
  });

  test('none in server and client takes more than linear time', async () => {
    const all = new Map([...expressionsIn('server/src'), ...expressionsIn('client/src')]);
    assert.ok(all.size > 150, `only ${all.size} were found`);
    const vulnerable: string[] = [];
    for (const [written, { file, pattern, flags }] of all) {
      if (written in bounded) continue;
      const { status, ...found } = await check(pattern, flags, { timeout: 20_000 });
      const attack = 'attack' in found ? found.attack?.pattern : undefined;
      if (status === 'vulnerable') vulnerable.push(`${file}: ${written} on ${attack}`);
    }
    assert.deepEqual(vulnerable, []);
  });
});

interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

function* expressionsIn(folder: string): Generator<[string, Expression]> {
  for (const name of readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const { code } = transformSync(readFileSync(join(project, folder, name), 'utf8'), {
      loader: 'ts',
      target: 'es2024',
    });
    const found: [string, Expression][] = [];
    full(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
      if (node.type !== 'Literal' || !('regex' in node)) return;
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      found.push([`/${pattern}/${flags}`, { file: `${folder}/${name}`, pattern, flags }]);
    });
    yield* found;
  }
}
