import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { type Config, defaultConfig } from '../server/src/config.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { backlinks, countLinkSources, isLinked, linkSources } from '../server/src/vault/backlinks.ts';
import { isMarkdown } from '../server/src/vault/path.ts';
import { resolveLink } from '../server/src/vault/resolve.ts';
import { Vault } from '../server/src/vault/vault.ts';
import { everythingAbout, shown } from './everything.ts';
import { config, path, text } from './tangled-vault.ts';

suite('vault: laws', () => {
  test('after any changes, everything that can be asked equals what a vault built afresh answers', () =>
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const edited = new EditedVault();
        for (const [index, change] of steps.entries()) {
          edited.change(change);
          // What is asked in between makes indexes that the next changes have to keep.
          if (index === Math.floor(steps.length / 2)) everythingAbout(edited.vault);
        }
        assert.deepEqual(everythingAbout(edited.vault), everythingAbout(edited.afresh()));
      }),
      { numRuns: 100 },
    ));

  test('the notes that use some names are found, however many names are asked for', () => {
    // As many as a folder of such a size asks for when it is moved.
    const names = Array.from({ length: 200_000 }, (_, number) => `n${number}`);
    const vault = new Vault(defaultConfig);
    vault.set(parseNote('from.md', names.map((name) => `[[${name}]]\n`).join('')));
    assert.deepEqual(vault.pathsNaming(new Set(names)), ['from.md']);
  });

  test('of two notes that differ in case alone each has the links that write its letters', () => {
    const vault = new Vault({ ...defaultConfig, resolve: { aliases: true, titles: true } });
    const twin = (name: string): string => `---\naliases: [${name} also]\ntitle: ${name} title\n---\n`;
    vault.set(parseNote('Plug.md', twin('Plug')));
    vault.set(parseNote('plug.md', twin('plug')));
    for (const target of ['Plug', 'Plug also', 'Plug title']) {
      vault.set(parseNote('from.md', `[[${target}]]\n`));
      const linked = ['Plug.md', 'plug.md'].map((path) => [
        ...linkSources(vault, path),
        countLinkSources(vault, path),
        isLinked(vault, path, () => true),
      ]);
      assert.deepEqual(
        linked,
        [
          ['from.md', 1, true],
          [0, false],
        ],
        target,
      );
    }
  });

  test('the backlinks of a file are the links that lead to it', () =>
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
        const edited = new EditedVault();
        for (const change of steps) edited.change(change);
        const { vault } = edited;
        const expected = new Map<string, string[]>();
        for (const from of [...vault.notes.values()].sort((a, b) => (a.path < b.path ? -1 : 1)))
          for (const link of vault.links(from.path)) {
            const destination = resolveLink(vault, from.path, link);
            if (destination.kind !== 'note' && destination.kind !== 'attachment') continue;
            expected.set(destination.path, [
              ...(expected.get(destination.path) ?? []),
              shown({ path: from.path, link }),
            ]);
          }
        for (const path of [...vault.notes.keys(), ...vault.attachments])
          assert.deepEqual(backlinks(vault, path).map(shown).sort(), (expected.get(path) ?? []).sort(), path);
        for (const path of vault.notes.keys()) {
          const sources = new Set((expected.get(path) ?? []).map((site) => site.slice(0, site.lastIndexOf(':'))));
          sources.delete(path);
          assert.deepEqual([...linkSources(vault, path)].sort(), [...sources].sort(), path);
          assert.equal(countLinkSources(vault, path), sources.size, path);
        }
      }),
      { numRuns: 100 },
    ));
});

type Step =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'delete'; readonly path: string }
  | { readonly kind: 'move'; readonly from: string; readonly to: string }
  /** Some steps of making the indexes that are made late. */
  | { readonly kind: 'finish'; readonly steps: number }
  | { readonly kind: 'configure'; readonly config: Config };

/** A vault that follows changes one by one, and the files that it should stand for. */
class EditedVault {
  vault = new Vault(defaultConfig);
  readonly #files = new Map<string, string>();
  #finished: { readonly vault: Vault; readonly steps: Iterator<void> } | undefined;

  change(step: Step): void {
    if (step.kind === 'write') this.#write(step.path, step.text);
    if (step.kind === 'delete') this.#delete(step.path);
    if (step.kind === 'finish') this.#finish(step.steps);
    if (step.kind === 'configure') this.vault = this.#build(step.config, [...this.#files.keys()]);
    if (step.kind !== 'move') return;
    const text = this.#files.get(step.from);
    if (text === undefined) return;
    this.#delete(step.from);
    this.#write(step.to, text);
  }

  /** The same files in another order. */
  afresh(): Vault {
    return this.#build(this.vault.config, [...this.#files.keys()].sort().reverse());
  }

  #finish(steps: number): void {
    if (this.#finished?.vault !== this.vault) this.#finished = { vault: this.vault, steps: this.vault.finishIndexes() };
    for (let left = steps; left > 0; left--) this.#finished.steps.next();
  }

  #write(path: string, text: string): void {
    this.#files.set(path, text);
    if (isMarkdown(path)) this.vault.set(parseNote(path, text));
    else this.vault.addAttachment(path);
  }

  #delete(path: string): void {
    this.#files.delete(path);
    this.vault.delete(path);
    this.vault.deleteAttachment(path);
  }

  #build(config: Config, paths: readonly string[]): Vault {
    const vault = new Vault(config);
    for (const path of paths)
      if (isMarkdown(path)) vault.set(parseNote(path, this.#files.get(path) ?? ''));
      else vault.addAttachment(path);
    return vault;
  }
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), path, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), path }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), from: path, to: path }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('finish' as const), steps: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('configure' as const), config }) },
);
