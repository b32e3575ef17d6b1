import type { OptionWords, Vocabulary } from './vocabulary.ts';

/** The completion of zsh, as a file for its `fpath` or to be sourced. */
export function zsh(vocabularies: readonly Vocabulary[]): string {
  const top = vocabularies.filter(({ command }) => !command.includes(' '));
  return `#compdef docs-vault
_docs_vault() {
  local -a commands
  commands=(
${top.map(({ command, summary }) => `    ${quoted(`${command}:${summary}`)}`).join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case "$command" in
${top.map(commandCase).join('\n')}
  esac
}
compdef _docs_vault docs-vault
`;
}

function commandCase({ command, options, values, takesFiles }: Vocabulary): string {
  const own = values ? (takesFiles ? `{compadd ${values.join(' ')}; _files}` : `(${values.join(' ')})`) : '_files';
  return `    ${command}) _arguments ${[...options.map(optionSpec), quoted(`*:value:${own}`)].join(' ')} ;;`;
}

function optionSpec({ long, short, description, takesValue, values }: OptionWords): string {
  const value = takesValue ? `:value:${values ? `(${values.join(' ')})` : '_files'}` : '';
  const tail = `[${description.replace(/[[\]\\:]/g, '\\$&')}]${value}`;
  return short === undefined ? quoted(long + tail) : `{${short},${long}}${quoted(tail)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
