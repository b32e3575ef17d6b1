import { type OptionWords, programOptions, type Vocabulary } from './vocabulary.ts';

/** The completion of fish. */
export function fish(vocabularies: readonly Vocabulary[]): string {
  const own = programOptions.map((option) => optionLine('__fish_use_subcommand', option));
  return [...own, ...vocabularies.flatMap(linesOf)].join('\n').concat('\n');
}

function linesOf({ command, summary, options, values, takesFiles }: Vocabulary): string[] {
  const [name = '', child] = command.split(' ');
  // Of a command that has others below it, the values are their names.
  const below = child ?? (values && takesFiles ? values.join(' ') : undefined);
  const seen = [
    `__fish_seen_subcommand_from ${name}`,
    ...(below === undefined ? [] : [`${child === undefined ? 'not ' : ''}__fish_seen_subcommand_from ${below}`]),
  ].join('; and ');
  const offer =
    child === undefined
      ? [`complete -c docs-vault -f -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`]
      : [
          `complete -c docs-vault -n ${quoted(`__fish_seen_subcommand_from ${name}`)} -a ${child} -d ${quoted(summary)}`,
        ];
  const own =
    values && !takesFiles ? [`complete -c docs-vault -f -n ${quoted(seen)} -a ${quoted(values.join(' '))}`] : [];
  return [...offer, ...options.map((option) => optionLine(seen, option)), ...own];
}

function optionLine(seen: string, { long, short, description, takesValue, values }: OptionWords): string {
  const names = `-l ${long.slice(2)}${short === undefined ? '' : ` -s ${short.slice(1)}`}`;
  const value = !takesValue ? '' : values ? ` -x -a ${quoted(values.join(' '))}` : ' -r';
  return `complete -c docs-vault -n ${quoted(seen)} ${names}${value} -d ${quoted(description)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
