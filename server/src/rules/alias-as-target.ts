import type { Note } from '../parse/note.ts';
import { editOf, type TextEdit } from '../text/edit.ts';
import { aliasesOf } from '../vault/fields.ts';
import { fold, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { canHold, isRequirement, notesByOtherName, targetFor } from './links.ts';
import { noteStart } from './place.ts';
import type { Fix, NamedLink, Rule } from './rule.ts';

export const aliasAsTarget: Rule = {
  id: 'alias-as-target',
  severity: 'warning',
  summary: 'A wiki-link’s target is only an alias or the title of a note, which opens nothing.',
  remedy: 'fix or offer',
  checkNamedLink({ link, destination }, { note, vault }) {
    if (destination.kind !== 'missing' || isRequirement(link, vault)) return undefined;
    const named = notesByOtherName(vault, link.target.text);
    const first = vault.notes.get(named[0] ?? '');
    if (!first) return undefined;
    return {
      range: link,
      message: messageFor(link.target.text, first, named.length),
      related: named.map((path) => ({ path, range: noteStart, message: `The note '${stemOf(path)}'.` })),
      fixes: () => named.flatMap((path) => withDisplay(vault, note.path, link, path, named.length === 1)),
    };
  },
};

function messageFor(target: string, note: Note, count: number): string {
  const kind = aliasesOf(note).some((alias) => fold(alias) === fold(target)) ? 'an alias' : 'the title';
  const whose = count === 1 ? `the note '${stemOf(note.path)}'` : `${count} notes`;
  return `'${target}' is only ${kind} of ${whose}, and opens nothing. Link to the note, and show the name.`;
}

/** The link to the note itself, which shows what the link shows now. */
function withDisplay(vault: Vault, from: string, link: NamedLink, to: string, safe: boolean): Fix[] {
  const newText = targetFor(vault, from, link, to);
  if (!canHold(link, newText)) return [];
  const edits: TextEdit[] = [{ range: link.target, newText }];
  const end = (link.fragment ?? link.target).end;
  const showsName = link.pipe === undefined && !link.embed;
  if (showsName)
    edits.push({ range: { start: end, end }, newText: `${link.inTable ? '\\|' : '|'}${link.target.text}` });
  const title = `Change to [[${newText}${showsName ? `|${link.target.text}` : ''}]]`;
  return [{ title, safe, edit: editOf(from, ...edits) }];
}
