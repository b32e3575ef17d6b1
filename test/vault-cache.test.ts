import assert from 'node:assert/strict';
import fs, {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite, test } from 'mocha';
import { type CachePlace, cachePlace } from '../server/src/files/cache/place.ts';
import { diskFiles } from '../server/src/lsp/disk.ts';
import type { OpenedVault } from '../server/src/lsp/files.ts';
import type { Note } from '../server/src/parse/note.ts';
import { rules } from '../server/src/rules/index.ts';
import { judgeNote } from '../server/src/rules/judge.ts';
import type { Repository } from '../server/src/rules/rule.ts';
import { generateVault } from './bench/generate.ts';
import { today, vaultOf } from './check.ts';
import { memoryFolder, onDiskAsync, writeFiles } from './disk.ts';
import { everythingAbout } from './everything.ts';
import { runCli } from './run-cli.ts';
import { noteProperties } from './scanner/note-properties.ts';
import { type CachedVault, foundIn, load, loadCached, waitForClock, withCache } from './vault-cache.ts';

const source = `
//- docs-vault.json
{ "frontMatter": { "fields": { "requires": { "type": "links" } } } }
//- a.md
---
title: A
number: 1.50
nested: { list: [1, null, true, .nan, -0], text: x }
requires: [b, nobody]
---
# One
[[b|B]] [[missing]] [[b#Nothing]] ![[plan.png]] [r] [^1] \`x/y.md\` <a id="x"></a> #tag ^id

[r]: b.md
[^1]: note
> [!note] Title
- [ ] item <!-- docs-vault-disable broken-link -->
//- b.md
# 𝔸 ünder \u0416
[[a]]
//- x/c.md
[[a|title]]
//- plan.png
`;

