import type { Link } from '../parse/note.ts';
import { editOf, type TextEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { fieldConfig } from '../vault/fields.ts';
import { nameKey } from '../vault/filed-names.ts';
import { fold, isMarkdown } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { canBeTarget, writeTarget } from '../vault/write-link.ts';
import type { Fix, NamedLink } from './rule.ts';

/** Whether the link names a note by its name, in brackets or in a field. */
export function isNamed(link: Link): link is NamedLink {
  return link.kind === 'wiki' || link.kind === 'field';
}

/** Whether the link is an entry of a field that the config declares as `links`. */
export function isRequirement(link: NamedLink, vault: Vault): boolean {
  return link.kind === 'field' && fieldConfig(vault.config, link.field)?.type === 'links';
}

/** The notes of which the target is an alias or title, by path. The caller knows that it is no name of a file. */
export function notesByOtherName(vault: Vault, target: string): string[] {
  const name = fold(target);
  return [...new Set([...vault.notesByAlias.get(name), ...vault.notesByTitle.get(name)])].sort();
}

/** The text between the brackets that names the file at `to`, in the form of the link: with `.md` if it had one. */
export function targetFor(vault: Vault, from: string, link: Link, to: string): string {
  const target = writeTarget(vault, from, to);
  return isMarkdown(link.target.text) && isMarkdown(to) && !isMarkdown(target) ? `${target}.md` : target;
}

/** An offer to let the link name the file at `to`; fragment and display text stay. None where no such link can name it. */
export function* retarget(vault: Vault, from: string, link: NamedLink, to: string): Generator<Fix> {
  const newText = targetFor(vault, from, link, to);
  if (!canHold(link, newText)) return;
  yield {
    title: `Change to ${shown(link, newText)}`,
    safe: false,
    edit: editOf(from, { range: link.target, newText }),
  };
}

/** Whether the link can have the target. In YAML only what needs no escape: how the value is quoted is not known. */
export function canHold(link: NamedLink, target: string): boolean {
  return canBeTarget(target) && (link.kind !== 'field' || /^[\p{L}\p{N}_./][\p{L}\p{N}_./ -]*$/u.test(target));
}

/** An offer to let every link of the vault that has this target, and names nothing either, name the file at `to`. */
export function retargetAll(vault: Vault, link: NamedLink, to: string): Fix | undefined {
  const edits = new Map<string, TextEdit[]>();
  const missing = fold(link.target.text);
  let count = 0;
  vault.forEachLinkNaming(new Set([nameKey(link.target.text)]), (path, other) => {
    if (!isNamed(other) || fold(other.target.text) !== missing) return;
    if (resolveLink(vault, path, other).kind !== 'missing') return;
    const edit = { range: other.target, newText: targetFor(vault, path, other, to) };
    if (!canHold(other, edit.newText)) return;
    edits.set(path, [...(edits.get(path) ?? []), edit]);
    count++;
  });
  if (count < 2) return undefined;
  const title = `Change all ${count} links to '${link.target.text}' to [[${targetFor(vault, '', link, to)}]]`;
  return { title, safe: false, edit: { edits } };
}

/** An offer to drop the display text, white space at the target's sides included. */
export function withoutDisplay(from: string, link: NamedLink, title: string, safe: boolean): Fix {
  const named = link.fragment ?? link.target;
  const edits = [deletion(link.inner.start, link.target.start), deletion(named.end, link.inner.end)];
  return { title, safe, edit: editOf(from, ...edits.filter(({ range }) => range.start < range.end)) };
}

export function deletion(start: number, end: number): TextEdit {
  return { range: { start, end }, newText: '' };
}

/** The whole content between the brackets of a wiki-link: target, fragment and display text. */
export function contentOf(link: NamedLink): Range {
  return { start: link.target.start, end: link.inner.end };
}

/** The text as a link of that kind: an entry of a `links` field has no brackets. */
export function shown(link: NamedLink, content: string): string {
  if (link.kind === 'field' && link.inner.start === link.start) return content;
  return `${link.embed ? '!' : ''}[[${content}]]`;
}
