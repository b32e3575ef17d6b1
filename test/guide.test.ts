import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { commands } from '../server/src/cli/commands.ts';
import type { CommandSpec, OptionSpec } from '../server/src/cli/spec.ts';
import { checkGeneratedPart } from './generated.ts';

suite('guide', () => {
  test('the command line page shows every command with its options', () =>
    checkGeneratedPart(
      'docs/reference/command-line.md',
      'commands',
      commands.map((each) => sectionOf(each)).join('\n'),
    ));

  test('the example of the JSON object on that page is JSON', () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/reference/command-line.md'), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    assert.deepEqual(Object.keys(JSON.parse(example)), ['vault', 'notes', 'links', 'problems']);
  });
});

function sectionOf(command: CommandSpec, parents = ''): string {
  const name = parents + command.name;
  const lines = [
    `### ${name}`,
    '',
    `\`docs-vault ${[name, command.args].filter(Boolean).join(' ')}\``,
    '',
    command.summary,
    '',
  ];
  if (command.details) lines.push(unwrapped(command.details), '');
  if (command.options?.length) lines.push('| option | |', '|---|---|', ...command.options.map(rowOf), '');
  lines.push('```sh', ...aligned(command.examples), '```', '');
  return [lines.join('\n'), ...(command.children ?? []).map((child) => sectionOf(child, `${name} `))].join('\n');
}

/** The help is broken into lines for terminals; a page breaks paragraphs only. */
function unwrapped(text: string): string {
  return text.replace(/(\S)\n(?=\S)/g, '$1 ');
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