suite('the cache of a vault', () => {
  test('notes that are as they were are not read, and say the same', () =>
    withCache(source, (vault) => {
      const fresh = foundIn(load(vault.root));
      assert.deepEqual(loadCached(vault).problems, fresh.problems);
      const reads = readsOf(() => {
        const cached = loadCached(vault);
        assert.deepEqual(cached.problems, fresh.problems);
        for (const [path, note] of fresh.loaded.vault.notes)
          assert.deepEqual(plain(cached.loaded.vault.notes.get(path)), plain(note));
      });
      assert.deepEqual(reads, []);
      writeFileSync(join(vault.root, 'b.md'), '# Nothing');
      assert.deepEqual(
        readsOf(() => loadCached(vault)),
        ['b.md'],
      );
    }));

  for (const [what, change] of changes())
    test(`what is found is right after ${what}`, () =>
      withCache(source, (vault) => {
        for (const path of ['a.md', 'b.md', 'x/c.md']) makeOld(join(vault.root, path));
        const before = loadCached(vault);
        waitForClock(vault.root);
        change(vault.root);
        const after = foundIn(load(vault.root));
        assert.notDeepEqual(after.problems, before.problems, 'the change changes nothing');
        assert.deepEqual(loadCached(vault).problems, after.problems);
        assert.deepEqual(loadCached(vault).problems, after.problems);
      }));

  test('a file that was changed just now is read again, as it may change and keep its times', () =>
    withCache(source, ({ root, place }) => {
      const vault = { root, place: { ...place, now: Date.now } };
      for (const path of ['a.md', 'b.md', 'x/c.md']) makeOld(join(root, path));
      loadCached(vault);
      assert.deepEqual(
        readsOf(() => loadCached(vault)),
        ['a.md', 'b.md', 'c.md'],
      );
    }));

  test('what is found is right on another day', () =>
    withCache(
      '//- docs-vault.json\n{ "review": { "field": "reviewed", "maxAgeDays": 30 } }\n//- a.md\n---\nreviewed: 2026-06-01\n---\n',
      (vault) => {
        const rulesOn = (date: string): unknown => foundIn(load(vault.root), date).problems;
        for (const date of ['2026-06-15', '2028-06-15', '2026-06-15'])
          assert.deepEqual(loadCached(vault, true, date).problems, rulesOn(date));
        assert.notDeepEqual(rulesOn('2026-06-15'), rulesOn('2028-06-15'));
      },
    ));

  test('a rule that asks the repository is asked each time', () =>
    withCache('//- docs-vault.json\n{ "rules": { "dangling-path": "warning" } }\n//- a.md\n`x/y.ts`', (vault) => {
      const found = (isThere: boolean): number => {
        const { cache, vault: loaded, config } = load(vault.root, { cache: vault.place });
        const repository: Repository = { has: () => isThere, change: () => undefined, lastCommitted: () => undefined };
        const problems = [...(cache?.judge(loaded, { today, repository }, config.text) ?? [])];
        for (const _ of cache?.save() ?? []);
        return problems.filter(({ rule }) => rule === 'dangling-path').length;
      };
      assert.deepEqual([found(true), found(false), found(true)], [0, 1, 0]);
    }));

  test('rules that ask the repository say so', () => {
    const asked = new Set<string>();
    for (const rule of rules) {
      const config = `{ "rules": { "${rule.id}": "error", "dangling-path": "off", "outdated-modified": "off", "${rule.id}": "error" } }`;
      const vault = vaultOf(
        new Map([
          ['docs-vault.json', config],
          ['a.md', '---\nmodified: 2020-01-01\n---\n`x/y.ts` [[b]]'],
        ]),
      );
      const ask = (): undefined => {
        asked.add(rule.id);
      };
      const repository: Repository = { has: () => ask() ?? false, change: ask, lastCommitted: ask };
      for (const note of vault.notes.values()) judgeNote(vault, note, { today, repository });
    }
    assert.deepEqual([...asked].sort(), rules.flatMap(({ id, outside }) => (outside ? [id] : [])).sort());
  });

  test('a file of it that is damaged or cut anywhere counts for nothing, and is replaced', () =>
    withCache(source, (vault) => {
      const expected = loadCached(vault);
      const file = cacheFile(vault);
      const whole = readFileSync(file);
      // All of the first head, and places everywhere behind it.
      const places = [...whole.keys()].filter((at) => at < 60 || at % 31 === 0);
      const broken = places.flatMap((at) => {
        const flipped = Buffer.from(whole);
        flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8));
        return at % 7 === 0 ? [whole.subarray(0, at), flipped] : [flipped];
      });
      for (const bytes of [...broken, Buffer.concat([whole, whole]), Buffer.alloc(100)]) {
        writeFileSync(file, bytes);
        const reads = readsOf(() => assert.deepEqual(loadCached(vault, false).problems, expected.problems));
        // What stands behind the end is not looked at.
        assert.equal(reads.length, bytes.length > whole.length ? 0 : 3);
      }
      loadCached(vault);
      assert.deepEqual(
        readsOf(() => loadCached(vault)),
        [],
      );
    }));

  test('that of another vault or of another program counts for nothing', () =>
    withCache(source, (vault) =>
      withCache(source, (other) => {
        loadCached(other);
        loadCached(vault);
        copyFileSync(cacheFile(other), cacheFile(vault));
        assert.equal(readsOf(() => loadCached(vault)).length, 3);
        const updated = { ...vault, place: { ...vault.place, program: 'next' } };
        assert.equal(readsOf(() => loadCached(updated)).length, 3);
        assert.equal(readsOf(() => loadCached(updated)).length, 0);
      }),
    ));

  test('only its owner may read it, and nothing is read that others may write', function () {
    if (process.platform === 'win32') this.skip();
    withCache(source, (vault) => {
      loadCached(vault);
      assert.equal(statSync(cacheFile(vault)).mode & 0o777, 0o600);
      assert.equal(statSync(vault.place.folder).mode & 0o777, 0o700);
      chmodSync(cacheFile(vault), 0o620);
      assert.equal(readsOf(() => loadCached(vault)).length, 3);
    });
  });

  test('where nothing can be written or read all goes on without it', () =>
    withCache(source, (vault) => {
      const expected = foundIn(load(vault.root)).problems;
      writeFileSync(vault.place.folder, 'a file in its place');
      assert.deepEqual(loadCached(vault).problems, expected);
      rmSync(vault.place.folder);
      loadCached(vault);
      const file = cacheFile(vault);
      rmSync(file);
      mkdirSync(file);
      assert.deepEqual(loadCached(vault).problems, expected);
      assert.deepEqual(readdirSync(vault.place.folder), [fs.realpathSync(file).slice(vault.place.folder.length + 1)]);
    }));

  test('it is written again only when notes have changed, and without those that are gone', () =>
    withCache(source, (vault) => {
      loadCached(vault);
      const { ino, size } = statSync(cacheFile(vault));
      loadCached(vault);
      assert.equal(statSync(cacheFile(vault)).ino, ino);
      rmSync(join(vault.root, 'a.md'));
      loadCached(vault);
      assert(statSync(cacheFile(vault)).size < size);
    }));

  test('files that nobody used for a month go away, and of too many the oldest; others stay', () =>
    withCache(source, (vault) => {
      const { folder } = vault.place;
      mkdirSync(folder);
      const put = (name: string, days: number, size = 0): void => {
        writeFileSync(join(folder, name), '');
        truncateSync(join(folder, name), size);
        const time = Date.now() / 1000 - days * 86_400;
        utimesSync(join(folder, name), time, time);
      };
      const named = (letter: string): string => `${letter.repeat(40)}.vault`;
      put(named('a'), 31);
      put(named('b'), 29);
      put(named('c'), 2, 2 ** 29);
      put(named('d'), 29.5, 2 ** 29);
      put('somebody.else', 400);
      put('0b1cc3f6-7a3e-4a8f-9c55-0d8f7f6a1b11.tmp', 1);
      loadCached(vault);
      const left = new Set(readdirSync(folder));
      for (const stays of [named('b'), named('c'), 'somebody.else']) assert(left.delete(stays), stays);
      assert.equal(left.size, 1, [...left].join());
    }));

  test('its place is where the system keeps caches of the user, or where it is asked for', () => {
    const folderOf = (env: Record<string, string>, platform: NodeJS.Platform): string | undefined =>
      cachePlace(env, platform, 'program')?.folder;
    assert.equal(folderOf({ HOME: '/home/u' }, 'linux'), '/home/u/.cache/docs-vault/vaults');
    assert.equal(folderOf({ HOME: '/home/u', XDG_CACHE_HOME: '/c' }, 'linux'), '/c/docs-vault/vaults');
    assert.equal(folderOf({ HOME: '/home/u', XDG_CACHE_HOME: 'c' }, 'linux'), '/home/u/.cache/docs-vault/vaults');
    assert.equal(folderOf({ HOME: '/Users/u' }, 'darwin'), '/Users/u/Library/Caches/docs-vault/vaults');
    assert.equal(folderOf({ LOCALAPPDATA: '/local' }, 'win32'), '/local/docs-vault/vaults');
    assert.equal(folderOf({}, 'linux'), undefined);
    assert.equal(folderOf({ HOME: '/home/u', CI: 'true' }, 'linux'), undefined);
    assert.equal(folderOf({ HOME: '/home/u', DOCS_VAULT_CACHE_FOLDER: 'off' }, 'linux'), undefined);
    assert.equal(folderOf({ HOME: '/home/u', CI: 'true', DOCS_VAULT_CACHE_FOLDER: '/c' }, 'linux'), '/c');
    assert.equal(cachePlace({ HOME: '/home/u' }, 'linux'), undefined, 'sources that may change keep nothing');
  });

  test('the command line and the server keep what they know of a large vault, and say the same with it', () =>
    onDiskAsync('', (folder) =>
      onDiskAsync(
        '',
        (root) =>
          anHourLater(async () => {
            writeFiles(root, new Map([...generateVault(600)].map(({ path, text }) => [path, text])));
            const env = { DOCS_VAULT_CACHE_FOLDER: folder };
            for (const format of ['json', 'plain', 'sarif']) {
              const check = ['check', '--format', format, root];
              const without = await runCli([...check, '--no-cache'], { cwd: root, env });
              assert.equal(readdirSync(folder).length, format === 'json' ? 0 : 1);
              for (let time = 0; time < 2; time++) assert.deepEqual(await runCli(check, { cwd: root, env }), without);
            }
            const load = (place?: CachePlace): Promise<OpenedVault> => diskFiles(place).load(pathToFileURL(root).href);
            const fresh = await load();
            const reads = await readsOfAsync(async () => {
              const cached = await load(cachePlace(env));
              assert.deepEqual(everythingAbout(cached.vault), everythingAbout(fresh.vault));
            });
            assert.deepEqual(reads, []);
          }),
        memoryFolder,
      ),
    ));

  test('the server keeps it when the editor has what it waits for', () =>
    onDiskAsync('', (folder) =>
      onDiskAsync('//- a.md\n[[b]]', async (root) => {
        const place = { folder, program: 'test', fewest: 0, now: () => Date.now() + 3_600_000 };
        await diskFiles(place, 1).load(pathToFileURL(root).href);
        while (!readdirSync(folder).some((name) => name.endsWith('.vault'))) await new Promise(setImmediate);
        assert.deepEqual(
          readsOf(() => load(root, { cache: place })),
          [],
        );
      }),
    ));
});

