import type { Host } from './host.ts';

/** A line on stderr that says how far a long job is: on a terminal only, and only once it has taken half a second. */
export interface Progress {
  show(line: () => string): void;
  clear(): void;
}

const patience = 500;
const interval = 80;

export function progressOn(host: Host): Progress {
  if (!host.stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  let next = host.clock() + patience;
  let shown = false;
  return {
    show: (line) => {
      const now = host.clock();
      if (now < next) return;
      next = now + interval;
      shown = true;
      host.stderr.write(`\r\x1b[2K${line()}`);
    },
    clear: () => {
      if (shown) host.stderr.write('\r\x1b[2K');
      shown = false;
    },
  };
}
