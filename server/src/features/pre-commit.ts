/** The name of the file in which pre-commit and prek look for their hooks, at a repository's root. */
export const preCommitFileName = '.pre-commit-config.yaml';

/** A new text of that file, and whether it is one; or why the file is left alone. */
export type HookFile = { readonly text: string } | { readonly refused: string };

/**
 * The text of a `.pre-commit-config.yaml` with a hook that checks the vault in `folder`, which is relative to the
 * repository's root and empty for the root itself. `before` is the file as it is; undefined when there is none.
 */
export function withHook(before: string | undefined, folder: string): HookFile {
  if (before === undefined) return { text: `repos:\n${entry(folder, '  ', '\n')}` };
  if (/^[ \t]*(?:-[ \t]*)?id:[ \t]*['"]?docs-vault['"]?[ \t]*\r?$/m.test(before))
    return { refused: `${preCommitFileName} has the hook already.` };
  const eol = /\r\n/.test(before) ? '\r\n' : '\n';
  const lines = before.split(/\r?\n/);
  const start = lines.findIndex((line) => /^repos:\s*(?:#.*)?$/.test(line));
  const first = lines.slice(start + 1).find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const indent = /^( *)- /.exec(first ?? '')?.[1];
  if (start < 0 || indent === undefined)
    return { refused: `${preCommitFileName} is not written as expected: add the hook by hand.` };
  const end = endOfList(lines, start + 1, indent.length);
  const added = entry(folder, indent, eol).trimEnd().split(eol);
  return { text: [...lines.slice(0, end), ...added, ...(end < lines.length ? lines.slice(end) : [''])].join(eol) };
}

/** The line behind the last item of the list, blank lines and comments behind it left out. */
function endOfList(lines: readonly string[], start: number, indent: number): number {
  let end = start;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const depth = line.length - line.trimStart().length;
    if (depth < indent || (depth === indent && !line.trimStart().startsWith('- '))) break;
    end = at + 1;
  }
  return end;
}

/** It always runs and takes no file names: a link can break because another note was deleted. */
function entry(folder: string, indent: string, eol: string): string {
  const command = folder === '' ? 'docs-vault check' : `docs-vault check ${shellWord(folder)}`;
  const lines = [
    '- repo: local',
    '  hooks:',
    '    - id: docs-vault',
    '      name: check the notes',
    `      entry: ${yamlText(command)}`,
    '      language: system',
    '      always_run: true',
    '      pass_filenames: false',
  ];
  return lines.map((line) => `${indent}${line}${eol}`).join('');
}

function shellWord(text: string): string {
  return /^[\w./][\w./-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A JSON string is a YAML string (YAML 1.2 §1.3). */
function yamlText(text: string): string {
  return /^[\w./ -]+$/.test(text) ? text : JSON.stringify(text);
}
