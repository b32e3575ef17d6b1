import { withoutMarkdownExtension } from '../vault/path.ts';
import { retarget } from './links.ts';
import { noteStart } from './place.ts';
import type { Rule } from './rule.ts';

export const ambiguousLink: Rule = {
  id: 'ambiguous-link',
  severity: 'warning',
  summary: 'Several notes match a wiki-link equally well.',
  remedy: 'offer',
  checkNamedLink({ link, destination }, { note, vault }) {
    if (!('others' in destination) || destination.others.length === 0) return undefined;
    const candidates = [destination.path, ...destination.others];
    const kind = destination.kind === 'note' ? 'notes' : 'files';
    return {
      range: link,
      message:
        `'${link.target.text}' names ${candidates.length} ${kind}: ${listed(candidates)}. ` +
        `The first one is opened; write more of the path.`,
      related: destination.others.map((path) => ({
        path,
        range: noteStart,
        message: `This is '${link.target.text}', too.`,
      })),
      fixes: () => candidates.flatMap((path) => [...retarget(vault, note.path, link, path)]),
    };
  },
};

function listed(paths: readonly string[]): string {
  const named = paths.slice(0, namedAtMost).map(withoutMarkdownExtension).join(', ');
  return paths.length > namedAtMost ? `${named} and ${paths.length - namedAtMost} more` : named;
}

const namedAtMost = 4;
