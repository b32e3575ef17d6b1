import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Config, defaultConfig } from '../server/src/config.ts';
import type { Files } from '../server/src/lsp/files.ts';
import { VaultSession } from '../server/src/lsp/session.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { isMarkdown } from '../server/src/vault/path.ts';
import { Vault } from '../server/src/vault/vault.ts';
import { everythingAbout } from './everything.ts';
import { config, path, text } from './tangled-vault.ts';

suite('an open vault: laws', () => {
  test('whatever happens to files and open documents, it equals a vault that was opened just now', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const editor = new Editor();
        for (const [index, change] of steps.entries()) {
          await editor.carryOut(change);
          // Asked in between, as an editor does.
          if (index % 4 === 3) everythingAbout(editor.session.vault);
        }
        await editor.session.ready;
        const afresh = await editor.afresh();
        assert.deepEqual(everythingAbout(editor.session.vault), everythingAbout(afresh.vault));
      }),
      { numRuns: 60 },
    ));
});

type Step =
  | { readonly kind: 'open' | 'close' | 'delete'; readonly path: string }
  | { readonly kind: 'type' | 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'move folder'; readonly from: string; readonly to: string }
  | { readonly kind: 'configure'; readonly config: Config; readonly ignored: string; readonly waits: boolean };

const folder = fc.constantFrom('x', 'y', 'x/y', 'z');

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), path, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('open' as const, 'close' as const), path }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('type' as const), path, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), path }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move folder' as const), from: folder, to: folder }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('configure' as const),
      config,
      ignored: fc.constantFrom('', 'x', 'y'),
      waits: fc.boolean(),
    }),
  },
);

/** An editor over files in memory: its open documents win over them, and it tells the session of every change. */
class Editor {
  readonly #disk = new Disk();
  readonly #documents = new Map<string, TextDocument>();
  readonly session = new VaultSession('file:///vault', this.#disk);

  async carryOut(step: Step): Promise<void> {
    const { session } = this;
    switch (step.kind) {
      case 'open':
        this.#open(step.path, this.#disk.files.get(step.path));
        break;
      case 'type':
        this.#open(step.path, this.#disk.files.get(step.path) ?? '');
        this.#type(step.path, step.text);
        break;
      case 'close':
        if (this.#documents.delete(step.path)) session.close(step.path);
        break;
      case 'write':
        this.#disk.files.set(step.path, step.text);
        session.filesChanged([step.path]);
        break;
      case 'delete':
        this.#disk.files.delete(step.path);
        session.filesChanged([step.path]);
        break;
      case 'move folder':
        // Told as one folder that went and one that came, as some clients do.
        if (this.#disk.move(step.from, step.to)) session.filesChanged([step.from, step.to]);
        break;
      case 'configure': {
        Object.assign(this.#disk, { config: step.config, ignored: step.ignored });
        const done = session.reload();
        if (step.waits) await done;
      }
    }
  }

  async afresh(): Promise<VaultSession> {
    const session = new VaultSession('file:///vault', this.#disk);
    for (const [path, document] of this.#documents) session.open(path, document);
    await session.ready;
    return session;
  }

  #open(path: string, text: string | undefined): void {
    if (!isMarkdown(path) || text === undefined || this.#documents.has(path)) return;
    const document = TextDocument.create(`file:///vault/${encodeURIComponent(path)}`, 'markdown', 1, text);
    this.#documents.set(path, document);
    this.session.open(path, document);
  }

  #type(path: string, text: string): void {
    const document = this.#documents.get(path);
    if (!document) return;
    TextDocument.update(document, [{ text }], document.version + 1);
    this.session.changed(path);
  }
}

class Disk implements Files {
  readonly files = new Map<string, string>();
  config: Config = defaultConfig;
  /** A folder that does not belong to the vault. */
  ignored = '';

  readonly vaultOf = async (): Promise<undefined> => undefined;
  readonly vaultsIn = async (): Promise<string[]> => [];
  readonly watch = () => (): void => undefined;
  readonly changedSince = (): boolean => true;

  /** Reading takes a while: what changes meanwhile is told. */
  async load(): ReturnType<Files['load']> {
    const { config } = this;
    const isNote = (file: string): boolean => this.#belongs(file) && isMarkdown(file);
    const vault = new Vault(config);
    for (const [file, content] of [...this.files]) {
      if (!this.#belongs(file)) continue;
      if (isMarkdown(file)) vault.set(parseNote(file, content));
      else vault.addAttachment(file);
      await undefined;
    }
    return { vault, config, configProblems: [], isNote };
  }

  read(_root: string, file: string): string | undefined {
    return this.files.get(file);
  }

  look(_root: string, file: string): ReturnType<Files['look']> {
    const content = this.files.get(file);
    if ([...this.files.keys()].some((other) => other.startsWith(`${file}/`))) return 'folder';
    if (content === undefined || !this.#belongs(file)) return undefined;
    return isMarkdown(file) ? parseNote(file, content) : 'attachment';
  }

  list(): string[] {
    return [...this.files.keys()].filter((file) => this.#belongs(file));
  }

  /** Moves a folder to where there is none yet. */
  move(from: string, to: string): boolean {
    const below = (file: string, top: string): boolean => file.startsWith(`${top}/`);
    if (below(to, from) || from === to || [...this.files.keys()].some((file) => below(file, to))) return false;
    for (const [file, content] of [...this.files])
      if (below(file, from)) {
        this.files.delete(file);
        this.files.set(to + file.slice(from.length), content);
      }
    return true;
  }

  #belongs(file: string): boolean {
    return this.ignored === '' || !file.startsWith(`${this.ignored}/`);
  }
}
