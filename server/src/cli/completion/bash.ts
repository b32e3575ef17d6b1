import { programOptions, type Vocabulary } from './vocabulary.ts';

/** The completion of bash. Where nothing of ours fits, it completes files. */
export function bash(vocabularies: readonly Vocabulary[]): string {
  const top = vocabularies.filter(({ command }) => !command.includes(' ')).map(({ command }) => command);
  const nested = vocabularies.filter(({ command }) => command.includes(' ')).map(({ command }) => `"${command}"`);
  return `_docs_vault() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "${[...top, ...programOptions.map(({ long }) => long)].join(' ')}" -- "$current"))
    return
  fi
  case "$command \${COMP_WORDS[2]}" in
    ${nested.join(' | ') || '""'}) ((COMP_CWORD > 2)) && command+=" \${COMP_WORDS[2]}" ;;
  esac
  case "$command $previous" in
${vocabularies.flatMap(valueCases).join('\n')}
  esac
  case "$command" in
${vocabularies.map(wordCase).join('\n')}
  esac
}
complete -o default -o bashdefault -F _docs_vault docs-vault
`;
}

function valueCases({ command, options }: Vocabulary): string[] {
  return options.flatMap(({ long, values }) =>
    values
      ? [`    "${command} ${long}") COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$current")); return ;;`]
      : [],
  );
}

function wordCase({ command, options, values }: Vocabulary): string {
  const flags = `[[ $current == -* ]] && COMPREPLY=($(compgen -W "${options.map(({ long }) => long).join(' ')}" -- "$current"))`;
  const own = values ? ` || COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$current"))` : '';
  return `    "${command}") ${flags}${own} ;;`;
}
