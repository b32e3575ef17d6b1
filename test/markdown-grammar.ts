import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const contributed: { scopeName: string; path: string; injectTo: string[] }[] = manifest.contributes.grammars;

/** Math as VS Code's bundled extension scopes it; no package carries its grammars. */
const MATH = [
  {
    scopeName: 'test.math.inline',
    injectionSelector: 'L:meta.paragraph.markdown - (comment, string, markup.math.inline.markdown)',
    patterns: [{ match: '(\\$)(.+?)(\\$)', name: 'markup.math.inline.markdown' }],
  },
  {
    scopeName: 'test.math.block',
    injectionSelector: 'L:text.html.markdown - (comment, string, meta.paragraph.markdown, markup.math.block.markdown)',
    patterns: [{ begin: '^\\s*\\$\\$(?!.*\\$\\$)', end: '\\$\\$', name: 'markup.math.block.markdown' }],
  },
];

/** VS Code's grammar for Markdown, with the grammars injected into it that the manifest names. */
export async function markdownGrammar(): Promise<textmate.IGrammar> {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer as ArrayBuffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => rawGrammar(scope),
    getInjections: (scope) =>
      scope === 'text.html.markdown' ? [...contributed, ...MATH].map((each) => each.scopeName) : [],
  });
  const loaded = await registry.loadGrammar('text.html.markdown');
  assert.ok(loaded, 'the Markdown grammar loads');
  return loaded;
}

/** The grammars that matter here: Markdown, HTML inside it, YAML for its front matter, and ours as the manifest names them. */
function rawGrammar(scope: string): textmate.IRawGrammar | undefined {
  const ours = contributed.find((each) => each.scopeName === scope);
  if (ours) return parsed(new URL(`../${ours.path}`, import.meta.url));
  const math = MATH.find((each) => each.scopeName === scope);
  if (math) return math as unknown as textmate.IRawGrammar;
  const name = {
    'text.html.markdown': 'markdown',
    'text.html.derivative': 'html-derivative',
    'text.html.basic': 'html',
    'source.yaml': 'yaml',
  }[scope];
  return name ? parsed(new URL(`file://${require.resolve(`tm-grammars/grammars/${name}.json`)}`)) : undefined;
}

function parsed(file: URL): textmate.IRawGrammar {
  return textmate.parseRawGrammar(readFileSync(file, 'utf8'), file.pathname);
}
