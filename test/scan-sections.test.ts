import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';

const project = join(import.meta.dirname, '..');
const page = readFileSync(join(project, 'docs/explanation/scanner.md'), 'utf8');
const table = page.slice(page.indexOf('### Where each construct is'), page.indexOf('## What it equals'));
const rows = [...table.matchAll(/^\| ([\d., ]+?)(?: \(GFM\))? \|[^|]+\| (.+) \|$/gm)].map(
  ([, sections = '', files = '']) => ({
    sections: sections.split(', '),
    files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
  }),
);

suite('scan: where each construct is', () => {
  for (const { sections, files } of rows) {
    test(sections.join(', '), () => {
      for (const file of files) {
        const source = readFileSync(join(project, 'server/src/parse', file), 'utf8');
        for (const section of sections) assert(source.includes(`§${section}`), `${file} does not name §${section}`);
      }
    });
  }

  test('every section of CommonMark that says what Markdown is', () => {
    const named = new Set(rows.flatMap(({ sections }) => sections));
    const last = { 2: 5, 4: 9, 5: 3, 6: 8 };
    for (const [chapter, sections] of Object.entries(last)) {
      for (let section = 1; section <= sections; section++)
        assert(named.has(`${chapter}.${section}`), `§${chapter}.${section}`);
    }
  });
});
