import type { Link } from '../parse/note.ts';
import { editOf } from '../text/edit.ts';
import { escapeDestination } from '../vault/escape.ts';
import { fold, isMarkdown, withoutMarkdownExtension } from '../vault/path.ts';
import type { Destination } from '../vault/resolve.ts';
import { canHold } from './links.ts';
import type { Fix, Rule } from './rule.ts';
import { caseCounts } from './site/profile.ts';

export const caseMismatch: Rule = {
  id: 'case-mismatch',
  severity: (config) => (caseCounts(config) ? 'error' : 'hint'),
  severityNote: '`error` with a `site` where case counts',
  summary: 'A link writes the name of a file with other capitals than the file has.',
  remedy: 'fix',
  checkLink({ link, destination }, { note, vault }) {
    if (link.kind === 'reference') return undefined;
    const right = asTheFileIsWritten(link.target.text, destination);
    if (right === undefined) return undefined;
    const site = caseCounts(vault.config) ? ' On the site, where case counts, readers do not find it.' : '';
    return {
      range: link,
      message: `The file is written '${right}', not '${link.target.text}'.${site}`,
      fixes: () => corrections(note.path, link, right),
    };
  },
};

/**
 * The target in the letters of the path that it names by its whole path or by an ending of it; undefined where those are
 * the target's own, and for other names.
 */
function asTheFileIsWritten(target: string, destination: Destination): string | undefined {
  if (destination.kind !== 'note' && destination.kind !== 'attachment') return undefined;
  if (destination.kind === 'note' && destination.by !== 'name') return undefined;
  // Nearly all links are right to the letter.
  if (destination.path.endsWith(target, destination.path.length - 3) || destination.path.endsWith(target))
    return undefined;
  const prefix = /^(?:\.{0,2}\/)*/.exec(target)?.[0] ?? '';
  const name = target.slice(prefix.length);
  for (const path of [destination.path, withoutMarkdownExtension(destination.path)]) {
    const ending = path.split('/').slice(-name.split('/').length).join('/');
    // The letters of `.md` are the writer's.
    const right = isMarkdown(name) && isMarkdown(ending) ? ending.slice(0, -3) + name.slice(-3) : ending;
    if (fold(right) === fold(name)) return differing(prefix + right.normalize('NFC'), target);
  }
  return undefined;
}

function differing(right: string, target: string): string | undefined {
  return right === target.normalize('NFC') ? undefined : right;
}

function corrections(path: string, link: Exclude<Link, { kind: 'reference' }>, right: string): Fix[] {
  const { target } = link;
  const form = { angled: link.kind === 'markdown' && link.angled, spacesEncoded: true, unicodeEncoded: false };
  const newText = link.kind === 'markdown' ? escapeDestination(right, form) : right;
  if (link.kind !== 'markdown' && !canHold(link, right)) return [];
  return [{ title: `Write it as the file: ${right}`, safe: true, edit: editOf(path, { range: target, newText }) }];
}
