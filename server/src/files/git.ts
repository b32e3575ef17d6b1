import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Refusal } from '../features/feature.ts';

/** The vault's files that differ from a commit: vault-relative paths. */
export interface GitChanges {
  /** The commit's name. */
  readonly commit: string;
  /** Changed or new, tracked or not. */
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
}

/**
 * What changed in the vault since it parted from a commit, the working tree included. `ref` is anything that names a
 * commit; without it it is HEAD, and in a repository without commits everything is new.
 */
export function changesSince(root: string, ref?: string): GitChanges | Refusal {
  const commit = baseOf(root, ref);
  if (typeof commit !== 'string') return commit;
  const diff = git(root, [
    'diff',
    '--name-status',
    '--no-renames',
    '--relative',
    '--no-ext-diff',
    '--no-textconv',
    '-z',
    commit,
    '--',
    '.',
  ]);
  const others = git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
  if ('refused' in diff) return diff;
  if ('refused' in others) return others;
  const changed = splitNul(others.output);
  const deleted: string[] = [];
  const listed = splitNul(diff.output);
  for (let at = 0; at + 1 < listed.length; at += 2) (listed[at] === 'D' ? deleted : changed).push(listed[at + 1] ?? '');
  return { commit, changed, deleted };
}

/** The text of each file as a commit has it; a file that it does not have, or that is no text, is left out. */
export function textsAt(root: string, commit: string, paths: readonly string[]): Map<string, string> {
  // The batch takes a name a line; a path that holds a line break cannot be asked for.
  const asked = paths.filter((path) => !path.includes('\n'));
  const texts = new Map<string, string>();
  if (asked.length === 0) return texts;
  const answer = git(root, ['cat-file', '--batch'], asked.map((path) => `${commit}:./${path}\n`).join(''));
  if ('refused' in answer) return texts;
  let at = 0;
  for (const path of asked) {
    const lineEnd = answer.output.indexOf('\n', at);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(answer.output.toString('utf8', at, lineEnd))?.[1];
    at = lineEnd + 1;
    if (size === undefined) continue;
    texts.set(path, answer.output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

/**
 * The date of each file's last change by git, `YYYY-MM-DD`: of its last commit, and `today` for a file that differs from
 * it or is not in git at all.
 */
export function datesOfChange(root: string, today: string): Map<string, string> | Refusal {
  const changes = changesSince(root);
  if ('refused' in changes) return changes;
  const log = git(root, [
    'log',
    '--format=format:%x01%cs',
    '--name-only',
    '--no-renames',
    '--relative',
    '-z',
    '--',
    '.',
  ]);
  const dates = new Map(changes.changed.map((path) => [path, today]));
  // A repository without commits has no log.
  if ('refused' in log) return dates;
  let date = '';
  for (const entry of splitNul(log.output)) {
    // The first file of a commit has the commit's date in front.
    const isFirst = entry.startsWith('\x01');
    const lineEnd = entry.indexOf('\n');
    if (isFirst) date = entry.slice(1, lineEnd);
    const path = isFirst ? entry.slice(lineEnd + 1) : entry;
    if (!dates.has(path)) dates.set(path, date);
  }
  return dates;
}

/** Where HEAD and the ref part. */
function baseOf(root: string, ref: string | undefined): string | Refusal {
  const inside = git(root, ['rev-parse', '--is-inside-work-tree']);
  if ('refused' in inside) return { refused: `${root} is not in a git repository, so nothing is known of changes.` };
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref ?? 'HEAD'}^{commit}`]);
  if ('refused' in commit) {
    if (ref !== undefined) return { refused: `Git knows no commit '${ref}'.` };
    const nothing = git(root, ['hash-object', '-t', 'tree', '--stdin'], '');
    return 'refused' in nothing ? nothing : nothing.output.toString('utf8').trim();
  }
  const name = commit.output.toString('utf8').trim();
  const base = git(root, ['merge-base', name, 'HEAD']);
  return 'refused' in base ? name : base.output.toString('utf8').trim();
}

function splitNul(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
}

/** How long git may take, in milliseconds; a repository can make it wait for ever, by a pipe in the place of a file. */
const longest = 60_000;

type Answer = { output: Buffer } | Refusal;

/**
 * Runs git on the repository around the folder. Nothing that a repository's own config names is executed, nothing is
 * fetched, and the variables that git sets for its hooks are left out: they name the repository relative to another
 * folder.
 */
function git(root: string, args: readonly string[], input?: string): Answer {
  const program = gitProgram();
  if (program === undefined) return { refused: 'Git cannot be run: it is not installed.' };
  const env: NodeJS.ProcessEnv = {
    GIT_OPTIONAL_LOCKS: '0',
    // No object is fetched that a partial clone left out, and if git wants to, by no protocol.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
  for (const [name, value] of Object.entries(process.env)) if (!name.startsWith('GIT_')) env[name] ??= value;
  const run = (own: readonly string[], more: NodeJS.ProcessEnv, given?: string): ReturnType<typeof spawnSync> =>
    spawnSync(program, own, {
      cwd: root,
      env: { ...env, ...more },
      ...(given === undefined ? {} : { input: given }),
      maxBuffer: 1 << 30,
      timeout: longest,
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
  const filters = run(['config', '--null', '--name-only', '--get-regexp', '^filter\\.'], {});
  const { status, stdout, stderr, error } = run([...safe, ...args], withoutFilters(bytesOf(filters.stdout)), input);
  if (error) return { refused: `Git cannot be run: ${error.message}.` };
  if (status !== 0) return { refused: `Git says: ${bytesOf(stderr).toString('utf8').trim() || `exit code ${status}`}` };
  return { output: bytesOf(stdout) };
}

/** What the config of a repository could name to be run, other than filters. */
const safe = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  `core.hooksPath=${devNull}`,
  '-c',
  'core.quotePath=false',
  '-c',
  'log.showSignature=false',
];

/**
 * Settings for the environment by which no filter has a program: git would run that of a changed file to compare it.
 * Names of filters come from the repository, and may hold anything.
 */
function withoutFilters(names: Buffer): NodeJS.ProcessEnv {
  const programs = splitNul(names).filter((name) => /\.(?:clean|smudge|process)$/.test(name));
  const required = splitNul(names).filter((name) => /\.required$/.test(name));
  const settings = [...programs.map((name) => [name, '']), ...required.map((name) => [name, 'false'])];
  const env: NodeJS.ProcessEnv = { GIT_CONFIG_COUNT: String(settings.length) };
  for (const [at, [name, value]] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${at}`] = name;
    env[`GIT_CONFIG_VALUE_${at}`] = value;
  }
  return env;
}

function bytesOf(output: string | Buffer | null): Buffer {
  return Buffer.isBuffer(output) ? output : Buffer.from(output ?? '');
}

/** Windows looks for a program in the working folder first, which is the vault: git is named by its whole path there. */
function gitProgram(): string | undefined {
  if (process.platform !== 'win32') return 'git';
  const folders = (process.env.PATH ?? process.env.Path ?? '').split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, 'git.exe')).find((file) => existsSync(file));
}
