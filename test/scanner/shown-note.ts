import type { Note } from '../../server/src/parse/note.ts';
import { parseNote } from '../../server/src/parse/scan.ts';
import { slugsOf } from '../../server/src/parse/slug.ts';
import type { Part, Range } from '../../server/src/text/range.ts';

/** What can be asked of a note, by the name under which it is shown. */
export type Shown = keyof typeof lists;

/** The facts of one kind in a text, each as what stands there, and its parts by name. */
export function shownFacts(text: string, kind: Shown): string[] {
  const at = ({ start, end }: Range) => JSON.stringify(text.slice(start, end));
  return lists[kind](parseNote('note.md', text)).map(({ of, parts }) => {
    const shown = Object.entries(parts).flatMap(([name, part]) =>
      part === undefined ? [] : [`${name} ${show(part, at)}`],
    );
    return [at(of), ...shown].join(' | ');
  });
}

type Shownable = Range | Part | string | number | boolean;

interface ShownFact {
  readonly of: Range;
  readonly parts: Readonly<Record<string, Shownable | undefined>>;
}

/** Where a part says something else than what is written, both are shown. */
function show(part: Shownable, at: (range: Range) => string): string {
  if (typeof part !== 'object') return String(part);
  const written = at(part);
  return 'text' in part && JSON.stringify(part.text) !== written
    ? `${written} = ${JSON.stringify(part.text)}`
    : written;
}

const plain = (ranges: readonly Range[]): ShownFact[] => ranges.map((of) => ({ of, parts: {} }));
const excluded = ({ excluded }: Note): ShownFact[] => excluded.map((of) => ({ of, parts: { kind: of.kind } }));

const lists = {
  frontMatter: ({ frontMatter }: Note) =>
    frontMatter ? [{ of: frontMatter, parts: { content: frontMatter.content } }] : [],
  fields: ({ frontMatter }: Note) =>
    (frontMatter?.fields ?? []).map(({ key, range, items, value }) => ({
      of: key,
      parts: { value: range, is: JSON.stringify(value), items: items.map(({ text }) => text).join(', ') || undefined },
    })),
  headings: ({ headings }: Note) =>
    headings.map((of, index) => ({ of, parts: { level: of.level, text: of.text, slug: slugsOf(headings)[index] } })),
  links: ({ links }: Note) =>
    links.map((of) => ({
      of,
      parts: {
        kind: of.embed ? `${of.kind} embed` : of.kind,
        inner: 'inner' in of ? of.inner : undefined,
        destination: 'destination' in of ? of.destination : undefined,
        label: 'label' in of ? of.label : undefined,
        target: of.target,
        fragment: of.fragment,
        pipe: 'pipe' in of ? of.pipe : undefined,
        display: of.display,
        table: of.inTable || undefined,
        external: ('external' in of && of.external) || undefined,
      },
    })),
  unfinished: ({ unfinished }: Note) => plain(unfinished),
  definitions: ({ definitions }: Note) =>
    definitions.map((of) => ({ of, parts: { label: of.label, target: of.target, fragment: of.fragment } })),
  footnotes: ({ footnotes }: Note) =>
    footnotes.map((of) => ({ of, parts: { label: of.label, defines: of.definition || undefined } })),
  tags: ({ tags }: Note) => tags.map((of) => ({ of, parts: {} })),
  blocks: ({ blocks }: Note) => blocks.map((of) => ({ of, parts: { names: of.block } })),
  htmlAnchors: ({ htmlAnchors }: Note) => plain(htmlAnchors),
  listItems: ({ listItems }: Note) =>
    listItems.map((of) => ({ of, parts: { marker: of.marker, depth: of.depth, ordered: of.ordered || undefined } })),
  callouts: ({ callouts }: Note) => callouts.map((of) => ({ of, parts: { type: of.type } })),
  codePaths: ({ codePaths }: Note) => plain(codePaths),
  excluded,
  directives: ({ directives }: Note) =>
    directives.map((of) => ({ of, parts: { action: of.action, rules: of.rules.map(({ text }) => text).join(', ') } })),
};
