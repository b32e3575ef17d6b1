import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { commands } from '../server/src/cli/commands.ts';
import type { CommandSpec, OptionSpec } from '../server/src/cli/spec.ts';
import { checkGeneratedPart } from './generated.ts';

const root = join(import.meta.dirname, '..');

suite('guide', () => {
  test('the command line page shows every command with its options', () =>
    checkGeneratedPart(
      'docs/reference/command-line.md',
      'commands',
      commands.map((each) => sectionOf(each)).join('\n'),
    ));

  test('the VS Code page shows the commands, views and settings of the manifest', () =>
    checkGeneratedPart('docs/reference/vs-code.md', 'manifest', contributions()));

  test('the example of the JSON object on that page is JSON', () => {
    const page = readFileSync(join(root, 'docs/reference/command-line.md'), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    assert.deepEqual(Object.keys(JSON.parse(example)), ['vault', 'notes', 'links', 'problems']);
  });
});

function sectionOf(command: CommandSpec, parents = ''): string {
  const name = parents + command.name;
  const { args = [], options = [] } = command;
  const lines = [
    `### ${name}`,
    '',
    `\`docs-vault ${[name, ...args.map(([arg]) => arg)].join(' ')}\``,
    '',
    command.summary,
    '',
  ];
  if (command.details) lines.push(command.details, '');
  const rows = [...args.map(([arg, what]) => `| \`${arg}\` | ${what} |`), ...options.map(rowOf)];
  if (rows.length > 0) lines.push('| argument or option | |', '|---|---|', ...rows, '');
  lines.push('```sh', ...aligned(command.examples), '```', '');
  return [lines.join('\n'), ...(command.children ?? []).map((child) => sectionOf(child, `${name} `))].join('\n');
}

function rowOf({ flags, description, choices, default: byDefault }: OptionSpec): string {
  const facts = [
    ...(choices ? [choices.map((choice) => `\`${choice}\``).join(', ')] : []),
    ...(byDefault === undefined ? [] : [`default: \`${byDefault}\``]),
  ];
  return `| \`${flags}\` | ${[description, ...facts].join('; ')} |`;
}

function aligned(examples: CommandSpec['examples']): string[] {
  const width = Math.max(...examples.map(([command]) => command.length));
  return examples.map(([command, does]) => `${command.padEnd(width)}  # ${does}`);
}

function contributions(): string {
  const texts = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
  const english = readFileSync(join(root, 'package.json'), 'utf8').replace(/"%([\w.]+)%"/g, (_, key: string) =>
    JSON.stringify(texts[key]),
  );
  const { contributes } = JSON.parse(english) as Manifest;
  const views = Object.values(contributes.views).flat();
  return [
    ...['## Commands', '', ...contributes.commands.map(({ category, title }) => `- ${category}: ${title}`), ''],
    ...['## Views', '', ...views.map(({ name }) => `- ${name}`), ''],
    ...['## Settings', ''],
    ...contributes.configuration.flatMap(({ title, properties }) => [
      ...[`### ${title}`, '', '| setting | default | |', '|---|---|---|'],
      ...Object.entries(properties).map(
        ([name, { default: byDefault, markdownDescription }]) =>
          `| \`${name}\` | \`${JSON.stringify(byDefault)}\` | ${markdownDescription} |`,
      ),
      '',
    ]),
  ].join('\n');
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly category: string; readonly title: string }[];
    readonly views: Readonly<Record<string, readonly { readonly name: string }[]>>;
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<
        Record<string, { readonly default: unknown; readonly markdownDescription: string }>
      >;
    }[];
  };
}
