import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { diffArrays } from 'diff';
import { onDiskAsync } from './disk.ts';
import { type RunResult, runCli } from './run-cli.ts';

/**
 * One session at a command line, as a text:
 *
 *     == a title
 *     //- docs/a.md
 *     the text of a file, as in a fixture
 *     $ docs-vault check docs
 *     <a line of standard input
 *     >a line of standard output
 *     !a line of standard error
 *     ?1
 *
 * `?` is the exit code where it is not 0. `TTY=1` before a command makes it think that it talks to a terminal. Commands
 * other than docs-vault are run by sh. The temporary folder is written `$ROOT`, the escape character `␛`; `…` in what is
 * expected stands for any text on that line.
 */
export interface Session {
  readonly title: string;
  readonly files: string;
  readonly steps: readonly { readonly command: string; readonly stdin: string; readonly expected: string }[];
}

export function parseTranscript(text: string): Session[] {
  return text
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.replace(/\n+$/, '').split('\n');
      const first = lines.findIndex((line) => line.startsWith('$ '));
      const files = lines.slice(0, first < 0 ? lines.length : first).join('\n');
      return { title, files: files.trim() === '' ? '' : files, steps: stepsOf(first < 0 ? [] : lines.slice(first)) };
    });
}

function stepsOf(lines: readonly string[]): Session['steps'] {
  const steps: { command: string; stdin: string; expected: string }[] = [];
  for (const line of lines) {
    const step = steps.at(-1);
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), stdin: '', expected: '' });
    else if (step && line.startsWith('<')) step.stdin += `${line.slice(1)}\n`;
    else if (step && line !== '') step.expected += `${line}\n`;
  }
  return steps;
}

/** Plays the session and writes down what happens, in the form of a transcript. */
export async function play(session: Session): Promise<string> {
  let written = `== ${session.title}\n${session.files}${session.files === '' ? '' : '\n'}`;
  await onDiskAsync(session.files, async (folder) => {
    const root = realpathSync(folder);
    for (const { command, stdin, expected } of session.steps) {
      const result = await execute(command, stdin, root);
      const found = prefixed('>', shown(result.stdout, root)) + prefixed('!', shown(result.stderr, root));
      const code = result.code === 0 ? '' : `?${result.code}\n`;
      written += `$ ${command}\n${prefixed('<', stdin)}${asExpected(found + code, expected)}`;
    }
  });
  return written;
}

/** A session as its transcript has it. */
export function renderSession({ title, files, steps }: Session): string {
  const written = steps.map(({ command, stdin, expected }) => `$ ${command}\n${prefixed('<', stdin)}${expected}`);
  return `== ${title}\n${files}${files === '' ? '' : '\n'}${written.join('')}`;
}

/** The found lines, with each that an expected line describes in the words of that. */
function asExpected(found: string, expected: string): string {
  const [lines, described] = [found.split('\n'), expected.split('\n')];
  const parts = diffArrays(described, lines, { comparator: (description, line) => matches(line, description) });
  let at = 0;
  const written: string[] = [];
  for (const { value, added, removed } of parts) {
    if (removed) at += value.length;
    else {
      written.push(...(added ? value : described.slice(at, at + value.length)));
      if (!added) at += value.length;
    }
  }
  return written.join('\n');
}

function matches(line: string, description: string): boolean {
  const parts = description.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'u').test(line);
}

async function execute(command: string, stdin: string, root: string): Promise<RunResult> {
  const words = wordsOf(command);
  const settings = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const env = Object.fromEntries(words.slice(0, settings).map((word) => word.split(/=(.*)/, 2)));
  if (words[settings] === 'docs-vault')
    return runCli(words.slice(settings + 1), { cwd: root, stdin, env, isTTY: env.TTY !== undefined });
  const done = spawnSync('sh', ['-c', command], { cwd: root, input: stdin, encoding: 'utf8', env: shellEnv(root) });
  return { stdout: done.stdout, stderr: done.stderr, code: done.status ?? 255 };
}

/** Git must not see the settings and hooks of whoever runs the tests. */
function shellEnv(root: string): NodeJS.ProcessEnv {
  const who = { GIT_AUTHOR_NAME: 'Ida', GIT_AUTHOR_EMAIL: 'ida@example.org', GIT_AUTHOR_DATE: '2026-06-01T12:00:00Z' };
  return {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    ...who,
    GIT_COMMITTER_NAME: who.GIT_AUTHOR_NAME,
    GIT_COMMITTER_EMAIL: who.GIT_AUTHOR_EMAIL,
    GIT_COMMITTER_DATE: who.GIT_AUTHOR_DATE,
  };
}

function shown(text: string, root: string): string {
  return text.replaceAll(root, '$ROOT').replaceAll('\x1b', '␛').replaceAll('\r', '␍');
}

function prefixed(prefix: string, text: string): string {
  if (text === '') return '';
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${prefix}${line}\n`)
    .join('');
}

/** Splits a command line as a shell does, quotes included; no expansion. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  );
}
