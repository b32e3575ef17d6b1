import type { ChainsOptions } from '../commands/chains.ts';
import type { GraphCommandOptions } from '../commands/graph.ts';
import type { LinksOptions } from '../commands/links.ts';
import type { OrphansOptions } from '../commands/orphans.ts';
import type { ReviewOptions } from '../commands/review.ts';
import type { TagsOptions } from '../commands/tags.ts';
import { graphFormats } from '../graph/format.ts';
import {
  type CommandSpec,
  count,
  days,
  defineCommand,
  noteArgument,
  type OptionSpec,
  pathArguments,
  vaultOptions,
} from '../spec.ts';
import { renameTagCommand } from './change.ts';

const json: OptionSpec = { flags: '--json', description: 'as JSON' };

export const tagsCommand: CommandSpec = defineCommand<TagsOptions>({
  name: 'tags',
  args: pathArguments,
  summary: 'List the tags with how many notes have each, and those that may mean the same.',
  options: [{ flags: '--notes', description: 'with the notes of each tag' }, json, ...vaultOptions],
  examples: [
    ['docs-vault tags docs', 'the most used tag first'],
    ['docs-vault tags --notes docs/how-to', 'the notes of each tag, of one folder'],
  ],
  children: [renameTagCommand],
  load: async () => (await import('../commands/tags.ts')).tags,
});

export const reviewCommand: CommandSpec = defineCommand<ReviewOptions>({
  name: 'review',
  args: pathArguments,
  summary: 'List the notes by when they were reviewed last: never first, then the oldest.',
  details:
    'The date stands in the front matter, in the field that the config names under review, else in last-reviewed.',
  options: [
    { flags: '--limit <count>', description: 'how many notes are listed', parse: count, default: 20 },
    { flags: '--older-than <age>', description: 'only notes reviewed longer ago: 90d, 12w, 6m, 1y', parse: days },
    {
      flags: '--by <date>',
      description: 'by the date of the review, or of the last change in git',
      choices: ['review', 'git'],
      default: 'review',
    },
    { flags: '--next', description: 'only the first note, with what is wrong in it' },
    { flags: '--done <notes...>', description: 'set the date of these notes to today' },
    { flags: '--dry-run', description: 'with --done: print the changes instead of making them' },
    json,
    ...vaultOptions,
  ],
  examples: [
    ['docs-vault review docs', 'the twenty that have waited longest'],
    ['docs-vault review docs --next', 'one note, and a checklist for it'],
    ['docs-vault review --done docs/reference/nas.md', 'reviewed today'],
    ['docs-vault review docs --by git --older-than 1y', 'what nobody touched for a year'],
  ],
  load: async () => (await import('../commands/review.ts')).review,
});

export const linksCommand: CommandSpec = defineCommand<LinksOptions>({
  name: 'links',
  args: [noteArgument],
  summary: 'Show where the links of a note lead, and which links lead to it.',
  options: [json, ...vaultOptions],
  examples: [
    ['docs-vault links docs/reference/printer.md', 'by path'],
    ['docs-vault links --vault docs printer', 'by name'],
  ],
  load: async () => (await import('../commands/links.ts')).links,
});

export const orphansCommand: CommandSpec = defineCommand<OrphansOptions>({
  name: 'orphans',
  args: pathArguments,
  summary: 'List the notes that no other note links to.',
  details:
    'Index notes, and what the options of the rule orphan-note leave out, are no orphans; its severity does not matter.',
  options: [json, ...vaultOptions],
  examples: [['docs-vault orphans docs', 'one path a line']],
  load: async () => (await import('../commands/orphans.ts')).orphans,
});

export const chainsCommand: CommandSpec = defineCommand<ChainsOptions>({
  name: 'chains',
  args: [['[folder-or-notes...]', 'the folder of the vault, or the notes at which the chains start']],
  summary: 'Draw what requires what: the chains of the links fields, what is ready, and what is blocked.',
  details:
    'A chain starts at a note that nothing requires, or at the notes that are named. Work is done when a note has no ' +
    'status, or one such as done; it is ready when all that it requires is done. Ends with 1 when notes require each ' +
    'other in a ring.',
  options: [{ flags: '--ready', description: 'only the paths of the notes that are ready' }, json, ...vaultOptions],
  examples: [
    ['docs-vault chains docs', 'every chain as a tree'],
    ['docs-vault chains docs --ready', 'what can be done next'],
  ],
  load: async () => (await import('../commands/chains.ts')).chains,
});

export const graphCommand: CommandSpec = defineCommand<GraphCommandOptions>({
  name: 'graph',
  args: pathArguments,
  summary: 'Write the notes and links of the vault as a graph.',
  options: [
    { flags: '--format <name>', description: 'how it is written', choices: graphFormats, default: 'dot' },
    { flags: '--around <note>', description: 'only what lies around this note' },
    { flags: '--depth <count>', description: 'with --around: how many links away', parse: count, default: 1 },
    { flags: '--missing', description: 'with the notes that are linked and do not exist' },
    ...vaultOptions,
  ],
  examples: [
    ['docs-vault graph docs --format html > graph.html', 'to look at in a browser'],
    ['docs-vault graph docs | dot -Tpng > graph.png', 'with Graphviz'],
    ['docs-vault graph docs --around printer --format mermaid', 'one note and its neighbours, for a Markdown page'],
  ],
  load: async () => (await import('../commands/graph.ts')).graph,
});
