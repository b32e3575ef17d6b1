/** A line, and what is offered at its end. */
export const completionCases: Readonly<Record<string, string>> = {
  'docs-vault ch': 'chains check',
  'docs-vault he': 'help',
  'docs-vault --': '--help --version',
  'docs-vault help tag': 'tags',
  'docs-vault check --fo': '--format',
  'docs-vault check --format p': 'plain pretty',
  'docs-vault fix --rule misl': 'misleading-alias',
  'docs-vault explain redun': 'redundant-alias',
  'docs-vault tags re': 'rename',
  'docs-vault tags --n': '--no-cache --notes',
  'docs-vault tags rename --n': '--no-cache',
  'docs-vault tags rename --dr': '--dry-run',
  'docs-vault completion ': 'bash fish zsh',
  // Nothing of ours: the shell completes files, of which there is none of that name.
  'docs-vault check nothing-of-that-name': '',
};
