import type { Config } from '../config.ts';
import type { Note } from '../parse/note.ts';
import { noteAt } from '../parse/packed/open-note.ts';
import { parseNote } from '../parse/scan.ts';
import type { TextEdit } from '../text/edit.ts';
import type { FileNames, NameLookup } from './names.ts';
import { isMarkdown } from './path.ts';
import { Vault } from './vault.ts';

/** Files that come and go at once: moves of single files (from, to), new files, files that are deleted. */
export interface FileChanges {
  readonly moves?: ReadonlyMap<string, string>;
  readonly creates?: readonly string[];
  readonly deletes?: readonly string[];
  /** What notes say afterwards, by the path before any move. */
  readonly rewritten?: ReadonlyMap<string, RewrittenNote>;
  /** Moves of whole folders; `moves` lists the files in them. */
  readonly folders?: ReadonlyMap<string, string>;
}

export interface RewrittenNote {
  readonly note: Note;
  /** What makes the new text of the old one. */
  readonly edits: readonly TextEdit[];
}

/**
 * A vault as it will be after some changes, for resolving links in it before they are made. The vault itself is left
 * alone, and nothing but the changed files is indexed.
 */
export class VaultAfter implements FileNames {
  readonly config: Config;
  readonly notes: { get(path: string): Note | undefined };
  readonly attachments: { has(path: string): boolean };
  readonly notesByStem: NameLookup;
  readonly notesByAlias: NameLookup;
  readonly notesByTitle: NameLookup;
  readonly attachmentsByName: NameLookup;
  readonly changes: FileChanges;
  readonly #before: Vault;
  /** The changed files as they are, and as they will be. */
  readonly #removed: Vault;
  readonly #added: Vault;
  /** Paths that are deleted, or overwritten by a move. */
  readonly #gone: ReadonlySet<string>;

  constructor(before: Vault, changes: FileChanges) {
    const [removed, added] = [new Vault(before.config), new Vault(before.config)];
    this.config = before.config;
    this.changes = changes;
    this.#before = before;
    this.#removed = removed;
    this.#added = added;
    this.#gone = new Set([...(changes.deletes ?? []), ...(changes.moves?.values() ?? [])]);
    for (const path of changes.deletes ?? []) this.#remove(path);
    for (const [from, { note }] of changes.rewritten ?? [])
      if (!changes.moves?.has(from)) {
        this.#remove(from);
        added.set(noteAt(from, note));
      }
    for (const [from, to] of changes.moves ?? []) {
      this.#remove(from);
      this.#remove(to);
      this.#add(to, changes.rewritten?.get(from)?.note ?? before.notes.get(from));
    }
    for (const path of changes.creates ?? []) this.#add(path, undefined);
    this.notes = {
      get: (path) => added.notes.get(path) ?? (removed.notes.has(path) ? undefined : before.notes.get(path)),
    };
    this.attachments = {
      has: (path) => added.attachments.has(path) || (before.attachments.has(path) && !removed.attachments.has(path)),
    };
    this.notesByStem = changed(before.notesByStem, removed.notesByStem, added.notesByStem);
    this.notesByAlias = changed(before.notesByAlias, removed.notesByAlias, added.notesByAlias);
    this.notesByTitle = changed(before.notesByTitle, removed.notesByTitle, added.notesByTitle);
    this.attachmentsByName = changed(before.attachmentsByName, removed.attachmentsByName, added.attachmentsByName);
  }

  hasFolder(path: string): boolean {
    const left = this.#before.filesBelow(path) - this.#removed.filesBelow(path);
    return path === '' || left + this.#added.filesBelow(path) > 0;
  }

  /** Where the file of that path will be; undefined when it will be gone. */
  pathOf(before: string): string | undefined {
    return this.changes.moves?.get(before) ?? (this.#gone.has(before) ? undefined : before);
  }

  #remove(path: string): void {
    const note = this.#before.notes.get(path);
    if (note) this.#removed.set(note);
    else if (this.#before.attachments.has(path)) this.#removed.addAttachment(path);
  }

  /** A file is a note or an attachment by its new name; of a note that was none until now nothing is known. */
  #add(path: string, note: Note | undefined): void {
    if (isMarkdown(path)) this.#added.set(note ? noteAt(path, note) : parseNote(path, ''));
    else this.#added.addAttachment(path);
  }
}

function changed(before: NameLookup, removed: NameLookup, added: NameLookup): NameLookup {
  const get = (name: string): ReadonlySet<string> => {
    const [gone, come] = [removed.get(name), added.get(name)];
    if (gone.size === 0 && come.size === 0) return before.get(name);
    return new Set([...[...before.get(name)].filter((path) => !gone.has(path)), ...come]);
  };
  return {
    get,
    only(name) {
      const [path, ...others] = get(name);
      return others.length > 0 ? undefined : path;
    },
    has: (name) => get(name).size > 0,
  };
}
