import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';

const project = join(import.meta.dirname, '..');

/** The fields of the manifest whose text people read. */
const wordy =
  /^(?:title|name|description|markdownDescription|contents|contextualTitle|category|altText|label|(?:markdownE|e)numDescriptions|enumItemLabels|restrictedDescription)$/;

suite('translations', () => {
  const { contributes, capabilities } = read('package.json');
  const english = Object.keys(read('package.nls.json'));
  const shown = [...wordsIn(contributes), ...wordsIn(capabilities)];

  test('what VS Code shows of the manifest can be translated', () =>
    assert.deepEqual(
      shown.filter((text) => !/^%[\w.]+%$/.test(text) && text !== 'Docs Vault'),
      [],
    ));

  test('English has the texts that the manifest uses, and no others', () =>
    assert.deepEqual(
      [...english].sort(),
      [...new Set(keysIn(readFileSync(join(project, 'package.json'), 'utf8')))].sort(),
    ));

  test('German has the same texts as English', () =>
    assert.deepEqual(Object.keys(read('package.nls.de.json')), english));

  test('German has every message of the extension, and no others', () => {
    const messages = messagesIn(join(project, 'client/src'));
    assert.notEqual(messages.length, 0);
    assert.deepEqual(Object.keys(read('l10n/bundle.l10n.de.json')).sort(), [...new Set(messages)].sort());
  });

  test('the extension shows no text that cannot be translated', () => {
    const shown =
      /\b(?:title|prompt|place[hH]older|label|detail|description|tooltip|text|message)(?:: | = )(['"`])((?:(?!\1).)*)\1|\bshow(?:Error|Warning|Information)Message\(\s*(['"`])((?:(?!\3).)*)\3/g;
    const found = sourcesIn(join(project, 'client/src')).flatMap(([file, text]) =>
      [...text.replace(/\/\*.*?\*\//gs, '').matchAll(shown)].map(
        ([, , property, , message]) => `${file}: ${property ?? message}`,
      ),
    );
    const code = /: (?:Docs Vault|\[\[note\]\]|\[note\]\(note\.md\))$/;
    assert.deepEqual(
      found.filter((text) => /: .*\p{Letter}{2}/u.test(text) && !code.test(text)),
      [],
    );
  });

  test('a translated message has the gaps of the original', () => {
    const bundles = [read('l10n/bundle.l10n.de.json')] as Record<string, string>[];
    for (const bundle of bundles)
      for (const [message, translated] of Object.entries(bundle))
        assert.deepEqual(gapsOf(translated), gapsOf(message), message);
  });
});

function read(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(project, file), 'utf8'));
}

function* wordsIn(value: unknown, field = ''): Generator<string> {
  if (typeof value === 'string' && wordy.test(field)) yield value;
  else if (Array.isArray(value)) for (const item of value) yield* wordsIn(item, field);
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) yield* wordsIn(item, name);
}

function keysIn(manifest: string): string[] {
  return [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key as string);
}

/** What `l10n.t` is called with: literals, or the bundle could not be looked at. */
function messagesIn(folder: string): string[] {
  return sourcesIn(folder).flatMap(([file, text]) => {
    const calls = [...text.matchAll(/\bl10n\.t\(/g)].length;
    const literals = [...text.matchAll(/\bl10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)];
    assert.equal(literals.length, calls, `${file} calls l10n.t with something else than a literal`);
    return literals.map(([, single, double]) => (single ?? double ?? '').replace(/\\(['"\\])/g, '$1'));
  });
}

/** Each file, and its text. */
function sourcesIn(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
}

function gapsOf(message: string): string[] {
  return (message.match(/\{\d+\}/g) ?? []).sort();
}
