// Loaded before a program: writes the most memory that its process had resident, in KB, to its fourth stream.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
