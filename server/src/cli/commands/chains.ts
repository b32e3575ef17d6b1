import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Chains, requirementChains, requirementFields } from '../../features/chains.ts';
import { harmless, harmlessJson } from '../../text/unsafe.ts';
import { titleOf } from '../../vault/fields.ts';
import { stemOf } from '../../vault/path.ts';
import { fail } from '../fail.ts';
import { existing, noteNamed } from '../find-note.ts';
import type { Host } from '../host.ts';
import { endOf } from '../remarks.ts';
import { counted } from '../report/report.ts';
import { exitCode } from '../run.ts';
import { pathFrom } from '../select.ts';
import { type Palette, paletteFor } from '../terminal.ts';
import { type OpenVault, openVault, type VaultOptions } from '../vault.ts';

export interface ChainsOptions extends VaultOptions {
  readonly json?: boolean;
  readonly ready?: boolean;
}

/** Prints the chains of requirements as trees, from the goals down, or from the notes that are named. */
export function chains(args: readonly string[], options: ChainsOptions, host: Host): number {
  const vault = openVault(host, existing(host, args), options);
  if ('refused' in vault) return fail(host, vault.refused);
  const fields = requirementFields(vault.vault);
  if (fields.length === 0)
    return fail(
      host,
      'No field holds requirements: give one the type "links" in docs-vault.json, under frontMatter.fields.',
    );
  const found = requirementChains(vault.vault, fields);
  const from: string[] = [];
  for (const name of args) {
    if (statSync(resolve(host.cwd, name), { throwIfNoEntry: false })?.isDirectory()) continue;
    const path = noteNamed(host, vault, name);
    if (typeof path !== 'string') return fail(host, path.refused);
    from.push(path);
  }
  if (options.json) host.stdout.write(`${harmlessJson(asJson(found), 2)}\n`);
  else if (options.ready) host.stdout.write(readyNotes(found, vault, host));
  else host.stdout.write(asText(found, from.length > 0 ? from : found.goals, vault, host));
  const end = endOf(host, vault);
  return end === exitCode.clean && found.cycles.length > 0 ? exitCode.problems : end;
}

function asJson({ notes, goals, cycles }: Chains): object {
  return { notes: [...notes.values()], goals, cycles };
}

function readyNotes({ notes }: Chains, { root }: OpenVault, { cwd }: Host): string {
  const ready = [...notes.values()].filter(({ state }) => state === 'ready');
  return ready.map(({ path }) => `${harmless(pathFrom(cwd, root, path))}\n`).join('');
}

function asText(chains: Chains, from: readonly string[], vault: OpenVault, host: Host): string {
  const tree = new Tree(chains, vault, host);
  const ready = [...chains.notes.values()].filter(({ state }) => state === 'ready').length;
  const rings = chains.cycles.map(
    (ring) =>
      `Cycle: ${[...ring, ring[0] ?? ''].map((path) => harmless(pathFrom(host.cwd, vault.root, path))).join(' requires ')}\n`,
  );
  const count = counted(chains.notes.size, 'note');
  return `${from.map((path) => `${tree.draw(path)}\n`).join('')}${rings.join('')}${count} in chains, ${ready} ready\n`;
}

/** Draws requirements below each other; a note that was drawn before is only named. */
class Tree {
  readonly #chains: Chains;
  readonly #vault: OpenVault;
  readonly #cwd: string;
  readonly #palette: Palette;
  readonly #drawn = new Set<string>();

  constructor(chains: Chains, vault: OpenVault, host: Host) {
    this.#chains = chains;
    this.#vault = vault;
    this.#cwd = host.cwd;
    this.#palette = paletteFor(host.stdout, host.env);
  }

  draw(path: string): string {
    return this.#branch(path, '', '', []);
  }

  #branch(path: string, before: string, below: string, way: readonly string[]): string {
    const requires = this.#chains.notes.get(path)?.requires ?? [];
    const line = `${before}${this.#label(path)}`;
    if (way.includes(path)) return `${line}  ${this.#palette.red('(cycle)')}\n`;
    if (this.#drawn.has(path) && requires.length > 0) return `${line}  ${this.#palette.dim('(see above)')}\n`;
    this.#drawn.add(path);
    const branches = requires.map((target, index) => {
      const last = index === requires.length - 1;
      return this.#branch(target, `${below}${last ? '└── ' : '├── '}`, `${below}${last ? '    ' : '│   '}`, [
        ...way,
        path,
      ]);
    });
    return `${line}\n${branches.join('')}`;
  }

  #label(path: string): string {
    const note = this.#vault.vault.notes.get(path);
    const title = note && titleOf(note) !== stemOf(path) ? this.#palette.dim(harmless(titleOf(note))) : '';
    const state = this.#chains.notes.get(path)?.state ?? 'open';
    const paint = {
      done: this.#palette.dim,
      ready: this.#palette.green,
      blocked: this.#palette.yellow,
      open: undefined,
    }[state];
    const shown = harmless(pathFrom(this.#cwd, this.#vault.root, path));
    return [shown, title, paint?.(state) ?? ''].filter((part) => part !== '').join('  ');
  }
}
