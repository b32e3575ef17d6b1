import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeGeneratedVault } from './generate.ts';
import { printTable } from './measurement.ts';
import { describeVault, measureProcesses } from './process.ts';
import { measureScanner } from './scanner.ts';
import { measureServer } from './server.ts';

const ours = `${process.execPath} ${join(import.meta.dirname, '../../server/out/cli.js')} lsp --stdio`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: 'string', default: ours },
    notes: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '5' },
  },
});

/** `npm run bench [-- folder] [-- --notes 1000,10000] [-- --server "<command>"]`: tables of medians and spread. */
const [folder] = positionals;
if (folder !== undefined) await measure(folder);
else
  for (const count of values.notes.split(',').map(Number)) {
    const generated = mkdtempSync(join(tmpdir(), 'docs-vault-bench-'));
    try {
      writeGeneratedVault(generated, count);
      await measure(generated);
    } finally {
      rmSync(generated, { recursive: true });
    }
  }

async function measure(vault: string): Promise<void> {
  const notes = readdirSync(vault, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const size = describeVault(vault, notes);
  if (values.server === ours) printTable(`The scanner: ${size}`, await measureScanner(vault));
  if (values.server === ours) printTable(`The command line: ${size}`, measureProcesses(vault, Number(values.rounds)));
  printTable(`The language server: ${size}`, await measureServer(values.server, vault));
}
