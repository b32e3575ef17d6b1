import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { harmless } from '../text/unsafe.ts';
import { commands } from './commands.ts';
import { HelpPage, type HelpSpec } from './help.ts';
import type { Host } from './host.ts';
import { version } from './package.ts';
import { exitCode } from './run.ts';
import type { CommandSpec, OptionSpec } from './spec.ts';

/** Understands the command line, runs its command, and gives the exit code. */
export async function runProgram(args: readonly string[], host: Host): Promise<number> {
  let code: number = exitCode.clean;
  const program = new Command('docs-vault')
    .description('Checks and tends a vault of Markdown notes joined by [[wiki-links]].')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print the help of a command');
  dress(program, { examples: commands.map((spec) => spec.examples[0] ?? ['', '']) }, host);
  for (const spec of commands) program.addCommand(commandOf(spec, host, (result) => (code = result)));
  try {
    await program.parseAsync(commandLineOf(args), { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCode.clean : exitCode.failure;
  }
}

/** `help check` as `check --help`. A command that does not exist is refused, whatever help is asked for. */
function commandLineOf(args: readonly string[]): string[] {
  const line = args[0] === 'help' ? [...args.slice(1), '--help'] : [...args];
  const [first = '-'] = line;
  return first.startsWith('-') || commands.some(({ name }) => name === first) ? line : [first];
}

function commandOf(spec: CommandSpec, host: Host, finish: (code: number) => void): Command {
  const command = new Command(spec.name).summary(spec.summary);
  command.description(spec.details === undefined ? spec.summary : `${spec.summary}\n\n${spec.details}`);
  dress(command, spec, host).helpOption('-h, --help', 'print help');
  const names = (spec.args ?? []).map(([name]) => name);
  command.usage(['[options]', ...(spec.children ? ['[command]'] : []), ...names].join(' '));
  // One that takes many takes those behind it, too: the command tells them apart.
  const many = names.findIndex((name) => name.includes('...'));
  for (const name of many < 0 ? names : names.slice(0, many + 1)) command.argument(name);
  for (const option of spec.options ?? []) command.addOption(optionOf(option));
  for (const child of spec.children ?? []) command.addCommand(commandOf(child, host, finish));
  const { load } = spec;
  if (!load) return command;
  return command.action(async () => {
    const run = await load();
    finish(await run(command.args, command.opts(), host));
  });
}

/** What every command shares: where it writes, and that it never ends the process. */
function dress(command: Command, spec: HelpSpec, host: Host): Command {
  command.createHelp = () => new HelpPage(spec);
  return (
    command
      .exitOverride()
      .showSuggestionAfterError()
      .showHelpAfterError('Add --help to see how it is used.')
      // An option after the name of a child is the child's.
      .enablePositionalOptions()
      .configureOutput({
        writeOut: (text) => host.stdout.write(text),
        writeErr: (text) => host.stderr.write(text),
        outputError: (text, write) =>
          write(
            text
              .replace(/^error: /, 'docs-vault: ')
              .split('\n')
              .map(harmless)
              .join('\n'),
          ),
        getOutHelpWidth: () => host.stdout.columns || 100,
        getErrHelpWidth: () => host.stderr.columns || 100,
      })
  );
}

function optionOf(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.description);
  if (spec.default !== undefined) option.default(spec.default);
  if (spec.choices) option.choices(spec.choices);
  const { parse } = spec;
  if (parse)
    option.argParser((text: string) => {
      try {
        return parse(text);
      } catch (error) {
        throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
      }
    });
  return option;
}
