import type { InspectOptions } from '../commands/inspect.ts';
import { type CommandSpec, defineCommand } from '../spec.ts';

export const inspectCommand: CommandSpec = defineCommand<InspectOptions>({
  name: 'inspect',
  args: [['<file>', 'a note; - for standard input']],
  summary: 'Print as JSON everything that is found in one note.',
  details:
    'Front matter, headings, links with the range of every part, tags, blocks, definitions, and the stretches where ' +
    'nothing counts as a link. Offsets are UTF-16 code units from the start of the text.',
  options: [
    { flags: '--path <path>', description: 'the name that a note from standard input goes by', default: 'stdin.md' },
  ],
  examples: [
    ['docs-vault inspect docs/index.md', 'one note'],
    ['git show HEAD:docs/index.md | docs-vault inspect -', 'the note as it was committed'],
  ],
  load: async () => (await import('../commands/inspect.ts')).inspect,
});

export const lspCommand: CommandSpec = defineCommand<object>({
  name: 'lsp',
  summary: 'Serve an editor by the Language Server Protocol.',
  options: [{ flags: '--stdio', description: 'over standard input and output (the only way, and the default)' }],
  examples: [['docs-vault lsp --stdio', "the command for your editor's settings"]],
  load: async () => (await import('../commands/lsp.ts')).lsp,
});

export const explainCommand: CommandSpec = defineCommand<object>({
  name: 'explain',
  args: [['[rule]', 'its id; without one, all of them are listed']],
  summary: 'Tell what a rule reports, why, and how to fix it.',
  examples: [['docs-vault explain redundant-alias', 'the page of the rule']],
  load: async () => (await import('../commands/explain.ts')).explain,
});

export const completionCommand: CommandSpec = defineCommand<object>({
  name: 'completion',
  args: [['<shell>', 'bash, zsh or fish']],
  summary: 'Print the script that lets bash, zsh or fish complete the command line.',
  examples: [
    ['source <(docs-vault completion bash)', 'in ~/.bashrc'],
    ['source <(docs-vault completion zsh)', 'in ~/.zshrc, after compinit'],
    ['docs-vault completion fish | source', 'in ~/.config/fish/config.fish'],
  ],
  load: async () => (await import('../commands/completion.ts')).completion,
});
