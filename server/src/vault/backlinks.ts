import type { Link } from '../parse/note.ts';
import { aliasesOf, titleOf } from './fields.ts';
import { nameKey } from './filed-names.ts';
import type { FileNames } from './names.ts';
import { fileNameOf, fold, folderOf, isMarkdown, stemOf, withoutMarkdownExtension } from './path.ts';
import { type Destination, resolveLink, resolveName } from './resolve.ts';
import type { LinkSite, Vault, VisitSite } from './vault.ts';

/** Every link that leads to the note or attachment, its own links too, by the notes' paths and in text order. */
export function backlinks(vault: Vault, path: string): LinkSite[] {
  const found: LinkSite[] = [];
  forEachBacklink(vault, path, (from, link) => found.push({ path: from, link }));
  return found;
}

/** Visits every link that leads to the note or attachment, its own links too, by the notes' paths and in text order. */
export function forEachBacklink(vault: Vault, path: string, visit: VisitSite): void {
  const resolve = resolverOf(vault);
  vault.forEachLinkNaming(namesOf(vault, path), (from, link) => {
    if (isAt(path, resolve(from, link))) visit(from, link);
  });
  for (const link of vault.links(path)) if (link.target.text === '') visit(path, link);
}

/** How many other notes have a link that leads to the note. */
export function countLinkSources(vault: Vault, path: string): number {
  const [name, ...others] = [...namesOf(vault, path)].filter((each) => vault.countSources(each) > 0);
  if (name === undefined) return 0;
  // Thousands, perhaps, that need not be listed.
  if (others.length === 0 && namesOnly(vault, name, path))
    return vault.countSources(name) - (vault.isSource(name, path) ? 1 : 0);
  return linkSources(vault, path).size;
}

/** The other notes with a link that leads to the note, in no order: cheaper than `backlinks`. */
export function linkSources(vault: Vault, path: string): Set<string> {
  const sources = new Set(isAloneAt(vault, path) ? sourcesByPath(vault, path) : []);
  const resolve = resolverOf(vault);
  for (const name of namesOf(vault, path))
    if (namesOnly(vault, name, path)) for (const source of vault.sourcesNaming(name)) sources.add(source);
    else
      vault.forEachLinkNaming(
        new Set([name]),
        (from, link) => {
          if (isAt(path, resolve(from, link))) sources.add(from);
        },
        sources,
      );
  sources.delete(path);
  return sources;
}

/** The notes with a Markdown link to the path, with or without `.md`. */
function* sourcesByPath(vault: Vault, path: string): Generator<string> {
  const folded = fold(path);
  yield* vault.sourcesOfPath(folded);
  yield* vault.sourcesOfPath(withoutMarkdownExtension(folded));
}

/** Whether a Markdown link to the path, whatever the case of its letters, can lead to no other file. */
function isAloneAt(vault: Vault, path: string): boolean {
  const [stem, fileName] = [fold(stemOf(path)), fold(fileNameOf(path))];
  if (isMarkdown(stem) || vault.notesByStem.has(fileName)) return false;
  if (vault.attachmentsByName.has(stem) || vault.attachmentsByName.has(fileName)) return false;
  return [...vault.notesByStem.get(stem)].every((other) => other === path || fold(other) !== fold(path));
}

function isAt(path: string, destination: Destination): boolean {
  return (destination.kind === 'note' || destination.kind === 'attachment') && destination.path === path;
}

/**
 * `resolveLink` for many links of the vault as it is now: where a name leads from everywhere is found out once, and where
 * anything else leads once for each folder, since nothing but the folder of its note makes a difference.
 */
function resolverOf(vault: Vault): (from: string, link: Link) => Destination {
  const everywhere = new Map<string, Destination>();
  const fromFolders = new Map<string, Destination>();
  return (from, link) => {
    const { text } = link.target;
    if (text === '') return resolveLink(vault, from, link);
    const byName = isByName(link);
    const knownByName = byName ? everywhere.get(text) : undefined;
    if (knownByName) return knownByName;
    const key = `${folderOf(from)}\n${link.kind}\n${text}`;
    const known = fromFolders.get(key);
    if (known) return known;
    const destination = resolveLink(vault, from, link);
    if (byName && destination.kind === 'note' && destination.others.length === 0) everywhere.set(text, destination);
    else fromFolders.set(key, destination);
    return destination;
  };
}

/** Whether another note of those that count has a link that leads to the note. */
export function isLinked(vault: Vault, path: string, counts: (source: string) => boolean): boolean {
  // By its stem nearly every note is linked, and what else it goes by need not be looked for.
  const stem = nameKey(path);
  if (isLinkedAs(vault, stem, path, counts)) return true;
  for (const name of namesOf(vault, path)) if (name !== stem && isLinkedAs(vault, name, path, counts)) return true;
  return false;
}

/** Whether one of those links is filed under the name. */
function isLinkedAs(vault: Vault, name: string, path: string, counts: (source: string) => boolean): boolean {
  const isOnlyHere = namesOnly(vault, name, path);
  for (const source of vault.sourcesNaming(name))
    if (
      source !== path &&
      counts(source) &&
      (isOnlyHere || vault.links(source).some((link) => leadsTo(vault, source, link, name, path)))
    )
      return true;
  return false;
}

/**
 * Whether all links filed under the name lead to the note, which the name itself tells: no note has to be opened. It does
 * not where two go by it that differ in case alone, as each has the links that write its letters.
 */
function namesOnly(vault: Vault, name: string, path: string): boolean {
  if (!vault.isPlainName(name)) return false;
  const everywhere = resolveName(vault, '', name);
  if (everywhere.kind !== 'note' || everywhere.path !== path) return false;
  if (everywhere.by === 'name') return vault.notesByStem.only(name) !== undefined;
  if (everywhere.by === 'alias') return vault.notesByAlias.only(name) !== undefined;
  return everywhere.by === 'title' && vault.notesByTitle.only(name) !== undefined;
}

/** Whether a link leads to the note that goes by the name. Those that are filed under others need not be resolved. */
function leadsTo(vault: Vault, source: string, link: Link, name: string, path: string): boolean {
  if (nameKey(link.target.text) !== name) return false;
  const destination = resolveLink(vault, source, link);
  return destination.kind === 'note' && destination.path === path;
}

/** Whether a link that names one note alone names it from everywhere: it is no path from its own folder. */
function isByName({ kind, target }: Link): boolean {
  return kind !== 'markdown' && kind !== 'reference' && !target.text.startsWith('.');
}

/** Every name under which a link to the note or attachment can be filed. */
export function namesOf(vault: FileNames, path: string): Set<string> {
  const names = new Set([nameKey(path), nameKey(withoutMarkdownExtension(path))]);
  const note = vault.notes.get(path);
  if (note) {
    if (vault.config.folderNotes) names.add(nameKey(folderOf(path)));
    if (vault.config.resolve.aliases) for (const alias of aliasesOf(note)) names.add(nameKey(alias));
    if (vault.config.resolve.titles) names.add(nameKey(titleOf(note)));
  }
  names.delete('');
  return names;
}
