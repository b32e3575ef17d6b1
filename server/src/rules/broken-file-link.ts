import type { Definition, MarkdownLink, Note } from '../parse/note.ts';
import { editOf } from '../text/edit.ts';
import type { Part, Range } from '../text/range.ts';
import { resolveAnchor } from '../vault/anchor.ts';
import { type DestinationForm, escapeDestination } from '../vault/escape.ts';
import { nearestAttachments, nearestNotes } from '../vault/nearest.ts';
import { folderOf, isMarkdown, joinPath } from '../vault/path.ts';
import { type Destination, resolvePath } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { pathFormOf, writePath } from '../vault/write-link.ts';
import { missingAnchor, nearestFragments } from './broken-anchor.ts';
import { outside } from './broken-link.ts';
import type { Finding, Fix, Rule, RuleContext } from './rule.ts';

export const brokenFileLink: Rule = {
  id: 'broken-file-link',
  severity: 'error',
  summary: 'A Markdown link or image leads to a missing file or heading, or out of the vault.',
  remedy: 'offer',
  *check(context) {
    for (const { link, destination } of context.links)
      if (link.kind === 'markdown') yield* judge(context, link, destination, link);
    // Once, where the path is written, however many links refer to it.
    for (const link of context.note.definitions)
      yield* judge(context, link, resolvePath(context.vault, context.note.path, link.target.text), link.destination);
  },
};

function* judge(
  { note, vault }: RuleContext,
  link: MarkdownLink | Definition,
  destination: Destination,
  range: Range,
): Generator<Finding> {
  if (link.external) return;
  const { target, fragment } = link;
  if (target.text !== '') {
    if (destination.kind === 'outside') yield { range, message: outside(target.text) };
    if (destination.kind === 'missing')
      yield { range, message: missing(note, target.text), fixes: () => nearestFiles(vault, note, link) };
    if (destination.kind === 'note') yield* judgeFragment(note, vault.notes.get(destination.path), link, range);
  } else if (fragment) yield* judgeFragment(note, note, link, range);
}

function* judgeFragment(
  note: Note,
  target: Note | undefined,
  { fragment, ...link }: MarkdownLink | Definition,
  range: Range,
): Generator<Finding> {
  // `#` and `#top` are the start of a page (HTML §7.4.6.4).
  if (!target || !fragment || /^(?:top)?$/i.test(fragment.text) || resolveAnchor(target, fragment.text, true)) return;
  yield {
    range,
    message: missingAnchor(note, target, fragment.text),
    fixes: () =>
      nearestFragments(target, fragment.text, 'markdown').map((text) =>
        change(note, fragment, escapeDestination(text, formOf(link)), `#${text}`),
      ),
  };
}

function missing(note: Note, target: string): string {
  const path = joinPath(target.startsWith('/') ? '' : folderOf(note.path), target);
  return `There is no file '${path ?? target}' in this vault.`;
}

function nearestFiles(vault: Vault, note: Note, link: MarkdownLink | Definition): Fix[] {
  const { text } = link.target;
  const near = isMarkdown(text) ? nearestNotes(vault, text) : nearestAttachments(vault, text);
  return near.flatMap((to) => {
    const path = writePath(vault, note.path, to, pathFormOf(text));
    return path === undefined ? [] : [change(note, link.target, escapeDestination(path, formOf(link)), path)];
  });
}

function formOf(link: object): DestinationForm {
  return { angled: 'angled' in link && link.angled === true, spacesEncoded: true, unicodeEncoded: false };
}

function change(note: Note, range: Part, newText: string, shown: string): Fix {
  return { title: `Change to ${shown}`, safe: false, edit: editOf(note.path, { range, newText }) };
}
