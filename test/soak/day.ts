import { CancellationTokenSource, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import { type Random, randomNumbers } from '../bench/generate.ts';
import { noteRequests, placeRequests } from './answers.ts';
import type { Editor } from './editor.ts';

/** What a writer types. */
const typed = [
  'word ',
  '\n',
  '\n\n## Part\n\n',
  '[[',
  ']]',
  '|',
  '#',
  '`',
  '> ',
  '- item\n',
  '%%',
  '$',
  '😀',
  '---\n',
  ' #tag',
];

const configs = [
  '{ "rules": { "orphan-note": "off" } }',
  '{ "linkStyle": "absolute", "folderNotes": true }',
  '{ "rules": { "orphan-note": "warning", "stale-review": "off" }, "resolve": { "titles": true } }',
  '{ "rules": ',
];

/** How long answers took in a stretch of the day, in milliseconds by method, and the memory at its end. */
export interface Stretch {
  readonly steps: number;
  readonly times: Map<string, number[]>;
  memory: NodeJS.MemoryUsage;
}

/** A writer's day on a vault: the same seed gives the same day. */
export class Day {
  readonly paths: string[];
  private readonly editor: Editor;
  private readonly randomNumber: Random;
  private times = new Map<string, number[]>();
  private notes = 0;

  constructor(editor: Editor, paths: readonly string[], seed: number) {
    this.editor = editor;
    this.paths = [...paths];
    this.randomNumber = randomNumbers(seed);
  }

  /** So many steps; every `checkoutEvery`-th changes a fifth of all files at once. */
  async live(steps: number, checkoutEvery: number): Promise<Stretch> {
    this.times = new Map();
    for (let step = 1; step <= steps; step++) {
      if (step % checkoutEvery === 0) await this.timed('checkout', () => this.checkout());
      else await this.step();
    }
    return { steps, times: this.times, memory: await this.editor.memory() };
  }

  /** Makes the config a readable one: with one that is not, a server keeps the last that was, which a fresh one cannot. */
  async mendConfig(): Promise<void> {
    await this.editor.write(new Map([['docs-vault.json', configs[0]]]));
  }

  /** Saves and closes everything. */
  async endOfWork(): Promise<void> {
    const { editor } = this;
    for (const path of [...editor.documents.keys()]) {
      await editor.save(path);
      await editor.close(path);
    }
  }

  private async step(): Promise<void> {
    const { editor } = this;
    const chance = this.random(1000);
    if (chance < 640) await this.edit();
    else if (chance < 900) await this.ask();
    else if (chance < 940) await editor.save(this.openPath());
    else if (chance < 960) await this.closeOne();
    else if (chance < 975) await editor.write(new Map([[this.anyPath(), this.newText()]]));
    else if (chance < 981) await this.create();
    else if (chance < 986) await this.remove();
    else if (chance < 994) await this.timed('move', () => this.move());
    else if (chance < 999) await this.timed('rename', () => this.rename());
    else await editor.write(new Map([['docs-vault.json', this.one(configs)]]));
  }

  private async edit(): Promise<void> {
    const path = this.openPath();
    const length = (await this.editor.open(path)).getText().length;
    const start = this.random(length + 1);
    const removed = this.random(3) === 0 ? this.random(12) : 0;
    const text = this.random(4) === 0 ? `[[${this.stem()}]] ` : this.one(typed);
    await this.editor.type(path, start, Math.min(length, start + removed), length > 20_000 ? '' : text);
  }

  private async ask(): Promise<void> {
    const path = this.openPath();
    const document = await this.editor.open(path);
    const position = document.positionAt(this.random(document.getText().length + 1));
    const textDocument = { uri: document.uri };
    const requests = [...noteRequests, ...placeRequests, 'textDocument/diagnostic', 'workspace/symbol'];
    const method = this.one(requests);
    const params = { textDocument, position, query: this.stem(), context: { includeDeclaration: true } };
    if (this.random(5) > 0) await this.timed(method, () => this.editor.request(method, params));
    else {
      const source = new CancellationTokenSource();
      const answer = this.editor.request(method, params, source.token);
      source.cancel();
      await answer;
    }
  }

  private async closeOne(): Promise<void> {
    const path = this.openPath();
    if (this.random(2) === 0) await this.editor.save(path);
    await this.editor.close(path);
  }

  private async create(): Promise<void> {
    const path = `new/note-${this.notes++}.md`;
    this.paths.push(path);
    await this.editor.write(new Map([[path, this.newText()]]));
  }

  private async remove(): Promise<void> {
    if (this.paths.length < 20) return;
    const [path = ''] = this.paths.splice(this.random(this.paths.length), 1);
    await this.editor.close(path);
    await this.editor.write(new Map([[path, undefined]]));
  }

  private async move(): Promise<void> {
    const index = this.random(this.paths.length);
    const from = this.paths[index] ?? '';
    const to = `moved-${this.random(5)}/${this.random(2) === 0 ? from.split('/').at(-1) : `m-${this.notes++}.md`}`;
    if (this.paths.includes(to)) return;
    await this.editor.move(from, to);
    this.paths[index] = to;
  }

  /** Renames what stands at some place, if anything there has a name. */
  private async rename(): Promise<void> {
    const { editor } = this;
    const document = await editor.open(this.openPath());
    const heading = document.getText().indexOf('\n## ');
    const place = { textDocument: { uri: document.uri }, position: document.positionAt(heading + 5) };
    const edit = await editor.request<WorkspaceEdit | null>('textDocument/rename', {
      ...place,
      newName: `Part ${this.notes++}`,
    });
    if (!edit) return;
    await editor.apply(edit);
    // What stood there was a link: its note has another name now.
    for (const change of edit.documentChanges ?? []) {
      const index =
        'kind' in change && change.kind === 'rename' ? this.paths.indexOf(editor.pathOf(change.oldUri)) : -1;
      if (index >= 0 && 'newUri' in change) this.paths[index] = editor.pathOf(change.newUri);
    }
  }

  /** What git does when another branch is checked out: a fifth of all files change at once, a few go and come. */
  private async checkout(): Promise<void> {
    const { editor, paths } = this;
    const files = new Map<string, string | undefined>();
    const from = this.random(paths.length);
    for (let index = 0; index < paths.length / 5; index++) {
      const path = paths[(from + index) % paths.length] ?? '';
      if (!editor.documents.has(path))
        files.set(path, this.random(3) === 0 ? this.newText() : `${editor.text(path)}\n`);
    }
    const gone = [...files.keys()].slice(0, files.size / 20);
    for (const path of gone) files.set(path, undefined);
    const texts = new Map(gone.map((path) => [path, editor.text(path)]));
    await editor.write(files);
    // Asked while the server is still reading.
    await editor.request('workspace/symbol', { query: 'proxy' });
    await editor.write(texts);
    await editor.request('workspace/symbol', { query: 'proxy' });
  }

  private async timed<T>(name: string, work: () => Promise<T>): Promise<void> {
    const before = performance.now();
    await work();
    const times = this.times.get(name);
    if (times) times.push(performance.now() - before);
    else this.times.set(name, [performance.now() - before]);
  }

  /** Mostly a document that is open; a writer has up to eight. */
  private openPath(): string {
    const open = [...this.editor.documents.keys()];
    return open.length > 0 && (open.length >= 8 || this.random(20) > 0) ? this.one(open) : this.anyPath();
  }

  private anyPath(): string {
    return this.one(this.paths);
  }

  private stem(): string {
    return this.anyPath().replace(/^.*\/|\.md$/g, '');
  }

  /** A whole number below the bound. */
  private random(below: number): number {
    return Math.floor(this.randomNumber() * below);
  }

  private newText(): string {
    return `# ${this.stem()}\n\nSee [[${this.stem()}]], [[${this.stem()}|so]].\n\n## Part ${this.random(9)}\n\n- [[${this.stem()}#Part 1]]\n`;
  }

  private one<T>(list: readonly T[]): T {
    return list[this.random(list.length)] as T;
  }
}
