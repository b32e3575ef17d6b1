// The least that anything which knows a vault must do: list the files, read the notes, and search them for `[[`.
// Prints how many it found, so that nothing can be left out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
let found = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.md')) continue;
  const text = readFileSync(join(folder, name), 'utf8');
  for (let at = text.indexOf('[['); at >= 0; at = text.indexOf('[[', at + 2)) found++;
}
console.log(found);
