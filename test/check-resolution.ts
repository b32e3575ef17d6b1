import assert from 'node:assert/strict';
import type { Link, Note } from '../server/src/parse/note.ts';
import { headingSlug } from '../server/src/parse/slug.ts';
import { type Anchor, resolveAnchor } from '../server/src/vault/anchor.ts';
import { resolveLink } from '../server/src/vault/resolve.ts';
import type { Vault } from '../server/src/vault/vault.ts';
import { vaultOf } from './check.ts';
import { type Mark, parseFixture, renderFixture } from './fixture.ts';

/**
 * Carets mark the links of the vault, and behind them stands what each one names: a path, several of an ambiguous link
 * with `or`, else `missing`, `outside`, `external`, `folder …`, `virtual …`. Behind the path stands the anchor: `#slug`,
 * `^block`, `<html>`, `?` for none. Where only some links matter, those of the other notes may go without carets.
 */
export function checkResolution(source: string, eol: '\n' | '\r\n' = '\n'): void {
  const fixture = parseFixture(source, eol);
  const vault = vaultOf(fixture.files);
  const marked = new Set(fixture.marks.map((mark) => mark.path));
  const found = [...vault.notes.keys()]
    .filter((path) => marked.has(path))
    .flatMap((path) =>
      vault
        .links(path)
        .map((link): Mark => ({ path, start: link.start, end: link.end, label: destinationOf(vault, path, link) })),
    );
  assert.notEqual(found.length, 0, 'no link is marked');
  assert.equal(renderFixture(fixture.files, found), renderFixture(fixture.files, fixture.marks));
}

/** What a link names, in words. */
export function destinationOf(vault: Vault, from: string, link: Link): string {
  const destination = resolveLink(vault, from, link);
  switch (destination.kind) {
    case 'note': {
      const note = vault.notes.get(destination.path);
      const byPath = link.kind === 'markdown' || link.kind === 'reference';
      const fragment = link.fragment?.text;
      const anchor = note && fragment !== undefined ? ` ${shown(note, resolveAnchor(note, fragment, byPath))}` : '';
      return [destination.path, ...destination.others].join(' or ') + anchor;
    }
    case 'attachment':
      return [destination.path, ...destination.others].join(' or ');
    case 'folder':
      return `folder ${destination.path}`;
    case 'virtual':
      return `virtual ${destination.name}`;
    default:
      return destination.kind;
  }
}

function shown(note: Note, anchor: Anchor | undefined): string {
  switch (anchor?.kind) {
    case 'heading':
      return `#${headingSlug(note, anchor.heading)}`;
    case 'block':
      return `^${anchor.block.text}`;
    case 'html':
      return `<${anchor.name.text}>`;
    default:
      return '?';
  }
}
