import { PerformanceObserver } from 'node:perf_hooks';
import { Writable } from 'node:stream';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientFiles } from './client-files.ts';
import { diskFiles } from './disk.ts';
import type { Files } from './files.ts';
import { mixedFiles } from './mixed-files.ts';
import { start } from './start.ts';

/** Serves an editor over standard input and output, until it says `exit`, closes the stream, or is gone. */
export function serveStdio(): void {
  keepHeapSmall();
  const connection = createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout));
  start(connection, filesFor(connection));
}

/** Serves the editor that forked this process, over Node's own channel. */
export function serveParent(): void {
  keepHeapSmall();
  const connection = createConnection(ProposedFeatures.all);
  start(connection, filesFor(connection));
}

/**
 * Passes messages on, each header together with what it heads: the connection writes them one after the other, and each
 * write wakes the client, which can do nothing with a header alone and takes the processor from the server meanwhile.
 */
function wholeMessages(output: Writable): Writable {
  let isHeader = true;
  const whole = new Writable({
    write(chunk, _encoding, done) {
      if (isHeader) {
        output.cork();
        output.write(chunk);
        done();
      } else {
        output.write(chunk, done);
        output.uncork();
      }
      isHeader = !isHeader;
    },
  });
  output.on('error', (error) => whole.destroy(error));
  output.on('close', () => whole.destroy());
  return whole;
}

/**
 * Has garbage collected when the heap has grown by a third, where V8 would let it grow to three times what is in use before
 * it looks; and holds its room for new objects at half of what it may take, which costs no time to be seen. Electron's V8
 * is left alone: its flags may be locked, and who sets one then ends the process.
 */
function keepHeapSmall(): void {
  if (process.versions.electron !== undefined) return;
  setFlagsFromString('--heap-growing-percent=30');
  // The room grows after a collection, and its greatest size can be set only where Node is started.
  const watching = new PerformanceObserver(() => {
    const room = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
    if (room < mostNew) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    watching.disconnect();
  });
  watching.observe({ entryTypes: ['gc'] });
}

/** In bytes. */
const mostNew = 16 * 2 ** 20;

function filesFor(connection: Connection): Files {
  return mixedFiles(diskFiles(), clientFiles(connection));
}
