import { Argument, type Command, Help } from 'commander';
import type { CommandSpec } from './spec.ts';

/** What the help of a command shows beside its options and children. */
export type HelpSpec = Pick<CommandSpec, 'args' | 'examples'>;

/** The least columns for a description beside its term; with fewer, it stands below. */
const narrowest = 24;
/** How far a description is indented below its term. */
const below = '      ';
/** What a list of commands leaves out of their usage. */
const general = ['[options]', '[command]'];

/** The help of one command: every text fills the width, and is broken between words alone. */
export class HelpPage extends Help {
  readonly #spec: HelpSpec;
  override minWidthToWrap = 1;

  constructor(spec: HelpSpec) {
    super();
    this.#spec = spec;
  }

  override formatHelp(command: Command, helper: Help): string {
    const { examples } = this.#spec;
    const width = Math.max(...examples.map(([line]) => line.length));
    const items = examples.map(([line, what]) => this.formatItem(line, width, what, helper));
    return `${super.formatHelp(command, helper)}\n${helper.formatItemList('Examples:', items, helper).join('\n')}`;
  }

  /** A term with its description in a column of its own, or below it where there is no room for one. */
  override formatItem(term: string, termWidth: number, description: string, helper: Help): string {
    const longest = Math.max(narrowest, ...description.split(' ').map((word) => word.length));
    if (this.#width - termWidth - 4 >= longest || description === '')
      return super.formatItem(term, termWidth, description, helper);
    const lines = this.boxWrap(description, this.#width - below.length).split('\n');
    return [`  ${term}`, ...lines.map((line) => below + line)].join('\n');
  }

  override styleUsage(usage: string): string {
    const indent = 'Usage: '.length;
    return this.boxWrap(usage, this.#width - indent).replaceAll('\n', `\n${' '.repeat(indent)}`);
  }

  override visibleArguments(): Argument[] {
    return (this.#spec.args ?? []).map(([name, what]) => new Argument(name, what));
  }

  /** Without `[options]`, which nearly every command has. */
  override subcommandTerm(command: Command): string {
    return [command.name(), ...command.usage().split(' ')].filter((word) => !general.includes(word)).join(' ');
  }

  get #width(): number {
    return this.helpWidth ?? 80;
  }
}
