import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { suite, test } from 'mocha';
import { type Difference, differences, shown, unexplained } from './scanner/compare.ts';
import { footnoteExamples, gfmExamples } from './scanner/gfm-examples.ts';

const project = join(import.meta.dirname, '..');

suite('scan: the extensions of GFM', () => {
  for (const [number, text] of gfmExamples) test(`as in example ${number}`, () => assertEqual(text));
  for (const [index, text] of footnoteExamples.entries()) test(`footnotes ${index + 1}`, () => assertEqual(text));
});

suite('scan: the Markdown of this project', () => {
  for (const file of markdownFiles(project)) {
    test(relative(project, file), () => assertEqual(readFileSync(file, 'utf8')));
  }
});

/**
 * Any folder of notes: `DOCS_VAULT_CORPUS=~/vault npx mocha test/scan-corpus.test.ts` prints how often the scanner and
 * remark differ, by class and kind, with the first five of each, and fails where no class explains a difference.
 */
const corpus = process.env.DOCS_VAULT_CORPUS;
if (corpus !== undefined) {
  suite(`scan: ${corpus}`, () => {
    test('no difference but of the known classes', function () {
      this.timeout(0);
      const table = new Map<string, string[]>();
      const files = markdownFiles(corpus);
      for (const file of files) {
        const text = readFileSync(file, 'utf8');
        for (const found of differences(text)) {
          const name = `${found.class ?? 'UNEXPLAINED'}, ${found.by} alone: ${found.kind}`;
          table.set(name, [...(table.get(name) ?? []), place(relative(corpus, file), text, found)]);
        }
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
  const found = unexplained(text);
  assert(found.length === 0, shown(text, found));
}

function place(file: string, text: string, { start, end }: Difference): string {
  const line = text.slice(0, start).split('\n').length;
  return `      ${file}:${line}: ${JSON.stringify(text.slice(start, Math.min(end, start + 100)))}`;
}

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.(?:md|markdown)$/i.test(file) && !/(?:^|[\\/])(?:node_modules|\.git|artifacts)[\\/]/.test(file),
    )
    .sort()
    .map((file) => join(folder, file));
}
