// Used before anything is installed: nothing here may import a package.

import { spawn } from 'node:child_process';

/**
 * Runs a program and gives back what it printed, both streams together.
 * A program that fails is an error whose message says what was run, what it printed, and the remedy where one is given.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, remedy?: string }} [options]
 * @returns {Promise<string>}
 */
export function runQuietly(program, args, { cwd, env, remedy } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const what = `${program} ${args.join(' ')} failed (${signal ?? code})${cwd ? ` in ${cwd}` : ''}`;
      reject(new Error([what, output.trim(), remedy].filter(Boolean).join('\n')));
    });
  });
}

/**
 * Runs a program that prints for the user, and gives back its exit code. A program that cannot be started is an error.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runAloud(program, args, { cwd, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Says what a long step does, again every 15 seconds while it lasts, and how long it took.
 * Writes to standard error, so that what a command prints stays clean.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.error(`… ${what}`);
  const reminder = setInterval(() => console.error(`… still ${what} (${seconds()} s)`), 15_000);
  try {
    const result = await work();
    console.error(`✓ ${what} (${seconds()} s)`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}

/**
 * Runs npm quietly: the very npm that runs this script, or else the one on the path.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, remedy?: string }} [options]
 * @returns {Promise<string>}
 */
export function runNpm(args, options) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? runQuietly(process.execPath, [script, ...args], options)
    : runQuietly('npm', args, options);
}
