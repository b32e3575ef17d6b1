import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { parse as parseToml } from 'smol-toml';
import { configOf } from './editors/guide.ts';

/** What a part of a configuration may hold: the names that the editor's manual documents, and what stands below them. */
interface Form {
  readonly [name: string]: Form | 'text' | 'texts' | 'flag' | 'any';
}

/** `*` stands for any name. */
const forms: Readonly<Record<string, { readonly language: 'toml' | 'json'; readonly form: Form }>> = {
  // docs.helix-editor.com/languages.html
  '## Helix': {
    language: 'toml',
    form: {
      'language-server': {
        '*': {
          command: 'text',
          args: 'texts',
          config: 'any',
          environment: 'any',
          timeout: 'any',
          'required-root-patterns': 'texts',
        },
      },
      language: {
        name: 'text',
        'language-id': 'text',
        scope: 'text',
        'file-types': 'any',
        roots: 'texts',
        'language-servers': 'texts',
        'workspace-lsp-roots': 'texts',
        'auto-format': 'flag',
      },
    },
  },
  // zed.dev/docs/configuring-languages
  '## Zed': {
    language: 'json',
    form: {
      lsp: {
        '*': {
          binary: { path: 'text', arguments: 'texts', env: 'any' },
          initialization_options: 'any',
          settings: 'any',
        },
      },
    },
  },
  // lsp.sublimetext.io/client_configuration
  '## Sublime Text': {
    language: 'json',
    form: {
      clients: {
        '*': {
          enabled: 'flag',
          command: 'texts',
          selector: 'text',
          initializationOptions: 'any',
          settings: 'any',
          env: 'any',
        },
      },
    },
  },
  // docs.kde.org, The Kate Handbook, LSP Client Plugin
  '## Kate': {
    language: 'json',
    form: {
      servers: {
        '*': {
          command: 'texts',
          path: 'texts',
          rootIndicationFileNames: 'texts',
          rootIndicationFilePatterns: 'texts',
          highlightingModeRegex: 'text',
          initializationOptions: 'any',
          settings: 'any',
          root: 'text',
          url: 'text',
          documentLanguageId: 'any',
        },
      },
    },
  },
};

suite('the guide of other editors', () => {
  for (const [heading, { language, form }] of Object.entries(forms))
    test(`${heading.slice(3)}: the configuration is read, has the names that the manual knows, and starts the server`, () => {
      const written = configOf(heading, language);
      const config: unknown = language === 'toml' ? parseToml(written) : JSON.parse(written);
      assertForm(config, form, heading);
      assert.match(JSON.stringify(config), /"docs-vault".*"lsp","--stdio"/);
    });

  test('Helix: the language names a server that is defined', () => {
    const config = parseToml(configOf('## Helix', 'toml')) as {
      'language-server': Record<string, unknown>;
      language: { name: string; 'language-servers': string[] }[];
    };
    for (const { name, 'language-servers': servers } of config.language) {
      assert.equal(name, 'markdown');
      for (const server of servers) assert.ok(server in config['language-server'], server);
    }
  });

  test('Kate: the pattern matches the name of its highlighting mode', () => {
    const { servers } = JSON.parse(configOf('## Kate', 'json'));
    assert.match('Markdown', new RegExp(servers.markdown.highlightingModeRegex));
  });

  test('a name that no manual knows is found', () => {
    assert.throws(() => assertForm({ servers: { x: { comand: [] } } }, forms['## Kate']?.form ?? {}, 'x'), /comand/);
  });
});

function assertForm(value: unknown, form: Form | string, path: string): void {
  if (Array.isArray(value) && typeof form === 'object') {
    for (const item of value) assertForm(item, form, path);
    return;
  }
  if (typeof form === 'string') {
    if (form === 'text') assert.equal(typeof value, 'string', path);
    if (form === 'flag') assert.equal(typeof value, 'boolean', path);
    if (form === 'texts') assert.ok(Array.isArray(value) && value.every((item) => typeof item === 'string'), path);
    return;
  }
  assert.ok(typeof value === 'object' && value !== null, path);
  for (const [name, inner] of Object.entries(value)) {
    const known = form[name] ?? form['*'];
    assert.ok(known !== undefined, `${path} has no setting '${name}'`);
    assertForm(inner, known, `${path} ${name}`);
  }
}
