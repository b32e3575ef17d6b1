import type { CheckOptions } from '../commands/check.ts';
import { formats, severities } from '../report/report.ts';
import {
  type CommandSpec,
  count,
  defineCommand,
  names,
  type OptionSpec,
  pathArguments,
  vaultOptions,
} from '../spec.ts';

const what: readonly OptionSpec[] = [
  { flags: '--rule <ids>', description: 'only these rules, separated by commas', parse: names },
  {
    flags: '--changed [ref]',
    description: 'only what git says changed since a commit (default: the last one), and what that broke elsewhere',
  },
  ...vaultOptions,
];

const how: readonly OptionSpec[] = [
  {
    flags: '--format <name>',
    description: 'how the report is written (default: pretty on a terminal, else plain)',
    choices: formats,
  },
  {
    flags: '--fail-on <severity>',
    description: 'the least severity that ends with 1',
    choices: [...severities, 'never'],
    default: 'warning',
  },
  { flags: '--max-problems <count>', description: 'how many problems are shown', parse: count },
  { flags: '-q, --quiet', description: 'only the problems that --fail-on counts, and no summary' },
];

const details =
  'The vault is always read as a whole, and the problems of the paths are reported.\n\n' +
  'Exit codes: 0 no problem that --fail-on counts, 1 some, 2 the command was not understood or something could not be ' +
  'read or written.';

export const checkCommand: CommandSpec = defineCommand<CheckOptions>({
  name: 'check',
  args: pathArguments,
  summary: 'Report what is wrong with the links and notes of a vault.',
  details,
  options: [
    { flags: '--fix', description: 'apply the safe fixes, and report what is left' },
    { flags: '--dry-run', description: 'with --fix: print the changes instead of making them' },
    ...what,
    ...how,
    { flags: '--watch', description: 'check again whenever a file of the vault changes' },
  ],
  examples: [
    ['docs-vault check docs', 'check the vault in docs'],
    ['docs-vault check docs --fail-on error', 'warnings do not fail'],
    ['docs-vault check docs --changed main', 'only what changed since the branch main, and what that broke'],
    ['docs-vault check docs --format sarif > docs.sarif', 'for code scanning'],
  ],
  load: async () => (await import('../commands/check.ts')).check,
});

export const fixCommand: CommandSpec = defineCommand<CheckOptions>({
  name: 'fix',
  args: pathArguments,
  summary: 'Apply the safe fixes, and report what is left: check --fix.',
  details:
    'A file keeps its mode and its line endings, and is replaced as a whole or not at all. When a file changes while ' +
    'the command runs, nothing is written.',
  options: [{ flags: '--dry-run', description: 'print the changes instead of making them' }, ...what, ...how],
  examples: [
    ['docs-vault fix --dry-run docs', 'show what would change'],
    ['docs-vault fix docs', 'change it'],
    ['docs-vault fix docs --rule redundant-alias,spaced-link', 'only what these rules report'],
  ],
  load: async () => (await import('../commands/check.ts')).fix,
});
