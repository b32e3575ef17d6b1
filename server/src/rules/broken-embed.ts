import { nearestAttachments, nearestNotes } from '../vault/nearest.ts';
import { isAttachmentName } from '../vault/path.ts';
import { outside } from './broken-link.ts';
import { notesByOtherName, retarget } from './links.ts';
import type { Rule } from './rule.ts';

export const brokenEmbed: Rule = {
  id: 'broken-embed',
  severity: 'error',
  summary: 'The note, image or file that is embedded with `![[…]]` does not exist.',
  remedy: 'offer',
  checkNamedLink({ link, destination }, { note, vault }) {
    if (!link.embed) return undefined;
    const { text } = link.target;
    if (destination.kind === 'outside') return { range: link, message: outside(text) };
    if (destination.kind !== 'missing' || notesByOtherName(vault, text).length > 0) return undefined;
    const isFile = isAttachmentName(text);
    return {
      range: link,
      message: `There is no ${isFile ? 'file' : 'note'} '${text}' in this vault to be embedded.`,
      fixes: () =>
        (isFile ? nearestAttachments(vault, text) : nearestNotes(vault, text)).flatMap((path) => [
          ...retarget(vault, note.path, link, path),
        ]),
    };
  },
};
