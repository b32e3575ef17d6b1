import type { Note, WikiLink } from '../parse/note.ts';
import { resolveAnchor } from '../vault/anchor.ts';
import { fieldOf } from '../vault/fields.ts';
import { fold, stemOf } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { noteStart } from './place.ts';
import type { Finding, Fix, Rule, RuleContext } from './rule.ts';
import { type SiteCase, type SiteLink, siteCases } from './site/cases.ts';
import { isQuartz, reasonForNoPage } from './site/profile.ts';
import { pageOf } from './site/resolve.ts';

export const siteLink: Rule = {
  id: 'site-link',
  severity: (config) => (config.site ? 'error' : 'off'),
  severityNote: '`error` with a `site`',
  summary: 'A link works in the vault, and not on the published site.',
  remedy: 'fix or offer',
  *check(context) {
    const { note, vault } = context;
    const { site } = vault.config;
    // What is in no page, nobody reads on the site.
    if (!site || reasonForNoPage(vault.config, note) !== undefined) return;
    if (isQuartz(vault.config)) yield* capturingAliases(context);
    const cases = siteCases.filter(({ sites }) => sites.includes(site));
    // Also those that are all right in the vault.
    for (const link of note.links) {
      // Nobody reads the front matter on the site.
      const found = link.kind === 'wiki' ? siteLinkOf(vault, note, link) : undefined;
      const failing = found && cases.find((candidate) => candidate.applies(found));
      if (link.kind !== 'wiki' || !found || !failing) continue;
      yield {
        range: link,
        message: failing.message(found),
        ...(failing.fixes ? { fixes: () => fixesNow(vault, note, link, failing) } : {}),
      };
    }
  },
};

/** The link as a reader of the vault follows it; undefined when it names no note. */
function siteLinkOf(vault: Vault, note: Note, link: WikiLink): SiteLink | undefined {
  const destination = resolveLink(vault, note.path, link);
  const target = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
  if (destination.kind !== 'note' || !target) return undefined;
  const { by, others } = destination;
  const isFound = by === 'self' || by === 'alias' || pageOf(vault, note.path, link.target.text) === target.path;
  return {
    vault,
    note,
    link,
    target,
    by,
    others,
    isFound,
    anchor: link.fragment && resolveAnchor(target, link.fragment.text),
  };
}

/** The other note may have been edited since the note was judged. */
function fixesNow(vault: Vault, note: Note, link: WikiLink, { fixes, applies }: SiteCase): Fix[] {
  const found = siteLinkOf(vault, note, link);
  return found && fixes && applies(found) ? fixes(found) : [];
}

/** Quartz makes a page of each alias, which takes the place of a note of that stem: every link to that note leads here. */
function* capturingAliases({ note, vault }: RuleContext): Generator<Finding> {
  const field = fieldOf(note, 'aliases') ?? fieldOf(note, 'alias');
  for (const alias of field?.items ?? []) {
    const name = fold(alias.text.trim());
    const named = [...vault.notesByStem.get(name), ...vault.notesByStem.get(name.replaceAll(' ', '-'))];
    const [captured] = named.filter((path) => path !== note.path).sort();
    if (captured === undefined) continue;
    yield {
      range: alias,
      message:
        `On the site this alias takes the place of the note '${stemOf(captured)}': every link to that note leads to ` +
        `'${stemOf(note.path)}'.`,
      related: [{ path: captured, range: noteStart, message: `The note '${stemOf(captured)}'.` }],
    };
  }
}
