import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultConfig } from '../server/src/config.ts';
import { completion } from '../server/src/features/completion.ts';
import { references } from '../server/src/features/references.ts';
import { rename } from '../server/src/features/rename.ts';
import type { Files } from '../server/src/lsp/files.ts';
import { VaultSession } from '../server/src/lsp/session.ts';
import { Traffic } from '../server/src/lsp/traffic.ts';
import { warmUp } from '../server/src/lsp/warm-up.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { linkSources } from '../server/src/vault/backlinks.ts';
import { queryBits } from '../server/src/vault/name-filter.ts';
import { Vault } from '../server/src/vault/vault.ts';
import { generateVault, hub, type LinkForm } from './bench/generate.ts';
import { today } from './check.ts';
import { namesOf } from './everything.ts';

/** How much work is done, in counts: times would say more of the machine. */
suite('the work of the server', () => {
  test('a keystroke means one note, however large the vault is', async () => {
    const counts = [];
    for (const notes of [100, 2000]) {
      const { session, looks } = await sessionOf(notes);
      const [path = ''] = session.vault.notes.keys();
      const text = session.read(path) ?? '';
      session.open(path, TextDocument.create('file:///open.md', 'markdown', 1, text));
      await session.countProblems(today);
      session.takeNews(today);
      session.open(path, TextDocument.create('file:///open.md', 'markdown', 2, `${text}letter`));
      const news = [...session.takeNews(today)];
      counts.push({ news, looks: looks() });
    }
    assert.deepEqual(counts[0], { news: counts[1]?.news, looks: 0 });
    assert.equal(counts[0]?.news.length, 1);
  });

  test('asking for a vault in which nothing was edited leaves nothing to collect', async () => {
    const { session } = await sessionOf(10);
    const { clear } = Set.prototype;
    let tables = 0;
    // V8 makes a new table, and links the old one to it.
    Set.prototype.clear = function (): void {
      tables++;
      clear.call(this);
    };
    try {
      for (let asked = 0; asked < 100; asked++) assert.equal(session.vault.notes.size, 10);
    } finally {
      Set.prototype.clear = clear;
    }
    assert.equal(tables, 0);
  });

  test('an answer to completion stays small in a large vault', () => {
    const vault = vaultOf(3000);
    for (const typed of ['', 'r', 're', 'registry', 'n1', 'gateway 2']) {
      const text = `[[${typed}`;
      vault.set(parseNote('open.md', text));
      const found = completion(vault, () => text, { path: 'open.md', offset: text.length }, today);
      assert(found && found.items.length > 0 && found.items.length <= 100, `${found?.items.length} for ${typed}`);
      assert(JSON.stringify(found).length < 48 * 1024, `${JSON.stringify(found).length} for ${typed}`);
    }
  });

  test('of the names of a vault a query of three letters looks at few', () => {
    const vault = vaultOf(3000);
    const indexes = [vault.notesByStem, vault.notesByTitle, vault.namesInLinks, vault.notesByHeading];
    const all = indexes.reduce((sum, { filter }) => sum + namesOf(filter).length, 0);
    assert(all > 9000, `${all} names`);
    const share = (query: string): number =>
      indexes.reduce((sum, { filter }) => sum + namesOf(filter, queryBits(query)).length, 0) / all;
    for (const query of ['res', 'vol', 'gwy', 'restart', 'scanner-12', 'zzz', 'übersicht'])
      assert(share(query) < 0.12, `${share(query)} of all names for ${query}`);
  });

  test('at a letter the links to each of thousands of names that match are not counted anew', () => {
    const vault = finishedVaultOf(3000, 'wiki');
    let counted = 0;
    const count = vault.countSources.bind(vault);
    vault.countSources = (name) => {
      counted++;
      return count(name);
    };
    for (const typed of ['', 's', '1', 'rt', 'scanner 1', 'reference/']) {
      const text = `[[${hub}]] [[${typed}`;
      vault.set(parseNote('open.md', text));
      completion(vault, () => text, { path: 'open.md', offset: text.length }, today);
    }
    assert(counted < 60, `${counted} names were looked up`);
  });

  test('headings are offered without opening the notes that hold them, but for those that are shown', () => {
    const vault = finishedVaultOf(3000, 'wiki');
    const text = '[[rela';
    vault.set(parseNote('open.md', text));
    const opened = openings(vault);
    // Every note has a heading "Related", which tells none of them from the others.
    completion(vault, () => text, { path: 'open.md', offset: text.length }, today);
    assert(opened() < 10, `${opened()} notes were opened`);
  });

  test('the notes that link to one are counted without opening them, whatever the form of their links', () => {
    for (const form of ['wiki', 'markdown'] as const) {
      const vault = finishedVaultOf(1000, form);
      const [path = ''] = vault.notesByStem.get(hub);
      const opened = openings(vault);
      assert.equal(linkSources(vault, path).size, 500);
      assert(opened() < 10, `${opened()} notes were opened for links of the form ${form}`);
    }
  });

  test('the links to a note are found, and their places told, without opening the notes that hold them', async () => {
    const { session } = await sessionOf(1000);
    const [from = ''] = session.vault.pathsNaming(new Set([hub]));
    const link = session.vault.links(from).find(({ target }) => target.text === hub);
    const opened = openings(session.vault);
    const found = references(session.vault, { path: from, offset: link?.target.start ?? 0 }) ?? [];
    const lines = new Set(found.map(({ path, range }) => session.measured(path).positionAt?.(range.start).line));
    assert(found.length > 500 && lines.size > 10, `${found.length} links in ${lines.size} lines`);
    assert(opened() < 10, `${opened()} notes were opened`);
  });

  test('notes that are kept packed are filed without making their links', () => {
    const packed = vaultOf(300).notes;
    const vault = new Vault(defaultConfig);
    vault.keepIndexes();
    let made = 0;
    for (const note of packed.values()) {
      Object.defineProperty(note, 'links', {
        get() {
          made++;
          return [];
        },
      });
      vault.set(note);
    }
    assert.equal(vault.countSources(hub), 150);
    assert.equal(made, 0);
  });

  test('many changed files are each read once, and others have their turn meanwhile', async () => {
    const { session, looks } = await sessionOf(300, 2);
    const paths = [...session.vault.notes.keys()].slice(0, 60);
    const turns = await turnsDuring(() => session.takeFiles(paths));
    assert.equal(looks(), paths.length);
    // Sixty looks of two milliseconds each, and no slice of work holds more than a few of them.
    assert(turns >= 10, `others had ${turns} turns`);
  });

  test('a note that thousands of wiki-links name is renamed without reading those that hold them', () => {
    const vault = vaultOf(1000);
    const text = `[[${hub}]]`;
    vault.set(parseNote('open.md', text));
    const read: string[] = [];
    const readText = (path: string): string => {
      read.push(path);
      return text;
    };
    const edit = rename(vault, { path: 'open.md', offset: 3 }, 'another-name', readText);
    assert(edit && 'edits' in edit && edit.edits.size >= 500);
    assert.deepEqual([...new Set(read)], ['open.md']);
  });

  test('the problems of a large vault are gathered while the client is silent', async () => {
    const { session } = await sessionOf(1000);
    const traffic = new Traffic();
    let isCounted = false;
    let lulls = 0;
    const silence = new Promise<void>((resolve) => {
      traffic.lull = () => {
        lulls++;
        if (lulls === 3) resolve();
        return lulls < 3 ? Promise.resolve() : never;
      };
    });
    const never = new Promise<void>(() => undefined);
    void session.countProblems(today, traffic).then(() => {
      isCounted = true;
    });
    await silence;
    assert.deepEqual([lulls, isCounted], [3, false]);
  });

  test('a client that is never silent does not stop what gives way to it', async () => {
    const traffic = new Traffic();
    const noting = setInterval(() => traffic.note(), 1);
    const started = performance.now();
    traffic.note();
    await traffic.lull();
    clearInterval(noting);
    assert(performance.now() - started >= 29, 'it waited for a lull');
  });

  test('what a writer asks for first has been done before, in silent moments', async () => {
    let lulls = 0;
    const traffic = new Traffic();
    traffic.lull = async () => {
      lulls++;
    };
    const answers = await warmUp(traffic, today);
    assert(answers.length >= 12 && answers.every((answer) => answer !== undefined), JSON.stringify(answers));
    assert.equal(lulls, answers.length);
  });

  test('what nobody asks for at once is made while others have their turn, and not again by who asks for it', async () => {
    const { session } = await sessionOf(2000);
    const turns = await turnsDuring(() => session.finishIndexes());
    assert(turns > 1, `others had ${turns} turns`);
    const opened = openings(session.vault);
    assert(session.vault.notesByHeading.has('related'));
    assert(session.vault.sourcesByDisplay.names().next().value);
    assert.equal(opened(), 0);
  });

  test('the number of problems is that of all notes, before and after an edit', async () => {
    const { session } = await sessionOf(50);
    const sum = (): number =>
      [...session.vault.notes.keys()].reduce((total, path) => total + session.problems(path, today).length, 0);
    assert.equal(await session.countProblems(today), sum());
    const [path = ''] = session.vault.notes.keys();
    const text = `${session.read(path)}\n[[nowhere]] [[nowhere either]]\n`;
    session.open(path, TextDocument.create('file:///open.md', 'markdown', 1, text));
    assert.equal(await session.countProblems(today), sum());
  });
});

