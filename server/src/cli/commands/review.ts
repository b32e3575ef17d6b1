import { isRefusal, type Refusal } from '../../features/feature.ts';
import { dateInField, type ReviewEntry, reviewQueue } from '../../features/review.ts';
import { datesOfChange } from '../../files/git.ts';
import { setField } from '../../parse/front-matter-edit.ts';
import { judgeNote } from '../../rules/judge.ts';
import type { TextEdit } from '../../text/edit.ts';
import { harmless, harmlessJson } from '../../text/unsafe.ts';
import { titleOf, usualReviewField } from '../../vault/fields.ts';
import { applyEdit } from '../apply.ts';
import { fail } from '../fail.ts';
import { noteNamed, openVaultOf } from '../find-note.ts';
import type { Host } from '../host.ts';
import { circumstancesFor } from '../judgement.ts';
import { columnsOf } from '../listing.ts';
import { endOf } from '../remarks.ts';
import { counted } from '../report/report.ts';
import { exitCode } from '../run.ts';
import { pathFrom } from '../select.ts';
import { paletteFor } from '../terminal.ts';
import { type OpenVault, openVault, type VaultOptions } from '../vault.ts';

export interface ReviewOptions extends VaultOptions {
  readonly limit: number;
  readonly olderThan?: number;
  readonly by: 'review' | 'git';
  readonly next?: boolean;
  readonly done?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Prints the notes by when they were reviewed last, tells what to look at in the next one, or marks notes reviewed. */
export function review(paths: readonly string[], options: ReviewOptions, host: Host): number {
  const { done } = options;
  const vault = done ? openVaultOf(host, [...paths, ...done], options, new Map()) : openVault(host, paths, options);
  if (isRefusal(vault)) return fail(host, vault.refused);
  if (done) return markDone(host, vault, done, options);
  const queue = queueOf(vault, options, host.today());
  if (isRefusal(queue)) return fail(host, queue.refused);
  const asked = queue.filter(
    ({ path, age }) => vault.covers(path) && (age ?? Number.POSITIVE_INFINITY) > (options.olderThan ?? -1),
  );
  if (options.next) host.stdout.write(asked[0] ? checklist(host, vault, asked[0]) : 'Nothing to review\n');
  else if (options.json) host.stdout.write(`${harmlessJson({ queue: asked.slice(0, options.limit) }, 2)}\n`);
  else host.stdout.write(list(host, vault, asked, options.limit));
  return endOf(host, vault);
}

function queueOf(vault: OpenVault, { by }: ReviewOptions, today: string): ReviewEntry[] | Refusal {
  if (by === 'review') {
    const field = fieldFor(vault);
    return reviewQueue(vault.vault, (path) => dateInField(vault.vault, path, field), today);
  }
  const dates = datesOfChange(vault.root, today);
  return isRefusal(dates) ? dates : reviewQueue(vault.vault, (path) => dates.get(path), today);
}

function fieldFor({ vault }: OpenVault): string {
  return vault.config.review?.field ?? usualReviewField;
}

function list(host: Host, vault: OpenVault, queue: readonly ReviewEntry[], limit: number): string {
  const rows = queue.slice(0, limit).map(({ path, age }) => {
    const note = vault.vault.notes.get(path);
    return [ageOf(age), harmless(pathFrom(host.cwd, vault.root, path)), note ? harmless(titleOf(note)) : ''];
  });
  const shown = queue.length > limit ? `, the first ${limit} shown` : '';
  return `${columnsOf(rows)}${counted(queue.length, 'note')}${shown}\n`;
}

function ageOf(age: number | undefined): string {
  if (age === undefined) return 'never';
  return age === 0 ? 'today' : counted(age, 'day');
}

/** What to do in a note before it counts as reviewed. */
function checklist(host: Host, vault: OpenVault, { path, age }: ReviewEntry): string {
  const note = vault.vault.notes.get(path);
  if (!note) return '';
  const palette = paletteFor(host.stdout, host.env);
  const shown = harmless(pathFrom(host.cwd, vault.root, path));
  const problems = judgeNote(vault.vault, note, circumstancesFor(vault, host)).map(({ range, rule, message }) => {
    const { line, character } = vault.positionOf(path, range.start);
    return `- [ ] ${line + 1}:${character + 1} ${harmless(message)} ${palette.dim(`(${rule})`)}\n`;
  });
  const last = age === undefined ? 'never reviewed' : `reviewed ${counted(age, 'day')} ago`;
  return (
    `${shown}\n${palette.dim(`${harmless(titleOf(note))}, ${last}`)}\n\n${problems.join('')}` +
    `- [ ] Read it: is it still true?\n- [ ] docs-vault review --done ${shown}\n`
  );
}

function markDone(host: Host, vault: OpenVault, named: readonly string[], options: ReviewOptions): number {
  const edits = new Map<string, readonly TextEdit[]>();
  const field = fieldFor(vault);
  for (const name of named) {
    const path = noteNamed(host, vault, name);
    if (typeof path !== 'string') return fail(host, path.refused);
    const note = vault.vault.notes.get(path);
    if (!note) return fail(host, `${path} is no note.`);
    if (dateInField(vault.vault, path, field) === host.today()) continue;
    const edit = setField(note, field, host.today());
    if (!edit) return fail(host, `${path}: its front matter cannot be read, so nothing can be set in it.`);
    edits.set(path, [edit]);
  }
  if (edits.size > 0) return applyEdit(host, vault, { edits }, options);
  host.stdout.write('Reviewed today already\n');
  return exitCode.clean;
}
