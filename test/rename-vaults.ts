import * as fc from 'fast-check';
import { fileNameOf, folderOf, isMarkdown, relativePath, withoutMarkdownExtension } from '../server/src/vault/path.ts';

/** A vault made at random, and something to be renamed or moved in it. */
export interface Case {
  readonly files: ReadonlyMap<string, string>;
  readonly action: Action;
}

/** Numbers pick among what the vault has. */
export type Action =
  | { readonly kind: 'rename file'; readonly pick: number; readonly name: string }
  | { readonly kind: 'move files'; readonly moves: readonly { readonly pick: number; readonly to: string }[] }
  | { readonly kind: 'move folder'; readonly pick: number; readonly to: string }
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'rename at'; readonly pick: number; readonly at: number; readonly name: string };

const stems = [
  'a',
  'b',
  'A',
  'note',
  'v1.2',
  'a b',
  'ü',
  '50%',
  'C++',
  'x(y',
  'R&amp;D',
  'index',
  '🛠 tool',
  'a.md',
  "it's",
  '$5',
  'c#d',
  '[e]',
  'a:b',
  'x"y',
  'ｅ|f',
];
const folders = ['', 'x', 'y', 'x/y', 'x/a b', 'X', 'a', 'ü'];
const extensions = ['.md', '.md', '.md', '.md', '.png', '.pdf', ''];
const headings = ['One', 'Two', 'one', 'A & B', 'Über uns', 'One two', 'C#', 'x: y', '`code` it', '*One*', '1'];
const ids = ['id', 'ID', 'b-1'];
const tags = ['tag', 'Tag', 'tag/x', 'a', 'tag/x/y', 'tagged'];

const stem = fc.constantFrom(...stems);
const folder = fc.constantFrom(...folders);
const path = fc
  .tuple(folder, stem, fc.constantFrom(...extensions))
  .map(([inFolder, name, extension]) => (inFolder === '' ? '' : `${inFolder}/`) + name + extension);

/** A link to the file of that number, written in one of the many ways. */
interface LinkPiece {
  readonly to: number;
  readonly form: number;
  readonly fragment: number;
  readonly display: boolean;
  readonly embed: boolean;
}

const linkPiece: fc.Arbitrary<LinkPiece> = fc.record({
  to: fc.nat(9),
  form: fc.nat(17),
  fragment: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(9) }),
  display: fc.boolean(),
  embed: fc.boolean(),
});

type Line = (links: readonly ((from: string) => string)[], from: string) => string;

const line: fc.Arbitrary<Line> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Line>((links, from) => links.map((link) => link(from)).join(' and ')) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(...headings), fc.boolean()).map(
      ([level, text, shown]): Line =>
        (links, from) =>
          `${'#'.repeat(level)} ${text}${shown ? ` ${links[0]?.(from) ?? ''}` : ''}`,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Line>(
      (links, from) =>
        `\n| t |\n|---|\n| ${links.map((link) => link(from).replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |\n`,
    ),
  },
  { weight: 2, arbitrary: fc.constant<Line>((links, from) => links.map((link) => link(from)).join('\n\n')) },
  { weight: 1, arbitrary: fc.constant<Line>((links, from) => `- > ${links.map((link) => link(from)).join('\n  > ')}`) },
  {
    weight: 1,
    arbitrary: fc.constant<Line>(
      (links, from) => `\`${links[0]?.(from) ?? ''}\` a b note x/a.md <!-- ${links[0]?.(from)} -->`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...ids).map(
      (id): Line =>
        (links, from) =>
          `text ${links[0]?.(from) ?? ''} ^${id}\n`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...tags).map(
      (tag): Line =>
        () =>
          `#${tag} text 𝔸 #${tag}`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(3).map(
      (label): Line =>
        (links, from) => {
          const inline = /\]\((.*)\)$/.exec(links[0]?.(from) ?? '')?.[1];
          return inline ? `\n[l${label}]: ${inline}\n\n[t][l${label}] [l${label}]` : `[l${label}]`;
        },
    ),
  },
);

const piece = fc.tuple(line, fc.array(linkPiece, { minLength: 1, maxLength: 3 }));

