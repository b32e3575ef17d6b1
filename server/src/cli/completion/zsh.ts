import { type OptionWords, programOptions, type Vocabulary } from './vocabulary.ts';

/** The completion of zsh, as a file for its `fpath` or to be sourced. */
export function zsh(vocabularies: readonly Vocabulary[]): string {
  const top = vocabularies.filter(({ command }) => !command.includes(' '));
  const nested = vocabularies.filter(({ command }) => command.includes(' ')).map(({ command }) => `"${command}"`);
  return `#compdef docs-vault
_docs_vault() {
  local -a commands
  commands=(
${top.map(({ command, summary }) => `    ${quoted(`${command}:${summary}`)}`).join('\n')}
  )
  if ((CURRENT == 2)); then
    if [[ $PREFIX == -* ]]; then
      _arguments ${programOptions.map(optionSpec).join(' ')}
    else
      _describe command commands
    fi
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case "$command $words[2]" in
    ${nested.join(' | ') || '""'}) ((CURRENT > 2)) && { command+=" $words[2]"; shift words; ((CURRENT--)) } ;;
  esac
  case "$command" in
${vocabularies.map(commandCase).join('\n')}
  esac
}
# As a file of the fpath it is run when it is first needed; when it is sourced, only its name is told.
if [[ $funcstack[1] == _docs?vault ]]; then
  _docs_vault "$@"
else
  compdef _docs_vault docs-vault
fi
`;
}

function commandCase({ command, options, values, takesFiles }: Vocabulary): string {
  const own = values ? (takesFiles ? `{compadd ${values.join(' ')}; _files}` : `(${values.join(' ')})`) : '_files';
  return `    "${command}") _arguments ${[...options.map(optionSpec), quoted(`*:value:${own}`)].join(' ')} ;;`;
}

function optionSpec({ long, short, description, takesValue, values }: OptionWords): string {
  const value = takesValue ? `:value:${values ? `(${values.join(' ')})` : '_files'}` : '';
  const tail = `[${description.replace(/[[\]\\:]/g, '\\$&')}]${value}`;
  return short === undefined ? quoted(long + tail) : `{${short},${long}}${quoted(tail)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
