import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, suiteTeardown, test } from 'mocha';
import { parseTranscript, play, renderSession } from './transcript.ts';

/** With UPDATE=1 the transcripts are written anew: read the difference before you commit it. */
const update = process.env.UPDATE === '1';
const folder = join(import.meta.dirname, 'transcripts');

for (const name of readdirSync(folder).sort()) {
  const file = join(folder, name);
  const text = readFileSync(file, 'utf8');
  const sessions = parseTranscript(text);
  suite(`transcripts: ${name}`, () => {
    const played: string[] = [];
    for (const session of sessions)
      test(session.title, async () => {
        const written = await play(session);
        played.push(written);
        if (!update) assert.equal(written, renderSession(session));
      });
    if (update)
      suiteTeardown(() => {
        const intro = text.slice(0, text.search(/^== /m));
        writeFileSync(file, intro + played.join('\n'));
      });
  });
}