const note = fc.record({
  path,
  matter: fc.option(fc.tuple(fc.array(linkPiece, { maxLength: 2 }), fc.constantFrom(...tags), fc.boolean()), {
    nil: undefined,
  }),
  pieces: fc.array(piece, { maxLength: 4 }),
  crlf: fc.boolean(),
});

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('rename file' as const), pick: fc.nat(9), name: stem }),
  fc.record({
    kind: fc.constant('move files' as const),
    moves: fc.array(fc.record({ pick: fc.nat(9), to: path }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('move folder' as const),
    pick: fc.nat(9),
    to: fc.constantFrom('x', 'z', 'y/z', 'A', 'x/new'),
  }),
  fc.record({ kind: fc.constant('create' as const), path: path.filter((each) => fileNameOf(each).includes('.')) }),
  fc.record({
    kind: fc.constant('rename at' as const),
    pick: fc.nat(9),
    at: fc.nat(400),
    name: fc.constantFrom(...stems, ...headings, ...ids, ...tags),
  }),
);

const configs = [
  undefined,
  undefined,
  '{ "folderNotes": true }',
  '{ "resolve": { "aliases": true, "titles": true } }',
  '{ "frontMatter": { "fields": { "requires": { "type": "links" } } } }',
];

export const cases: fc.Arbitrary<Case> = fc
  .record({ notes: fc.array(note, { minLength: 1, maxLength: 6 }), action, config: fc.constantFrom(...configs) })
  .map(({ notes, action: wanted, config }) => {
    const paths = [...new Set(notes.map((each) => each.path))];
    const files = new Map<string, string>();
    if (config !== undefined) files.set('docs-vault.json', config);
    for (const each of notes)
      if (!files.has(each.path)) files.set(each.path, isMarkdown(each.path) ? textOf(each, paths) : '');
    return { files, action: wanted };
  });

type NotePlan = typeof note extends fc.Arbitrary<infer T> ? T : never;

function textOf({ path: from, matter, pieces, crlf }: NotePlan, paths: readonly string[]): string {
  const links = (wanted: readonly LinkPiece[]) => wanted.map((each) => (of: string) => written(each, of, paths));
  const top = matter ? frontMatter(matter, from, paths) : [];
  const lines = pieces.map(([form, wanted]) => form(links(wanted), from));
  const text = [...top, ...lines].join('\n');
  return crlf ? text.replaceAll('\n', '\r\n') : text;
}

function frontMatter(
  [links, tag, quoted]: [LinkPiece[], string, boolean],
  from: string,
  paths: readonly string[],
): string[] {
  const names = links.map(({ to }) => fileNameOf(withoutMarkdownExtension(paths[to % paths.length] ?? 'a')));
  return [
    '---',
    `aliases: [${quoted ? "'b'" : 'alias'}]`,
    `tags: ${quoted ? `["${tag}", x]` : `${tag}, x`}`,
    `up: "${written({ to: 0, form: 0, fragment: 0, display: quoted, embed: false }, from, paths).replace(/["\\]/g, '')}"`,
    'requires:',
    ...names.map((name) => `  - ${quoted || /[&%:$]/.test(name) ? `"${name}"` : name}`),
    '---',
  ];
}

/** The link as a person might write it. The last forms are often broken or ambiguous. */
function written({ to, form, fragment, display, embed }: LinkPiece, from: string, paths: readonly string[]): string {
  const target = to >= paths.length ? 'gone/missing.md' : (paths[to] ?? '');
  const shown = withoutMarkdownExtension(target);
  const relative = relativePath(folderOf(from), target);
  const dotted = relative.startsWith('..') ? relative : `./${relative}`;
  const encoded = encodeURI(relative)
    .replace(/[()#?]/g, escape)
    .replace(/&/g, '%26')
    .replace(/\$/g, '%24');
  const mark = embed ? '!' : '';
  const wiki = (name: string): string => `${mark}[[${name}${wikiFragments[fragment] ?? ''}${display ? '|shown' : ''}]]`;
  const link = (name: string): string => `${mark}[shown](${name}${pathFragments[fragment] ?? ''})`;
  switch (form) {
    case 6:
      return wiki(target);
    case 7:
      return wiki(shown.split('/').slice(-2).join('/'));
    case 8:
      return wiki(shown);
    case 9:
      return wiki(withoutMarkdownExtension(dotted));
    case 10:
      return wiki(`/${shown}`);
    case 11:
      return wiki(fileNameOf(shown).toUpperCase());
    case 12:
      return wiki('');
    case 13:
      return link(encoded);
    case 14:
      return link(`<${relative.replace(/[#?%&]/g, escape)}${''}>`).replace(/>(#[^)]*)\)/, '$1>)');
    case 15:
      return link(dotted.startsWith('./') ? `./${encoded}` : encoded);
    case 16:
      return link(`/${encodeURI(target).replace(/[()#?]/g, escape)}`);
    case 17:
      return link(withoutMarkdownExtension(encoded));
    default:
      return wiki(fileNameOf(shown));
  }
}

const wikiFragments = ['', '#One', '#Two', '#one', '#One#Two', '#^id', '#ber-uns', '#A & B', '#one-1', '#x y'];
const pathFragments = ['', '#one', '#two', '#One', '#one-1', '#^id', '#%C3%BCber-uns', '#a--b', '#a-b', '#x%20y'];
