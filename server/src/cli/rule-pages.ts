import { join } from 'node:path';
import { readText } from '../files/read.ts';
import { packageFolder } from './package.ts';

/** The page of a rule, Markdown without its front matter and comments; undefined when the package has none. */
export function rulePage(rule: string): string | undefined {
  const file = readText(join(packageFolder(), 'docs/rules', `${rule}.md`));
  return 'text' in file
    ? file.text.replace(/^---\r?\n[\s\S]*?\n---\r?\n+/, '').replace(/^<!-- rule:\w+ -->\r?\n/gm, '')
    : undefined;
}
