import { rules } from '../../rules/index.ts';
import { fail } from '../fail.ts';
import type { Host } from '../host.ts';
import { columnsOf } from '../listing.ts';
import { unknownRule } from '../rule-names.ts';
import { rulePage } from '../rule-pages.ts';
import { exitCode } from '../run.ts';

/** Prints the page of a rule: what it reports, why, and how to fix it. Without a rule, all of them in a line each. */
export function explain([id]: readonly string[], _options: object, host: Host): number {
  if (id === undefined) {
    host.stdout.write(columnsOf(rules.map((rule) => [rule.id, rule.summary])));
    return exitCode.clean;
  }
  const misnamed = unknownRule([id]);
  if (misnamed !== undefined) return fail(host, misnamed);
  const page = rulePage(id) ?? rules.find((rule) => rule.id === id)?.summary ?? ownPages[id] ?? '';
  host.stdout.write(`${page.trimEnd()}\n`);
  return exitCode.clean;
}

/** Of what is reported and is no rule: it cannot be turned off, and has no page in the guide. */
const ownPages: Readonly<Record<string, string>> = {
  'invalid-config':
    'The config of the vault, docs-vault.json, says something that is not understood. It is ignored, and no command changes the vault until it is mended.',
  'unreadable-note':
    'A file that goes by the name of a note cannot be read, is no text, or is too large. Nothing is known of its links.',
};
