import { bash } from '../completion/bash.ts';
import { fish } from '../completion/fish.ts';
import { shells, vocabularies } from '../completion/vocabulary.ts';
import { zsh } from '../completion/zsh.ts';
import { fail } from '../fail.ts';
import type { Host } from '../host.ts';
import { exitCode } from '../run.ts';

const writers: Readonly<Record<string, typeof bash>> = { bash, zsh, fish };

/** Prints the script that teaches a shell to complete the commands and their options. */
export function completion([shell = '']: readonly string[], _options: object, host: Host): number {
  const write = Object.hasOwn(writers, shell) ? writers[shell] : undefined;
  if (!write) return fail(host, `There is a completion for ${shells.join(', ')}, and none for '${shell}'.`);
  host.stdout.write(write(vocabularies()));
  return exitCode.clean;
}
