import { judgeNotes } from '../rules/judge.ts';
import type { Problem } from '../rules/rule.ts';
import type { VaultEdit } from '../text/edit.ts';
import { newNoteAt, newNoteText } from '../vault/new-note.ts';
import { joinPath } from '../vault/path.ts';
import { convertAll } from './actions/convert-link.ts';
import { reviewedToday } from './actions/mark-reviewed.ts';
import { editNote, type Site } from './actions/offer.ts';
import { updateTableOfContents } from './actions/table-of-contents.ts';
import type { Refusal } from './feature.ts';
import { fixAll } from './fix-all.ts';
import { faultOfMove, moveFile, renameFile } from './rename-file.ts';

/** What a command is told beside the note, by name. */
export type Arguments = Readonly<Record<string, string | undefined>>;

/** Something that an editor can do with a note, or with the vault of a note, at the push of a button. */
export interface NoteCommand {
  /** One line for the documentation. */
  readonly summary: string;
  /** The arguments beside `uri`, each with what it says. */
  readonly arguments: Readonly<Record<string, string>>;
  /** The site is the whole note; a file that is no note has an empty one. */
  run(site: Site, given: Arguments): VaultEdit | Refusal;
}

/** The commands by name. */
export const noteCommands: ReadonlyMap<string, NoteCommand> = new Map<string, NoteCommand>([
  [
    'docs-vault.rename',
    {
      summary: 'renames the note or attachment, with every link to it',
      arguments: { newName: 'the new file name; its extension may be left out' },
      run: ({ vault, note, read }, { newName }) =>
        newName === undefined ? missing('newName') : renameFile(vault, note.path, newName.trim(), read),
    },
  ],
  [
    'docs-vault.move',
    {
      summary: 'moves the note or attachment to another path, with every link to it and its own',
      arguments: { to: "the new path, from the vault's root; with `/` at its end a folder" },
      run: ({ vault, note, read }, { to }) => (to === undefined ? missing('to') : move(vault, note.path, to, read)),
    },
  ],
  [
    'docs-vault.createNote',
    {
      summary: 'creates a note beside this one, or in `newNoteFolder`, with the front matter that the config requires',
      arguments: { name: 'its name, as a wiki-link says it' },
      run: ({ vault, note, today }, { name }) => {
        if (name === undefined) return missing('name');
        const path = newNoteAt(vault, note.path, name.trim());
        if (path === undefined)
          return { refused: `There can be no new note '${name}': it is there, or no file can be called so.` };
        return { edits: new Map(), creates: [{ path, text: newNoteText(vault.config, path, today) }] };
      },
    },
  ],
  [
    'docs-vault.markReviewed',
    { summary: "sets the note's date of review to today", arguments: {}, run: (site) => reviewedToday(site) },
  ],
  [
    'docs-vault.convertLinks',
    {
      summary: 'converts all links of the note that can be without loss',
      arguments: { to: '`wiki` or `markdown`' },
      run: (site, { to }) => {
        if (to !== 'wiki' && to !== 'markdown') return missing('to');
        return editNote(site, ...convertAll(site, to === 'wiki' ? 'other' : 'wiki'));
      },
    },
  ],
  [
    'docs-vault.updateTableOfContents',
    { summary: "brings the note's table of contents up to date", arguments: {}, run: updateTableOfContents },
  ],
  [
    'docs-vault.fixAll',
    {
      summary: "applies every safe fix in the note's vault",
      arguments: {
        rule: 'the only rule whose fixes are applied; optional',
        confirm: '`true` shows the changes before they are made, in editors that can; optional',
      },
      run: ({ vault, read, today }, { rule }) => fixVault(vault, read, today, rule),
    },
  ],
]);

function move(vault: Site['vault'], from: string, wanted: string, read: Site['read']): VaultEdit | Refusal {
  const name = from.slice(from.lastIndexOf('/') + 1);
  const to = joinPath('', wanted.endsWith('/') ? wanted + name : wanted);
  if (to === undefined || to === '') return { refused: `'${wanted}' is no path in this vault.` };
  const extension = /\.[^./]*$/.exec(name)?.[0] ?? '';
  const target = to.endsWith(extension) ? to : to + extension;
  const fault = faultOfMove(vault, from, target);
  return fault === undefined ? moveFile(vault, from, target, read) : { refused: fault };
}

function fixVault(vault: Site['vault'], read: Site['read'], today: string, rule: string | undefined): VaultEdit {
  const judge = (paths: ReadonlySet<string> | undefined): Problem[] =>
    [...judgeNotes(vault, { today }, paths)].filter((problem) => rule === undefined || problem.rule === rule);
  return fixAll(vault, read, judge).edit;
}

function missing(argument: string): Refusal {
  return { refused: `The argument '${argument}' is missing, or is not what it should be.` };
}
