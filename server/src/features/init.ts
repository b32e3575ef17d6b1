import { isNamed } from '../rules/links.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { findFields, findIndexes, findReview } from './init-findings.ts';
import { readQuartzConfig } from './quartz-config.ts';

/** The texts of files beside the notes that tell about the site; absent where there are none. */
export interface SiteFiles {
  readonly quartzConfig?: string | undefined;
  /** The `package.json` beside it. */
  readonly manifest?: string | undefined;
}

/** One setting that fits the vault, and why. */
export interface Suggestion {
  readonly name: string;
  /** A value, or the settings of a group. */
  readonly value: unknown | readonly Suggestion[];
  readonly group?: true;
  /** A sentence for the comment above the setting. */
  readonly reason: string;
}

/** The text of a `docs-vault.json` that fits the vault as it is, with a comment for each setting that says why. */
export function initialConfig(vault: Vault, site: SiteFiles = {}): string {
  const settings = suggestions(vault, site);
  if (settings.length === 0) return '{\n  // The defaults fit this vault.\n}\n';
  return `${groupText(settings, 0)}\n`;
}

/** Every setting whose default does not fit. */
export function suggestions(vault: Vault, site: SiteFiles): Suggestion[] {
  return [
    ...virtualNotes(vault),
    ...linkStyle(vault),
    ...siteSettings(site),
    ...frontMatter(vault),
    ...indexes(vault),
    ...review(vault),
    ...rules(vault),
  ];
}

function* virtualNotes(vault: Vault): Generator<Suggestion> {
  const missing = new Set<string>();
  for (const path of vault.notes.keys())
    for (const link of vault.links(path))
      if (isNamed(link) && builtPages.has(link.target.text) && resolveLink(vault, path, link).kind === 'missing')
        missing.add(link.target.text);
  if (missing.size === 0) return;
  const value = [...missing].sort();
  yield {
    name: 'virtualNotes',
    value,
    reason: `Linked to, and not here: a site's build often adds ${value.join(', ')}.`,
  };
}

const builtPages: ReadonlySet<string> = new Set(['CHANGELOG', 'CONTRIBUTING', 'LICENSE', 'README']);

function* linkStyle(vault: Vault): Generator<Suggestion> {
  const { all, relative, paths } = countLinks(vault);
  const value = relative > all / 2 ? 'relative' : paths > all / 2 ? 'absolute' : undefined;
  if (value === undefined) return;
  const count = value === 'relative' ? relative : paths;
  yield { name: 'linkStyle', value, reason: `${count} of ${all} wiki-links are written so.` };
}

function* siteSettings({ quartzConfig, manifest }: SiteFiles): Generator<Suggestion> {
  if (quartzConfig === undefined) return;
  const { site, links, ignore } = readQuartzConfig(quartzConfig, manifest);
  yield { name: 'site', value: site, reason: 'There is a quartz.config.ts: links that fail on the site are reported.' };
  if (links !== undefined && links !== 'shortest')
    yield { name: 'siteLinks', value: links, reason: 'The markdownLinkResolution of quartz.config.ts.' };
  if (ignore.length > 0)
    yield {
      name: 'siteIgnore',
      value: ignore,
      reason: 'The ignorePatterns of quartz.config.ts: these notes get no page.',
    };
}

function* frontMatter(vault: Vault): Generator<Suggestion> {
  const found = findFields(vault);
  const value: Suggestion[] = [];
  if (found.required.length > 0)
    value.push({ name: 'required', value: found.required, reason: 'At least 95 % of the notes have these.' });
  const fields = found.fields.map(({ name, config, reason }): Suggestion => ({ name, value: config, reason }));
  if (fields.length > 0)
    value.push({ name: 'fields', value: fields, group: true, reason: 'What every note that has the field agrees on.' });
  if (value.length === 0) return;
  const notes = [...vault.notes.values()].filter((note) => note.frontMatter).length;
  yield { name: 'frontMatter', value, group: true, reason: `${notes} of ${vault.notes.size} notes have front matter.` };
}

function* indexes(vault: Vault): Generator<Suggestion> {
  const value = findIndexes(vault).map(
    ({ folder, path, listed, below }): Suggestion => ({
      name: folder,
      value: path,
      reason: `Links to ${listed} of ${below} notes of the folder.`,
    }),
  );
  if (value.length > 0)
    yield { name: 'indexes', value, group: true, reason: 'These notes list the notes of their folders.' };
}

function* review(vault: Vault): Generator<Suggestion> {
  const found = findReview(vault);
  if (!found) return;
  const value = { field: found.field, maxAgeDays: 180 };
  const notes = found.notes === 1 ? 'One note has' : `${found.notes} notes have`;
  yield { name: 'review', value, reason: `${notes} a date in '${found.field}'; half a year is a start.` };
}

function* rules(vault: Vault): Generator<Suggestion> {
  const { all, relative, paths } = countLinks(vault);
  if (all >= 10 && relative + paths <= all / 100)
    yield {
      name: 'rules',
      value: { 'path-link': 'warning' },
      reason: 'Links here are written by stem, so one with a path is an exception.',
    };
}

function countLinks(vault: Vault): { all: number; relative: number; paths: number } {
  let [all, relative, paths] = [0, 0, 0];
  for (const path of vault.notes.keys())
    for (const { kind, target } of vault.links(path)) {
      if (kind !== 'wiki' || target.text === '') continue;
      all++;
      if (/^\.\.?\//.test(target.text)) relative++;
      else if (target.text.includes('/')) paths++;
    }
  return { all, relative, paths };
}

function groupText(settings: readonly Suggestion[], depth: number): string {
  const indent = '  '.repeat(depth);
  const lines = settings.map(({ name, value, group, reason }, index) => {
    const text = group ? groupText(value as readonly Suggestion[], depth + 1) : jsonText(value);
    return `${indent}  // ${onOneLine(reason)}\n${indent}  ${JSON.stringify(name)}: ${text}${index < settings.length - 1 ? ',' : ''}\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

/** JSON on one line, as people write it. */
function jsonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${jsonText(item)}`);
  return `{ ${entries.join(', ')} }`;
}

/** A name of a folder may hold a line break, behind which the comment would end. */
function onOneLine(reason: string): string {
  return reason.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
