// Which packages are in the bundles, and what their licences ask to be passed on.

import fs from 'node:fs';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '..');

/** Licences that ask for no more than their text (https://spdx.org/licenses). */
const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0']);

/** @typedef {{ name: string, version: string, license: string, text: string }} Notice */

/**
 * The packages of which something is in the bundles, by name. Throws when one has a licence that is not allowed, or
 * comes without its text.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {Notice[]}
 */
export function noticesOf(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
        if (folder && bytesInOutput > 0) folders.add(folder);
      }
  const notices = [...folders].map((folder) => noticeOf(path.join(project, folder)));
  return notices.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The text that goes into the packages.
 *
 * @param {readonly Notice[]} notices
 */
export function noticesText(notices) {
  const rule = '-'.repeat(80);
  const list = notices.map(({ name, version, license }) => `  ${name} ${version} (${license})`).join('\n');
  const texts = notices.map(({ name, version, text }) => `${rule}\n${name} ${version}\n\n${text}\n`).join('\n');
  return `Docs Vault contains these packages, under their own licences:\n\n${list}\n\n${texts}`;
}

/**
 * @param {string} folder
 * @returns {Notice}
 */
function noticeOf(folder) {
  const { name, version, ...manifest } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  // Old packages have a list.
  const license = manifest.license ?? manifest.licenses?.[0]?.type;
  if (!allowed.has(license))
    throw new Error(`${name} ${version} has the licence ${license}, which scripts/notices.mjs does not allow.`);
  const files = fs.readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice|third.?party)/i.test(file));
  const texts = files.map((file) => fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const text = texts.join('\n\n') || inReadme(folder);
  if (!text) throw new Error(`${name} ${version} comes without the text of its licence.`);
  return { name, version, license, text };
}

/**
 * The licence, where a package has its text in the README alone.
 *
 * @param {string} folder
 */
function inReadme(folder) {
  const file = fs.readdirSync(folder).find((name) => /^readme/i.test(name));
  const text = file === undefined ? '' : fs.readFileSync(path.join(folder, file), 'utf8');
  return /^(?:#+ )?licen[cs]e[ \t]*\r?\n(?:[=-]+\r?\n)?([\s\S]*?)(?=^#|(?![\s\S]))/im.exec(text)?.[1]?.trim();
}