/** Tells how many notes of the vault were opened from now on. */
function openings(vault: Vault): () => number {
  let opened = 0;
  const get = vault.notes.get.bind(vault.notes);
  vault.notes.get = (path: string) => {
    opened++;
    return get(path);
  };
  return () => opened;
}

/** A vault that lacks no index. */
function finishedVaultOf(notes: number, form: LinkForm): Vault {
  const vault = vaultOf(notes, form);
  vault.keepIndexes();
  for (const _ of vault.finishIndexes());
  return vault;
}

function vaultOf(notes: number, form: LinkForm = 'wiki'): Vault {
  const vault = new Vault(defaultConfig);
  for (const { path, text } of generateVault(notes, form)) vault.set(parseNote(path, text));
  return vault;
}

/** A session over generated notes, each look at which takes that many milliseconds; `looks` says how many there were. */
async function sessionOf(notes: number, milliseconds = 0): Promise<{ session: VaultSession; looks: () => number }> {
  const texts = new Map([...generateVault(notes)].map(({ path, text }) => [path, text]));
  let looks = 0;
  const files: Files = {
    vaultOf: async () => undefined,
    vaultsIn: async () => [],
    load: async () => ({ vault: vaultOf(notes), config: defaultConfig, configProblems: [], isNote: () => true }),
    read: (_, path) => texts.get(path),
    look(_, path) {
      looks++;
      for (const end = performance.now() + milliseconds; performance.now() < end; );
      return parseNote(path, `${texts.get(path)}\nMore.\n`);
    },
    list: () => texts.keys(),
    changedSince: () => false,
    watch: () => () => undefined,
  };
  const session = new VaultSession('file:///vault', files);
  await session.ready;
  return { session, looks: () => looks };
}

/** How often others had their turn while the work was done. */
async function turnsDuring(work: () => Promise<void>): Promise<number> {
  let turns = 0;
  let isWorking = true;
  const count = (): void => {
    turns++;
    if (isWorking) setImmediate(count);
  };
  setImmediate(count);
  await work();
  isWorking = false;
  return turns;
}
