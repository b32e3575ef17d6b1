import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { definition } from '../server/src/config/definition.ts';
import { schemaOf } from '../server/src/config/schema.ts';
import type { Setting, Settings } from '../server/src/config/shape.ts';
import { type Config, configFileName, defaultConfig, parseConfig } from '../server/src/config.ts';
import { rules } from '../server/src/rules/index.ts';
import { parseFixture, renderFixture } from './fixture.ts';
import { checkGenerated, checkGeneratedPart } from './generated.ts';

suite('config: what is written', () => {
  test('everything has a default', () => assert.deepEqual(parseConfig('{}').config, defaultConfig));

  test('what is empty is no config, and no fault', () => {
    for (const text of ['', ' \n', '\uFEFF{}', '// nothing yet\n'])
      assert.deepEqual(parseConfig(text), { config: defaultConfig, problems: [] });
  });

  test('comments, trailing commas and one glob for several', () =>
    checkRead(
      `{
  // The site's build makes these.
  "exclude": "changelog.d/**",
  "overrides": [{ "files": "drafts/**", "rules": { "broken-link": "off" } },],
}`,
      { exclude: ['changelog.d/**'], overrides: [{ files: ['drafts/**'], rules: { 'broken-link': 'off' } }] },
    ));

  test('a group keeps the defaults of what it leaves out', () =>
    checkRead('{ "resolve": { "titles": true }, "frontMatter": { "required": ["title"] } }', {
      resolve: { aliases: false, titles: true },
      frontMatter: { required: ['title'], fields: {} },
    }));

  test('names from the prototype of objects are names like others', () =>
    checkRead('{ "indexes": { "constructor": "a.md", "__proto__": "b.md" } }', {
      indexes: Object.fromEntries([
        ['constructor', 'a.md'],
        ['__proto__', 'b.md'],
      ]),
    }));
});

suite('config: what is wrong', () => {
  test('a setting that does not exist', () =>
    checkConfig(`
{
  "exlude": [],
  ^^^^^^^^ There is no setting 'exlude'. Is 'exclude' meant?
  "frontMatter": { "fields": { "modified": { "typ": "date" } } }
                                             ^^^^^ There is no setting 'typ'. Is 'type' meant?
}
`));

  test('values of another type', () =>
    checkConfig(`
{
  "include": [7],
              ^ This has to be a glob.
  "linkStyle": "shortes",
               ^^^^^^^^^ This has to be one of 'shortest', 'relative', 'absolute'.
  "folderNotes": "yes",
                 ^^^^^ This has to be \`true\` or \`false\`.
  "resolve": [],
             ^^ This has to be an object, \`{ … }\`.
  "virtualNotes": "CHANGELOG",
                  ^^^^^^^^^^^ This has to be a list.
  "newNoteFolder": null
                   ^^^^ This has to be a text.
}
`));

  test('a group without what it has to have', () =>
    checkConfig(`
{
  "review": { "field": "last-reviewed", "maxAgeDays": 0 },
                                                      ^ This has to be a whole number above 0.
  "overrides": [{ "files": ["drafts/**"] }]
                ^^^^^^^^^^^^^^^^^^^^^^^^^^ The setting 'rules' is missing here.
}
`));

  test('rules, severities and options that do not exist', () =>
    checkConfig(`
{
  "rules": {
    "brocken-link": "off",
    ^^^^^^^^^^^^^^ There is no rule 'brocken-link'. Is 'broken-link' meant?
    "broken-link": "fatal",
                   ^^^^^^^ This has to be one of 'off', 'hint', 'information', 'warning', 'error'.
    "redundant-alias": ["hint", { "alsoTitel": true }],
                                  ^^^^^^^^^^^ There is no option 'alsoTitel'. Is 'alsoTitle' meant?
    "orphan-note": ["hint", { "except": 1 }],
                                        ^ This has to be a list.
    "self-link": []
                 ^^ This has to be a severity, or a list of a severity and options.
  }
}
`));

  test('a setting that is written twice', () =>
    checkConfig(`
{ "site": "quartz-4", "site": "quartz-5" }
                      ^^^^^^ The setting 'site' is written twice; the last one counts.
`));

  test('no JSON, and what could still be read is read', () => {
    checkConfig(`
{
  "site": "quartz-4"
  "linkStyle": "relative"
  ^^^^^^^^^^^ This is not valid JSON: comma expected.
}
`);
    const { config } = parseConfig('{ "site": "quartz-4" "linkStyle": "relative" }');
    assert.deepEqual([config.site, config.linkStyle], ['quartz-4', 'relative']);
  });

  test('what is wrong keeps its default, and the rest counts', () =>
    assert.deepEqual(parseConfig('{ "site": 4, "linkStyle": "relative", "review": { "field": "seen" } }').config, {
      ...defaultConfig,
      linkStyle: 'relative',
    }));
});

suite('config: what is made from its definition', () => {
  test('the JSON Schema', () =>
    checkGenerated('docs-vault.schema.json', `${JSON.stringify(schemaOf(definition, rules), undefined, 2)}\n`));

  test('the editor is told of the schema', () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
    assert.deepEqual(manifest.contributes.jsonValidation, [
      { fileMatch: configFileName, url: './docs-vault.schema.json' },
    ]);
  });

  test('the guide’s table of the settings', () =>
    checkGeneratedPart(
      'docs/reference/configuration.md',
      'config',
      ['| setting | default | |', '|---|---|---|', ...rowsOf(definition), ''].join('\n'),
    ));

  test('the schema knows every setting of a config that is without fault', () => {
    const sample = readFileSync(join(import.meta.dirname, 'vaults/sample', configFileName), 'utf8');
    const { config, problems } = parseConfig(sample, rules);
    assert.deepEqual(problems, []);
    assert.equal(config.review?.maxAgeDays, 3650);
  });
});

function checkRead(text: string, expected: Partial<Config>): void {
  assert.deepEqual(parseConfig(text, rules), { config: { ...defaultConfig, ...expected }, problems: [] });
}

/** The problems of the config are exactly those that carets mark. */
function checkConfig(source: string): void {
  const { files, marks } = parseFixture(`//- ${configFileName}${source}`);
  const text = files.get(configFileName) ?? '';
  const found = parseConfig(text, rules).problems.map(({ range, message }) => ({
    path: configFileName,
    ...range,
    label: message,
  }));
  assert.equal(renderFixture(files, found), renderFixture(files, marks));
}

function rowsOf(settings: Settings, prefix = ''): string[] {
  return Object.entries(settings).flatMap(([name, setting]) => {
    const { shape } = setting;
    const isGroup = shape.kind === 'group' && !setting.optional;
    return isGroup ? rowsOf(shape.settings, `${prefix}${name}.`) : [rowOf(`${prefix}${name}`, setting)];
  });
}

function rowOf(name: string, { shape, description, default: value }: Setting): string {
  const shown = value === undefined ? 'none' : `\`${JSON.stringify(value)}\``;
  const inner = shape.kind === 'map' || shape.kind === 'list' ? shape.of : shape;
  const parts = inner.kind === 'group' ? Object.entries(inner.settings) : [];
  const details = parts.map(([part, setting]) => `\`${part}\`: ${setting.description}`).join('; ');
  return `| \`${name}\` | ${shown} | ${description}${details === '' ? '' : `. ${details}`} |`;
}