/** Changes of the vault after which other things are wrong. */
function* changes(): Generator<[what: string, change: (root: string) => void]> {
  const put = (path: string, text: string) => (root: string) => {
    writeFileSync(join(root, path), text);
    makeOld(join(root, path));
  };
  yield ['an edit that keeps size and time', put('x/c.md', '[[n|title]]\n')];
  yield [
    'another file in its place',
    (root) => {
      put('.beside', '[[n|title]]\n')(root);
      renameSync(join(root, '.beside'), join(root, 'x/c.md'));
    },
  ];
  yield ['a note that came', put('missing.md', '')];
  yield ['a note that went', (root) => rmSync(join(root, 'b.md'))];
  yield ['a note that moved', (root) => renameSync(join(root, 'b.md'), join(root, 'missing.md'))];
  yield ['an attachment that went', (root) => rmSync(join(root, 'plan.png'))];
  yield ['another config', put('docs-vault.json', '{ "rules": { "broken-link": "off" } }')];
  yield ['the config going', (root) => rmSync(join(root, 'docs-vault.json'))];
  yield [
    'a link to a file outside',
    (root) => {
      rmSync(join(root, 'b.md'));
      symlinkSync('/dev/null', join(root, 'b.md'));
    },
  ];
}

function makeOld(file: string): void {
  utimesSync(file, 1_700_000_000, 1_700_000_000);
}

