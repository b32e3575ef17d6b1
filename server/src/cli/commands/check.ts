import type { Severity } from '../../config.ts';
import type { Circumstances, Problem } from '../../rules/rule.ts';
import { fail } from '../fail.ts';
import { existing } from '../find-note.ts';
import type { Host } from '../host.ts';
import { circumstancesFor, problemsOf } from '../judgement.ts';
import { sayConfigFaults, sayIdlePaths, sayUnread } from '../remarks.ts';
import { type Format, type Report, reporterFor, severities } from '../report/report.ts';
import { exitCode } from '../run.ts';
import { paletteFor } from '../terminal.ts';
import { type OpenVault, openVault, type VaultOptions } from '../vault.ts';

export interface CheckOptions extends VaultOptions {
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly rule?: readonly string[];
  /** `true` without a commit. */
  readonly changed?: string | true;
  readonly format?: Format;
  readonly failOn: Severity | 'never';
  readonly maxProblems?: number;
  readonly quiet?: boolean;
  readonly watch?: boolean;
}

/** Reports the problems of the paths, after fixing what can be fixed if that is asked for. */
export async function check(paths: readonly string[], options: CheckOptions, host: Host): Promise<number> {
  if (options.watch) return (await import('../watch.ts')).watch(paths, options, host, checkOnce);
  return checkOnce(paths, options, host);
}

export function fix(paths: readonly string[], options: CheckOptions, host: Host): Promise<number> {
  return checkOnce(paths, { ...options, fix: true }, host);
}

async function checkOnce(paths: readonly string[], options: CheckOptions, host: Host): Promise<number> {
  const started = host.clock();
  const misnamed = options.rule ? (await import('../rule-names.ts')).unknownRule(options.rule) : undefined;
  if (misnamed !== undefined) return fail(host, misnamed);
  const texts = options.fix ? new Map<string, string>() : undefined;
  const vault = openVault(host, paths, options, texts);
  if ('refused' in vault) return fail(host, vault.refused);
  const circumstances = circumstancesFor(vault, host);
  const asked = await problemFilter(vault, options, circumstances);
  if ('refused' in asked) return fail(host, asked.refused + pathHint(host, options));
  // What a change broke elsewhere is counted over the whole vault.
  const judge = (paths?: ReadonlySet<string>): Problem[] =>
    asked.of([...problemsOf(vault, circumstances, options.changed === undefined ? paths : undefined)]);
  const fixed = texts && (await import('../fix.ts')).fixVault(host, vault, texts, options, judge);
  if (fixed && 'refused' in fixed) return fail(host, fixed.refused);
  const found = judge();
  const problems = options.quiet ? found.filter((problem) => counts(problem, options)) : found;
  await print(host, options, reportOf(host, options, vault, problems, host.clock() - started));
  if (options.rule?.includes('invalid-config') === false) sayConfigFaults(host, vault);
  sayIdlePaths(host, vault);
  if (sayUnread(host, vault) !== exitCode.clean) return exitCode.failure;
  const still = options.dryRun && fixed ? [...problems, ...fixed.fixed.map(({ problem }) => problem)] : problems;
  return still.some((problem) => counts(problem, options)) ? exitCode.problems : exitCode.clean;
}

/** Keeps the problems that the command line is about. */
async function problemFilter(
  vault: OpenVault,
  options: CheckOptions,
  circumstances: Circumstances,
): Promise<{ of: (problems: Problem[]) => Problem[] } | { refused: string }> {
  const changed =
    options.changed === undefined
      ? undefined
      : await (await import('../changed.ts')).changedOnly(vault, options.changed, circumstances);
  if (changed && 'refused' in changed) return changed;
  const rules = options.rule && new Set(options.rule);
  return {
    of: (problems) =>
      (changed ? changed.of(problems) : problems).filter(
        (problem) =>
          (problem.rule === 'invalid-config' || vault.covers(problem.path)) && (!rules || rules.has(problem.rule)),
      ),
  };
}

/** `--changed docs` takes the path for a commit. */
function pathHint(host: Host, { changed }: CheckOptions): string {
  const isPath = typeof changed === 'string' && existing(host, [changed]).length > 0;
  return isPath ? ` '${changed}' is a path: write it in front of --changed.` : '';
}

function counts({ severity }: Problem, { failOn }: CheckOptions): boolean {
  return failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);
}

function reportOf(
  host: Host,
  options: CheckOptions,
  vault: OpenVault,
  problems: readonly Problem[],
  elapsed: number,
): Report {
  return {
    vault,
    problems,
    limit: options.maxProblems ?? Number.POSITIVE_INFINITY,
    quiet: options.quiet === true,
    cwd: host.cwd,
    elapsed,
    palette: paletteFor(host.stdout, host.env),
    columns: host.stdout.columns,
  };
}

async function print(host: Host, options: CheckOptions, report: Report): Promise<void> {
  const reporter = await reporterFor(options.format ?? (host.stdout.isTTY ? 'pretty' : 'plain'));
  let pending = '';
  for (const piece of reporter(report)) {
    pending += piece;
    // Many small writes are slow, and a big one keeps everything in memory.
    if (pending.length < 32768) continue;
    host.stdout.write(pending);
    pending = '';
  }
  host.stdout.write(pending);
}
