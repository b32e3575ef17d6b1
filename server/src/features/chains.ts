import { fieldOf } from '../vault/fields.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * How far the work of a note is. `open` is for vaults that do not say; else a note without a `status`, or with one that
 * means done, is done, and another is ready when all that it requires is done, and blocked when not.
 */
export type ChainState = 'done' | 'ready' | 'blocked' | 'open';

export interface Requirement {
  readonly path: string;
  /** The paths of the notes that it requires, in the order of its front matter. */
  readonly requires: readonly string[];
  readonly state: ChainState;
}

export interface Chains {
  /** Every note that requires another, or that another requires, by path. */
  readonly notes: ReadonlyMap<string, Requirement>;
  /** The notes that nothing requires: the goals. Of a ring that nothing else requires, its first note. */
  readonly goals: readonly string[];
  /** The rings of notes that require each other, each from its first note by path. */
  readonly cycles: readonly (readonly string[])[];
}

/** The fields that the config declares as `links`. */
export function requirementFields(vault: Vault): string[] {
  const { fields } = vault.config.frontMatter;
  return Object.keys(fields).filter((name) => fields[name]?.type === 'links');
}

/** What requires what, by the links in the fields. Requirements that name no note are left out: a rule reports them. */
export function requirementChains(vault: Vault, fields: readonly string[]): Chains {
  const requires = new Map<string, string[]>();
  if (fields.length === 0) return { notes: new Map(), goals: [], cycles: [] };
  for (const path of [...vault.notes.keys()].sort()) {
    const targets = targetsOf(vault, path, fields);
    if (targets.length > 0) requires.set(path, targets);
  }
  const required = new Set([...requires.values()].flat());
  const members = [...new Set([...requires.keys(), ...required])].sort();
  const done = doneIn(vault, members);
  const stateOf = (path: string): ChainState => {
    if (!done) return 'open';
    if (done.has(path)) return 'done';
    return (requires.get(path) ?? []).every((target) => done.has(target)) ? 'ready' : 'blocked';
  };
  const notes = new Map(
    members.map((path) => [path, { path, requires: requires.get(path) ?? [], state: stateOf(path) }] as const),
  );
  return { notes, goals: goalsOf(notes, required), cycles: cyclesOf(notes) };
}

function targetsOf(vault: Vault, path: string, fields: readonly string[]): string[] {
  const targets = new Set<string>();
  for (const link of vault.links(path)) {
    if (link.kind !== 'field' || !fields.includes(link.field)) continue;
    const destination = resolveLink(vault, path, link);
    if (destination.kind === 'note') targets.add(destination.path);
  }
  return [...targets];
}

/** The notes whose work is done; undefined when no note of the chains has a status. */
function doneIn(vault: Vault, members: readonly string[]): ReadonlySet<string> | undefined {
  const statuses = members.map((path) => {
    const note = vault.notes.get(path);
    return note && fieldOf(note, 'status')?.items[0]?.text.trim().toLowerCase();
  });
  if (statuses.every((status) => status === undefined)) return undefined;
  return new Set(members.filter((_, index) => !statuses[index] || doneWords.has(statuses[index] ?? '')));
}

const doneWords: ReadonlySet<string> = new Set(['done', 'complete', 'completed', 'closed', 'finished', 'resolved']);

/** The notes that nothing requires, and for each ring that none of them leads to, its first note. */
function goalsOf(notes: ReadonlyMap<string, Requirement>, required: ReadonlySet<string>): string[] {
  const reached = new Set<string>();
  const goals: string[] = [];
  const start = (path: string): void => {
    goals.push(path);
    reach(notes, path, reached);
  };
  for (const path of notes.keys()) if (!required.has(path)) start(path);
  for (const path of notes.keys()) if (!reached.has(path)) start(path);
  return goals;
}

function reach(notes: ReadonlyMap<string, Requirement>, from: string, reached: Set<string>): void {
  const waiting = [from];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(...(notes.get(path)?.requires ?? []));
  }
}

/** One ring for each note that a walk along the requirements meets again on its own way. */
function cyclesOf(notes: ReadonlyMap<string, Requirement>): string[][] {
  const cycles: string[][] = [];
  const left = new Set<string>();
  for (const start of notes.keys()) {
    // Iterative: a chain may be longer than the stack is deep.
    const way: { path: string; next: number }[] = left.has(start) ? [] : [{ path: start, next: 0 }];
    const onWay = new Set([start]);
    while (way.length > 0) {
      const step = way[way.length - 1];
      if (!step) break;
      const target = notes.get(step.path)?.requires[step.next++];
      if (target === undefined) {
        left.add(step.path);
        onWay.delete(step.path);
        way.pop();
      } else if (onWay.has(target)) cycles.push(fromFirst(way.slice(way.findIndex(({ path }) => path === target))));
      else if (!left.has(target)) {
        onWay.add(target);
        way.push({ path: target, next: 0 });
      }
    }
  }
  return cycles;
}

function fromFirst(way: readonly { path: string }[]): string[] {
  const ring = way.map(({ path }) => path);
  const first = ring.indexOf([...ring].sort()[0] ?? '');
  return [...ring.slice(first), ...ring.slice(0, first)];
}