/** The one file in the place for caches. */
function cacheFile({ place }: CachedVault): string {
  const [name, ...others] = readdirSync(place.folder).filter((file) => file.endsWith('.vault'));
  assert(name !== undefined && others.length === 0);
  return join(place.folder, name);
}

/** A note with all that is known of it. */
function plain(note: Note | undefined): unknown {
  return note && (Object.keys(noteProperties) as (keyof Note)[]).map((name) => note[name]);
}

/** The notes that are opened while the work is done, by their names. */
function readsOf(work: () => void): string[] {
  const { reads, stop } = countReads();
  try {
    work();
  } finally {
    stop();
  }
  return reads;
}

async function readsOfAsync(work: () => Promise<void>): Promise<string[]> {
  const { reads, stop } = countReads();
  try {
    await work();
  } finally {
    stop();
  }
  return reads;
}

function countReads(): { reads: string[]; stop: () => void } {
  const reads: string[] = [];
  const { openSync } = fs;
  const set = (open: typeof openSync): void => {
    fs.openSync = open;
    syncBuiltinESMExports();
  };
  set((file, ...args) => {
    if (String(file).endsWith('.md')) reads.push(basename(String(file)));
    return openSync(file, ...args);
  });
  return { reads, stop: () => set(openSync) };
}

/** Files that are written now are old enough for the work to be told by their times. */
async function anHourLater(work: () => Promise<void>): Promise<void> {
  const { now } = Date;
  Date.now = () => now() + 3_600_000;
  try {
    await work();
  } finally {
    Date.now = now;
  }
}
