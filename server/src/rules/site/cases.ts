import type { Heading, Note, WikiLink } from '../../parse/note.ts';
import { headingSlug, slugOf } from '../../parse/slug.ts';
import { editOf } from '../../text/edit.ts';
import { encloses } from '../../text/range.ts';
import { withoutTail } from '../../text/tail.ts';
import { type Anchor, headingSteps, resolveAnchor } from '../../vault/anchor.ts';
import { escapeDestination } from '../../vault/escape.ts';
import { fold, stemOf, withoutMarkdownExtension } from '../../vault/path.ts';
import { type Destination, resolveName } from '../../vault/resolve.ts';
import type { Vault } from '../../vault/vault.ts';
import { canBeTarget, writePath } from '../../vault/write-link.ts';
import { canHold, shown } from '../links.ts';
import type { Fix } from '../rule.ts';
import { reasonForNoPage, type Site } from './profile.ts';
import { isFolderPage, pageOf } from './resolve.ts';

/** A wiki-link that works in the vault: the note that it names, and what its fragment names in it. */
export interface SiteLink {
  readonly vault: Vault;
  readonly note: Note;
  readonly link: WikiLink;
  readonly target: Note;
  readonly by: Extract<Destination, { kind: 'note' }>['by'];
  readonly others: readonly string[];
  readonly anchor: Anchor | undefined;
  /** Whether its target opens the same note on a Quartz site. */
  readonly isFound: boolean;
}

/** One way in which a link that works in the vault fails on the published site. */
export interface SiteCase {
  readonly sites: readonly Site[];
  applies(link: SiteLink): boolean;
  /** What readers of the site will see. */
  message(link: SiteLink): string;
  fixes?(link: SiteLink): Fix[];
}

const quartz: readonly Site[] = ['quartz-4', 'quartz-5'];

/** The facts are from builds with Quartz 4.4.0 and 4.5.2 and from the source of Quartz 5. The first case that applies is reported. */
export const siteCases: readonly SiteCase[] = [
  {
    sites: ['obsidian'],
    applies: ({ by }) => by === 'alias' || by === 'title',
    message: ({ link, by }) =>
      `Obsidian does not resolve ${by === 'alias' ? 'an alias' : 'a title'}: '${link.target.text}' opens nothing there.`,
  },
  {
    sites: ['quartz-4'],
    applies: ({ link }) => link.display?.text.includes('#') === true,
    message: ({ link }) =>
      `On the site this link is shown as text: Quartz 4 reads no link with a '#' in its display text '${link.display?.text}'.`,
    fixes: (site) => asMarkdownLink(site),
  },
  {
    sites: ['quartz-4'],
    applies: ({ link, anchor }) => isChain(link) && anchor !== undefined,
    message: ({ link }) =>
      `On the site this link is shown as text: Quartz 4 knows no chain of headings such as '#${link.fragment?.text}'.`,
    fixes: (site) => lastOfChain(site),
  },
  {
    sites: ['quartz-5'],
    applies: ({ link, anchor }) => isChain(link) && anchor !== undefined,
    message: ({ link }) =>
      `On the site this link opens the heading '${firstOfChain(link)}': Quartz 5 reads only the first of a chain.`,
    fixes: (site) => lastOfChain(site),
  },
  {
    sites: ['quartz-4'],
    applies: ({ link, by }) => link.inTable && by === 'self' && !link.display && link.fragment?.text !== '',
    message: () => 'On the site this link cannot be seen: Quartz 4 shows nothing for it in a table.',
    fixes: ({ note, link }) => {
      const text = link.fragment?.text ?? '';
      const at = link.inner.end;
      const edit = editOf(note.path, { range: { start: at, end: at }, newText: `\\|${text}` });
      return [{ title: `Show the heading: [[#${text}\\|${text}]]`, safe: true, edit }];
    },
  },
  {
    sites: ['quartz-4'],
    applies: ({ link, note }) => link.inTable && note.listItems.some((item) => encloses(item, link)),
    message: () => 'On the site this link is broken: Quartz 4 does not read wiki-links in a table inside a list.',
  },
  {
    sites: quartz,
    applies: ({ vault, target }) => reasonForNoPage(vault.config, target) !== undefined,
    message: ({ vault, target }) =>
      `On the site '${stemOf(target.path)}' has no page, because ${reasonForNoPage(vault.config, target)}.`,
  },
  {
    sites: quartz,
    applies: (site) => !site.isFound && site.others.length > 0,
    message: ({ link, others }) =>
      `On the site this link is not found: ${others.length + 1} notes are called '${link.target.text}', and Quartz opens none of them.`,
    fixes: (site) => asWholePath(site, false),
  },
  {
    sites: quartz,
    applies: (site) => !site.isFound && /^\.\.?\//.test(site.link.target.text),
    message: ({ link, vault }) =>
      vault.config.siteLinks === 'relative'
        ? `On the site '${link.target.text}' is not found.`
        : `On the site '${link.target.text}' is not found: Quartz never takes a wiki-link as relative to its note.`,
    fixes: (site) => asWholePath(site, true),
  },
  {
    sites: ['quartz-5'],
    applies: (site) => !site.isFound && isFolderPage(site.target.path),
    message: ({ target }) =>
      `On the site this link is not found: Quartz 5 makes '${withoutMarkdownExtension(target.path)}' the page of its folder.`,
  },
  {
    sites: quartz,
    applies: (site) => !site.isFound && !isOnlyCase(site),
    message: ({ link, vault }) =>
      `On the site '${link.target.text}' is not found: ${expected[vault.config.siteLinks]}.`,
    fixes: (site) => asWholePath(site, true),
  },
  {
    sites: ['quartz-4'],
    applies: ({ anchor }) => anchor?.kind === 'block' && anchor.block.text !== anchor.block.text.toLowerCase(),
    message: ({ anchor }) =>
      `On the site this link opens the top of the page: Quartz 4 looks for '^${blockOf(anchor).toLowerCase()}', and the block is '^${blockOf(anchor)}'.`,
    fixes: ({ anchor, target }) => {
      if (anchor?.kind !== 'block') return [];
      const newText = anchor.block.text.toLowerCase();
      const edit = editOf(target.path, { range: anchor.block, newText });
      return [{ title: `Write the block id ^${newText} in '${stemOf(target.path)}'`, safe: true, edit }];
    },
  },
  {
    sites: quartz,
    applies: ({ anchor, target }) =>
      anchor?.kind === 'heading' && headingSlug(target, anchor.heading) !== slugOf(anchor.heading.text.text),
    message: ({ anchor }) =>
      `On the site this link opens the first heading '${headingOf(anchor)?.text.text}': another one of the same text cannot be reached.`,
  },
  {
    sites: quartz,
    applies: ({ anchor, target }) => anchor?.kind === 'heading' && holdsMarkup(target, anchor.heading),
    message: ({ anchor }) =>
      `On the site this link opens the top of the page: the heading '${headingOf(anchor)?.text.text}' holds a link or HTML, and gets another anchor there.`,
  },
];

