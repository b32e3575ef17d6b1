import { commands } from '../commands.ts';
import { ruleNames } from '../rule-names.ts';
import type { CommandSpec, OptionSpec } from '../spec.ts';

/** What a shell can complete in one command. */
export interface Vocabulary {
  /** `check`, or `tags rename` for a command below another. */
  readonly command: string;
  readonly summary: string;
  readonly options: readonly OptionWords[];
  /** What its arguments can be, if not files. */
  readonly values?: readonly string[];
  /** Whether its arguments can be files. */
  readonly takesFiles: boolean;
}

export interface OptionWords {
  /** `--format`. */
  readonly long: string;
  /** `-q`. */
  readonly short?: string;
  readonly description: string;
  /** Whether it takes a value, and which ones; none for files and free text. */
  readonly takesValue: boolean;
  readonly values?: readonly string[];
}

export const shells = ['bash', 'zsh', 'fish'] as const;

/** Every command with what can stand behind it. */
export function vocabularies(): Vocabulary[] {
  const own = commands.flatMap((spec) => [
    wordsOf(spec),
    ...(spec.children ?? []).map((child) => wordsOf(child, spec)),
  ]);
  const summary = 'Print the help of a command.';
  return [
    ...own,
    { command: 'help', summary, options: [], values: commands.map(({ name }) => name), takesFiles: false },
  ];
}

function wordsOf(spec: CommandSpec, parent?: CommandSpec): Vocabulary {
  const values = valuesOf(spec);
  return {
    command: parent ? `${parent.name} ${spec.name}` : spec.name,
    summary: spec.summary,
    options: [...(spec.options ?? []).map(optionOf), help],
    takesFiles: !values || spec.children !== undefined,
    ...(values ? { values } : {}),
  };
}

const help: OptionWords = { long: '--help', short: '-h', description: 'print help', takesValue: false };

/** The options of the program itself. */
export const programOptions: readonly OptionWords[] = [
  { long: '--version', short: '-V', description: 'print the version', takesValue: false },
  help,
];

function valuesOf({ args, children }: CommandSpec): readonly string[] | undefined {
  const name = args?.[0]?.[0];
  if (name === '[rule]') return ruleNames();
  if (name === '<shell>') return shells;
  return children?.map((child) => child.name);
}

function optionOf({ flags, description, choices }: OptionSpec): OptionWords {
  const short = /(?:^|, )(-\w)\b/.exec(flags)?.[1];
  const values = choices ?? (flags.includes('<ids>') ? ruleNames() : undefined);
  return {
    long: /--[\w-]+/.exec(flags)?.[0] ?? flags,
    ...(short === undefined ? {} : { short }),
    description,
    takesValue: flags.includes('<'),
    ...(values ? { values } : {}),
  };
}
