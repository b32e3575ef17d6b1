import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { suite, test } from 'mocha';

/**
 * The rooms of server/src, floor by floor, the lowest first: a file imports from its own room and from lower floors.
 */
const floors = [
  ['text'],
  ['parse'],
  ['config'],
  ['vault'],
  ['rules', 'render'],
  ['features'],
  ['files'],
  ['lsp'],
  ['cli'],
];

/** Each outside thing comes in by the rooms named here. Types count too. */
const doors: Record<string, readonly string[]> = {
  'gray-matter': ['parse'],
  yaml: ['parse'],
  'github-slugger': ['parse'],
  'micromark-util-decode-string': ['parse'],
  'jsonc-parser': ['config'],
  remark: ['render'],
  'remark-gfm': ['render'],
  'remark-frontmatter': ['render'],
  unified: ['render'],
  mdast: ['render'],
  'd3-force': ['features'],
  'd3-selection': ['features'],
  'd3-zoom': ['features'],
  'fast-glob': ['files'],
  'vscode-languageserver': ['lsp'],
  'vscode-languageserver-textdocument': ['lsp'],
  'vscode-uri': ['lsp'],
  commander: ['cli'],
  diff: ['cli'],
};

const server = join(import.meta.dirname, '../server/src');
const client = join(import.meta.dirname, '../client/src');

suite('layers', () => {
  test('server files import from their own room and from lower floors only', () => {
    const wrong: string[] = [];
    for (const { file, imported } of importsIn(server)) {
      if (!imported.startsWith('.')) continue;
      const [from, to] = [roomOf(file), roomOf(posix.join(dirname(file), imported))];
      if (from !== to && floorOf(to) >= floorOf(from))
        wrong.push(`${file} imports ${imported}: ${to} is not below ${from}`);
    }
    assert.deepEqual(wrong, []);
  });

  test('no file imports itself by way of others: what many share stands in a file of its own', () => {
    assert.deepEqual(
      [server, client].flatMap((root) => circlesOf(importsIn(root))),
      [],
    );
  });

  test('the pages that show the floors show these', () => {
    const shown = floors.map((rooms) => (rooms.length > 1 ? `{ ${rooms.join(' | ')} }` : rooms[0])).join(' ← ');
    for (const page of ['CONTRIBUTING.md', 'docs/explanation/architecture.md'])
      assert.ok(readFileSync(join(import.meta.dirname, '..', page), 'utf8').includes(`\n${shown}\n`), page);
  });

  test('each outside package comes in by its door', () => {
    const wrong: string[] = [];
    for (const { file, imported } of importsIn(server)) {
      if (imported.startsWith('.')) continue;
      const name = imported.startsWith('@') ? imported.split('/', 2).join('/') : (imported.split('/')[0] ?? '');
      const allowed = imported.startsWith('node:') ? ['files', 'lsp', 'cli'] : doors[name];
      if (!allowed?.includes(roomOf(file))) wrong.push(`${file} imports ${imported}`);
    }
    assert.deepEqual(wrong, []);
  });

  test('client/ imports nothing of server/: the language server protocol alone joins them', () => {
    const wrong = importsIn(client).filter(({ imported }) => imported.includes('server/'));
    assert.deepEqual(wrong, []);
  });
});

interface Import {
  readonly file: string;
  readonly imported: string;
  /** Loaded when a function asks for it: no matter for the order in which files are read. */
  readonly late: boolean;
}

function importsIn(root: string): Import[] {
  if (!existsSync(root)) return [];
  const statement = /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm;
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(statement)].map((match) => ({
        file: file.replaceAll('\\', '/'),
        imported: match[1] ?? match[2] ?? '',
        late: match[1] === undefined,
      })),
    );
}

/** Each ring of imports, as the file in which it closes and the import that closes it. Types count too. */
function circlesOf(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { file, imported, late } of imports)
    if (imported.startsWith('.') && !late)
      targets.set(file, [...(targets.get(file) ?? []), posix.join(dirname(file), imported)]);
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (way.includes(file) || done.has(file)) return;
    for (const target of targets.get(file) ?? []) follow(target, [...way, file]);
    done.add(file);
  };
  for (const file of targets.keys()) follow(file, []);
  return circles;
}

function roomOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.ts$/, '');
}

function floorOf(room: string): number {
  const floor = floors.findIndex((rooms) => rooms.includes(room));
  assert.notEqual(floor, -1, `the room ${room} is on no floor`);
  return floor;
}
