import '../no-cache.ts';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type LinkForm, writeGeneratedVault } from './generate.ts';
import { type Measurement, printTable, type Rival } from './measurement.ts';
import { notesBelow } from './places.ts';
import { describeVault, measureProcesses } from './process.ts';
import { measureScanner } from './scanner.ts';
import { measureServer } from './server.ts';
import { measureStarts } from './starts.ts';

const help = `npm run bench [-- folder] [-- options]

One table for each vault: median, 99th percentile and spread, beside what is aimed at. The folder is copied first and
never written to. Without one, vaults are generated; the same number of notes gives the same vault.

--notes 100,1000      how many notes (default 1000,10000: two minutes; 50000 takes three more, 200000 about ten)
--links markdown      links as [text](path.md), for servers that know no [[wiki-links]]
--server "<command>"  another language server beside ours; may be given more than once
--only scanner,cli,server   some parts only
--rounds 5            how often a whole process is run
--limit 30            how many seconds an answer is waited for
`;

const ours = `${process.execPath} ${join(import.meta.dirname, '../../server/out/cli.js')} lsp --stdio`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: 'string', multiple: true, default: [] },
    notes: { type: 'string', default: '1000,10000' },
    links: { type: 'string', default: 'wiki' },
    only: { type: 'string', default: 'scanner,cli,server' },
    rounds: { type: 'string', default: '5' },
    limit: { type: 'string', default: '30' },
    help: { type: 'boolean', default: false },
  },
});
const form: LinkForm = values.links === 'markdown' ? 'markdown' : 'wiki';
const parts = values.only.split(',');
const [folder] = positionals;

if (values.help) console.log(help);
else if (folder !== undefined)
  await measure((copy) => cpSync(resolve(folder), copy, { recursive: true, filter: isOfVault }));
else {
  console.log(`Generated vaults of ${values.notes} notes. The larger the longer: 10,000 notes take about a minute.`);
  for (const count of values.notes.split(',').map(Number)) await measure((to) => writeGeneratedVault(to, count, form));
}

/** Each server has files of its own to change; all measurements of one vault are one table. */
async function measure(fill: (folder: string) => void): Promise<void> {
  const vault = mkdtempSync(join(tmpdir(), 'docs-vault-bench-'));
  try {
    fill(vault);
    const title = describeVault(vault, notesBelow(vault));
    const rows: Measurement[] = [];
    if (parts.includes('scanner')) rows.push(...(await measureScanner(vault)));
    if (parts.includes('cli')) rows.push(...(await measureProcesses(vault, Number(values.rounds))));
    const rivals: Rival[] = [];
    if (parts.includes('server')) {
      for (const command of values.server) rivals.push({ name: command, rows: await serve(command, vault) });
      rows.push(...(await serve(ours, vault)), ...(await measureStarts(ours, vault, Number(values.rounds))));
    }
    printTable(title, rows, rivals);
  } finally {
    rmSync(vault, { recursive: true });
  }
}

async function serve(command: string, vault: string): Promise<Measurement[]> {
  const copy = mkdtempSync(join(tmpdir(), 'docs-vault-bench-'));
  try {
    cpSync(vault, copy, { recursive: true });
    return await measureServer({ command, folder: copy, form, limit: Number(values.limit) * 1000 });
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function isOfVault(path: string): boolean {
  return !/[\\/](?:\.git|node_modules)$/.test(path);
}
