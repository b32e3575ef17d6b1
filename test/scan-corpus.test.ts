import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { suite, test } from 'mocha';
import { type Difference, departuresIn, differences, shown } from './scanner/compare.ts';
import { footnoteExamples, gfmExamples } from './scanner/gfm-examples.ts';

const project = join(import.meta.dirname, '..');

suite('scan: the extensions of GFM', () => {
  for (const [number, text] of gfmExamples) test(`as in example ${number}`, () => assertEqual(text));
  for (const [index, text] of footnoteExamples.entries()) test(`footnotes ${index + 1}`, () => assertEqual(text));
});

suite('scan: the Markdown of this project', () => {
  for (const file of markdownFiles(project, /(?:^|[\\/])(?:node_modules|\.git|artifacts)[\\/]/)) {
    test(relative(project, file), () => assertEqual(readFileSync(file, 'utf8')));
  }
});

/**
 * Any folder of notes: `DOCS_VAULT_CORPUS=~/vault npx mocha test/scan-corpus.test.ts` fails where the scanner and remark
 * differ. It prints how often remark by itself would find something else, by purposeful difference and kind of fact,
 * with the first five of each.
 */
const corpus = process.env.DOCS_VAULT_CORPUS;
if (corpus !== undefined) {
  suite(`scan: ${corpus}`, () => {
    test('no difference but on purpose', function () {
      this.timeout(0);
      const table = new Map<string, string[]>();
      const add = (name: string, { kind }: Difference, where: string) =>
        table.set(`${name}: ${kind}`, [...(table.get(`${name}: ${kind}`) ?? []), where]);
      const files = markdownFiles(corpus, /(?:^|[\\/])\.git[\\/]/);
      for (const file of files) {
        const text = readFileSync(file, 'utf8');
        const where = (found: Difference) => place(relative(corpus, file), text, found);
        for (const found of differences(text)) add(`UNEXPLAINED, ${found.by} alone`, found, where(found));
        for (const { name, found: all } of departuresIn(text)) for (const found of all) add(name, found, where(found));
      }
      console.log(`    ${files.length} files`);
      for (const [name, found] of table) console.log(`    ${name}: ${found.length}\n${found.slice(0, 5).join('\n')}`);
      assert.deepEqual(
        [...table.keys()].filter((name) => name.startsWith('UNEXPLAINED')),
        [],
      );
    });
  });
}

function assertEqual(text: string): void {
  const found = differences(text);
  assert(found.length === 0, shown(text, found));
}

function place(file: string, text: string, { start, end }: Difference): string {
  const line = text.slice(0, start).split('\n').length;
  return `      ${file}:${line}: ${JSON.stringify(text.slice(start, Math.min(end, start + 100)))}`;
}

function markdownFiles(folder: string, skipped: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|markdown)$/i.test(file) && !skipped.test(file))
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
    .sort();
}
