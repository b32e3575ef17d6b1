import { editOf } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { deletion } from './links.ts';
import type { NamedLink, Rule } from './rule.ts';

export const spacedLink: Rule = {
  id: 'spaced-link',
  severity: 'warning',
  summary: 'White space stands inside the brackets of a wiki-link, or round its pipe.',
  remedy: 'fix',
  checkNamedLink({ link }, context) {
    const gaps = gapsOf(link);
    if (gaps.length === 0) return undefined;
    return {
      range: link,
      message: `This link has white space ${placesOf(link, gaps)}; it belongs outside.`,
      fixes: () => [
        {
          title: 'Remove the white space',
          safe: true,
          edit: editOf(context.note.path, ...gaps.map(({ start, end }) => deletion(start, end))),
        },
      ],
    };
  },
};

/** The stretches of white space that are trimmed off the parts of the link. */
function gapsOf({ inner, target, fragment, pipe, display }: NamedLink): Range[] {
  const name = fragment ?? target;
  const gaps = pipe
    ? [
        { start: inner.start, end: target.start },
        { start: name.end, end: pipe.start },
        { start: pipe.end, end: display?.start ?? inner.end },
        { start: display?.end ?? inner.end, end: inner.end },
      ]
    : [
        { start: inner.start, end: target.start },
        { start: name.end, end: inner.end },
      ];
  return gaps.filter(({ start, end }) => start < end);
}

function placesOf({ inner, pipe }: NamedLink, gaps: readonly Range[]): string {
  const isInside = gaps.some(({ start, end }) => start === inner.start || end === inner.end);
  const isRoundPipe = pipe !== undefined && gaps.some(({ start, end }) => end === pipe.start || start === pipe.end);
  if (isInside && isRoundPipe) return 'inside the brackets and round the pipe';
  return isInside ? 'inside the brackets' : 'round the pipe';
}
