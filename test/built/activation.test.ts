import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { suite, test } from 'mocha';

const folder = join(import.meta.dirname, '../../client/out');

/** All other extensions of a window wait while VS Code loads one. The whole bundle had 474 kB before it was divided. */
const largest = 100_000;

/** The extension as it is built, with a VS Code in which nothing happens. */
suite('the activation of the built extension', () => {
  test('loads one small file, and nothing from the disk', () => {
    const { size, required } = activated();
    assert.ok(size < largest, `extension.cjs has ${size} bytes; the limit is ${largest}`);
    assert.deepEqual([...required], ['vscode']);
  });

  test('has ended when it returns, with what the Markdown preview asks for', () => {
    const { answer } = activated();
    assert.equal(typeof answer.extendMarkdownIt, 'function');
    assert.equal('then' in answer, false);
  });

  test('the language client comes after it; where that is gone, the views and a message say so', async () => {
    const { required, states, messages } = activated();
    for (let turns = 0; turns < 1000 && messages.length === 0; turns++) await turn();
    assert.deepEqual([...required], ['vscode', './node-client.cjs']);
    assert.deepEqual(states, ['starting', 'failed']);
    assert.match(messages.join(), /cannot be loaded.* No such file: \.\/node-client\.cjs/);
  });
});

interface Activated {
  /** Of its file, in bytes. */
  readonly size: number;
  /** What was asked of `require`; there is nothing but `vscode`. */
  readonly required: ReadonlySet<string>;
  readonly answer: object & { readonly extendMarkdownIt?: unknown };
  /** What the views are told of the server, and what is said to the user. */
  readonly states: unknown[];
  readonly messages: unknown[];
}

function activated(): Activated {
  const code = readFileSync(join(folder, 'extension.cjs'), 'utf8');
  const required = new Set<string>();
  const [states, messages]: [unknown[], unknown[]] = [[], []];
  const vscode = stub({
    EventEmitter: Emitter,
    l10n: { t: (text: string, ...values: unknown[]) => text.replace(/\{(\d)\}/g, (_, at) => String(values[at])) },
    commands: stub({
      executeCommand: (_: string, key: string, value: unknown) => key === 'docsVault.server' && states.push(value),
    }),
    window: stub({ activeTextEditor: undefined, showErrorMessage: async (message: string) => messages.push(message) }),
  });
  const require = (name: string): unknown => {
    required.add(name);
    if (name === 'vscode') return vscode;
    throw new Error(`No such file: ${name}`);
  };
  const module = { exports: {} as { activate(context: unknown): Activated['answer'] } };
  new Function('module', 'exports', 'require', code)(module, module.exports, require);
  const answer = module.exports.activate(stub({ subscriptions: [] }));
  return { size: Buffer.byteLength(code), required, answer, states, messages };
}

/** Has every member, and can be called and made; what it is not told, does nothing. Lists are empty. */
function stub(members: Record<string, unknown>): object {
  return new Proxy(class {}, {
    get: (_, name) => {
      if (typeof name === 'string' && Object.hasOwn(members, name)) return members[name];
      if (name === Symbol.iterator) return () => [][Symbol.iterator]();
      return name === 'then' || typeof name === 'symbol' ? undefined : stub({});
    },
    set: () => true,
    apply: () => stub({}),
    construct: () => stub({}),
  });
}

class Emitter {
  readonly #listeners = new Set<(event: unknown) => void>();
  readonly event = (listener: (event: unknown) => void): { dispose(): void } => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };
  fire(event: unknown): void {
    for (const listener of this.#listeners) listener(event);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}