const expected: Record<Vault['config']['siteLinks'], string> = {
  shortest: 'Quartz takes the stem where it is unique, or the whole path from the root',
  absolute: 'it takes every link as a path from the root',
  relative: 'it takes every link as a path from the folder of its note',
};

/** Another rule tells about capitals. */
function isOnlyCase({ vault, note, link, target }: SiteLink): boolean {
  const { text } = link.target;
  const ending = withoutMarkdownExtension(target.path).slice(-withoutMarkdownExtension(text).length);
  if (ending === withoutMarkdownExtension(text) || fold(ending) !== fold(withoutMarkdownExtension(text))) return false;
  return pageOf(vault, note.path, ending) === target.path;
}

/** The target as the site finds it, when it names the same note in the vault. */
function asWholePath({ vault, note, link, target }: SiteLink, safe: boolean): Fix[] {
  const whole = withoutMarkdownExtension(target.path);
  const relative = writePath(vault, note.path, target.path, { kind: 'relative', dotted: true, extension: false });
  for (const newText of [stemOf(target.path), whole, relative]) {
    if (newText === undefined || !canBeTarget(newText) || !canHold(link, newText) || newText === link.target.text)
      continue;
    if (pageOf(vault, note.path, newText) !== target.path) continue;
    const inVault = resolveName(vault, note.path, newText);
    if (inVault.kind !== 'note' || inVault.path !== target.path || inVault.others.length > 0) continue;
    const edit = editOf(note.path, { range: link.target, newText });
    return [{ title: `Change to ${shown(link, newText)}`, safe, edit }];
  }
  return [];
}

/** A Markdown link shows any text. */
function asMarkdownLink({ vault, note, link, target }: SiteLink): Fix[] {
  if (link.embed || !link.display || link.fragment) return [];
  const path = writePath(vault, note.path, target.path, { kind: 'relative', dotted: false, extension: true });
  if (path === undefined) return [];
  const form = { angled: false, spacesEncoded: true, unicodeEncoded: false };
  const newText = `[${link.display.text}](${escapeDestination(path, form)})`;
  return [{ title: `Change to ${newText}`, safe: false, edit: editOf(note.path, { range: link, newText }) }];
}

/** The heading at the end of the chain, where it can be named alone. */
function lastOfChain({ note, link, target, anchor }: SiteLink): Fix[] {
  const last = link.fragment && headingSteps(target, link.fragment.text).at(-1)?.name.trim();
  if (!link.fragment || !last || anchor?.kind !== 'heading') return [];
  const found = resolveAnchor(target, last);
  if (found?.kind !== 'heading' || found.heading !== anchor.heading) return [];
  const edit = editOf(note.path, { range: link.fragment, newText: last });
  return [{ title: `Link to the last heading alone: #${last}`, safe: true, edit }];
}

function isChain({ fragment }: WikiLink): boolean {
  return fragment !== undefined && withoutTail(fragment.text, /#/).replace(/^#+/, '').includes('#');
}

function firstOfChain({ fragment }: WikiLink): string {
  return (
    fragment?.text
      .split('#')
      .find((name) => name.trim() !== '')
      ?.trim() ?? ''
  );
}

function holdsMarkup(note: Note, heading: Heading): boolean {
  return (
    note.links.some((link) => encloses(heading, link)) ||
    note.excluded.some((excluded) => excluded.kind === 'html' && encloses(heading, excluded))
  );
}

function blockOf(anchor: Anchor | undefined): string {
  return anchor?.kind === 'block' ? anchor.block.text : '';
}

function headingOf(anchor: Anchor | undefined): Heading | undefined {
  return anchor?.kind === 'heading' ? anchor.heading : undefined;
}
