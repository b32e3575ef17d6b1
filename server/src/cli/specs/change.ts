import type { InitOptions } from '../commands/init.ts';
import type { RenameOptions } from '../commands/rename.ts';
import { type CommandSpec, defineCommand, noteArgument, type OptionSpec, vaultOptions } from '../spec.ts';

const dryRun: OptionSpec = { flags: '--dry-run', description: 'print the changes instead of making them' };

const promise =
  'Every link leads afterwards where it led before, and is changed only where it has to be. All of it is done, or ' +
  'nothing: when a file changes while the command runs, or something is in the way, nothing is written.';

export const renameCommand: CommandSpec = defineCommand<RenameOptions>({
  name: 'rename',
  args: [noteArgument, ['<new-name>', 'without the folder; the extension stays']],
  summary: 'Give a note or attachment another name, with every link to it.',
  details: promise,
  options: [dryRun, ...vaultOptions],
  examples: [
    ['docs-vault rename docs/reference/nas.md storage', 'docs/reference/storage.md, and every link to it'],
    ['docs-vault rename --vault docs nas storage --dry-run', 'show what would change'],
  ],
  load: async () => (await import('../commands/rename.ts')).rename,
});

export const moveCommand: CommandSpec = defineCommand<RenameOptions>({
  name: 'mv',
  args: [
    ['<from...>', 'notes, attachments and folders'],
    ['<to>', 'the new path, or a folder to move into'],
  ],
  summary: 'Move notes, attachments and folders, with every link to them and in them.',
  details: promise,
  options: [dryRun, ...vaultOptions],
  examples: [
    ['docs-vault mv docs/scratch.md docs/how-to/', 'into a folder'],
    ['docs-vault mv docs/how-to docs/guides', 'a folder with all that is in it'],
  ],
  load: async () => (await import('../commands/move.ts')).move,
});

export const renameTagCommand: CommandSpec = defineCommand<RenameOptions>({
  name: 'rename',
  args: [
    ['<tag>', 'with # or without'],
    ['<new-name>', 'what it is called from now on; notes may have that tag already'],
  ],
  summary: 'Give a tag another name in every note, in the front matter and in the text.',
  details: 'Tags nested in it follow: with a renamed to b, a/x becomes b/x.',
  options: [dryRun, ...vaultOptions],
  examples: [['docs-vault tags rename --vault docs printing print', 'in the front matter and in the text']],
  load: async () => (await import('../commands/rename-tag.ts')).renameTagEverywhere,
});

export const initCommand: CommandSpec = defineCommand<InitOptions>({
  name: 'init',
  args: [['[folder]', 'the vault; the working folder if it is not named']],
  summary: 'Write the docs-vault.json that fits a vault, with the reason for each setting.',
  details: 'A file that exists is not overwritten; a hook is added to those that are there.',
  options: [
    { flags: '--hook', description: 'add the check to .pre-commit-config.yaml, for pre-commit and prek' },
    { flags: '-y, --yes', description: 'write without asking' },
    dryRun,
  ],
  examples: [
    ['docs-vault init docs', 'shows the config, asks, and writes it'],
    ['docs-vault init docs --hook --yes', 'with a commit hook, unasked'],
  ],
  load: async () => (await import('../commands/init.ts')).init,
});
