import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(join(import.meta.dirname, '../../docs/how-to/set-up-another-editor.md'), 'utf8');

/** The code block of the guide below that heading, the first of its language. */
export function configOf(heading: string, language: string): string {
  const section = page.split(/^(?=##+ )/m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section);
  if (!block?.[1]) throw new Error(`The guide has no ${language} below '${heading}'.`);
  return block[1];
}
