import { incomingLinks, outgoingLinks } from '../../features/connections.ts';
import type { Link } from '../../parse/note.ts';
import { harmless, harmlessJson } from '../../text/unsafe.ts';
import type { Destination } from '../../vault/resolve.ts';
import { fail } from '../fail.ts';
import { type FoundNote, findNote } from '../find-note.ts';
import type { Host } from '../host.ts';
import { columnsOf } from '../listing.ts';
import { endOf } from '../remarks.ts';
import { rangeAsJson } from '../report/json.ts';
import { counted } from '../report/report.ts';
import { pathFrom } from '../select.ts';
import type { VaultOptions } from '../vault.ts';

export interface LinksOptions extends VaultOptions {
  readonly json?: boolean;
}

/** Prints where the links of a note lead, and which links lead to it. */
export function links([named = '']: readonly string[], options: LinksOptions, host: Host): number {
  const found = findNote(host, named, options);
  if ('refused' in found) return fail(host, found.refused);
  host.stdout.write(options.json ? asJson(found) : asText(found, host));
  return endOf(host, found.vault);
}

function asText(found: FoundNote, { cwd }: Host): string {
  const { vault, path } = found;
  const shown = (other: string): string => harmless(pathFrom(cwd, vault.root, other));
  const place = (source: string, { start }: Link): string => {
    const { line, character } = vault.positionOf(source, start);
    return `${shown(source)}:${line + 1}:${character + 1}`;
  };
  const leads = (destination: Destination): string => {
    if (destination.kind === 'note' || destination.kind === 'attachment')
      return [destination.path, ...destination.others].map(shown).join(', or ');
    if (destination.kind === 'virtual') return `${harmless(destination.name)} (made by the site)`;
    if (destination.kind === 'folder') return `${shown(destination.path)}/`;
    return destination.kind === 'outside' ? '(out of the vault)' : '(nothing)';
  };
  const outgoing = outgoingLinks(vault.vault, path);
  const incoming = incomingLinks(vault.vault, path);
  return [
    `${shown(path)} has ${counted(outgoing.length, 'link')}\n`,
    columnsOf(outgoing.map(({ link, destination }) => [`  ${place(path, link)}`, leads(destination)])),
    `${counted(incoming.length, 'link')} of other notes ${incoming.length === 1 ? 'leads' : 'lead'} to it\n`,
    ...incoming.map((site) => `  ${place(site.path, site.link)}\n`),
  ].join('');
}

function asJson({ vault, path }: FoundNote): string {
  const linkAsJson = (source: string, link: Link): object => ({
    range: rangeAsJson(vault, source, link),
    target: link.target.text,
    ...(link.fragment ? { fragment: link.fragment.text } : {}),
    ...(link.display ? { display: link.display.text } : {}),
  });
  const outgoing = outgoingLinks(vault.vault, path).map(({ link, destination }) => ({
    ...linkAsJson(path, link),
    destination,
  }));
  const incoming = incomingLinks(vault.vault, path).map((site) => ({
    path: site.path,
    ...linkAsJson(site.path, site.link),
  }));
  return `${harmlessJson({ path, outgoing, incoming }, 2)}\n`;
}
