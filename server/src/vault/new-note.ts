import type { Config } from '../config.ts';
import { fieldsText } from '../parse/front-matter-edit.ts';
import { fieldConfig } from './fields.ts';
import { fold, folderOf, isAttachmentName, isDeviceName, isMarkdown, joinPath, stemOf } from './path.ts';
import type { Vault } from './vault.ts';

/**
 * The path at which a note is to be created so that the wiki-link target, written in the note at `from`, names it;
 * undefined when there can be none: the name is an attachment's, no file can have it, or one of that name is there.
 */
export function newNoteAt(vault: Vault, from: string, target: string): string | undefined {
  if (isAttachmentName(target) || !isFileName(target)) return undefined;
  const path = joinPath(folderFor(vault, from, target), isMarkdown(target) ? target : `${target}.md`);
  if (path === undefined || stemOf(path) === '' || !path.split('/').every(isOfVault)) return undefined;
  const taken = [...vault.notesByStem.get(fold(stemOf(path)))].some((other) => fold(other) === fold(path));
  return taken ? undefined : path;
}

/** The text of a new note: a title, and the front matter that the config requires, filled as far as it is known. */
export function newNoteText(config: Config, path: string, today: string): string {
  const title = titleFrom(stemOf(path));
  const fields = config.frontMatter.required.map((name): [string, string | readonly string[]] => [
    name,
    firstValue(config, name, title, today),
  ]);
  const heading = `# ${title}\n`;
  return fields.length === 0 ? heading : `---\n${fieldsText(fields)}---\n\n${heading}`;
}

/** A title made of a stem: `change-nozzle` gives `Change nozzle`; a stem with spaces or capitals is one already. */
export function titleFrom(stem: string): string {
  if (/[\s\p{Lu}]/u.test(stem)) return stem;
  const words = stem.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function folderFor(vault: Vault, from: string, target: string): string {
  if (/^\.\.?\//.test(target)) return folderOf(from);
  if (target.includes('/')) return '';
  return vault.config.newNoteFolder || folderOf(from);
}

/** Without the characters that Windows, or a link, cannot have in a file's name. */
function isFileName(target: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  return !/[\\:*?"<>|#^[\]\u0000-\u001f\u007f]/.test(target) && !/[. ]$|\/$/.test(target);
}

/** Whether files of that name, or in folders of that name, can be notes: hidden ones cannot, nor what is a device. */
function isOfVault(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules' && !isDeviceName(name);
}

function firstValue(config: Config, name: string, title: string, today: string): string | readonly string[] {
  const field = fieldConfig(config, name);
  if (name === 'title') return title;
  if (field?.enum?.[0] !== undefined) return field.enum[0];
  if (field?.type === 'date') return name === config.review?.field ? '' : today;
  return field?.type === 'list' || field?.type === 'links' || /^(?:tags|aliases)$/.test(name) ? [] : '';
}
