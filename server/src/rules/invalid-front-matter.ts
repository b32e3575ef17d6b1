import { firstLine } from './place.ts';
import type { Rule } from './rule.ts';
import { isQuartz } from './site/profile.ts';

export const invalidFrontMatter: Rule = {
  id: 'invalid-front-matter',
  severity: 'error',
  summary: 'The front matter is not closed, is no YAML, is no list of fields, or has a field twice.',
  remedy: 'none',
  *check({ note, vault }) {
    const site = isQuartz(vault.config) ? ' The build of the site ends here.' : '';
    if (note.unclosedFrontMatter)
      yield {
        range: note.unclosedFrontMatter,
        message: 'This front matter is never closed: a line `---` is missing below it, and all of it is shown as text.',
      };
    for (const error of note.frontMatter?.errors ?? []) {
      const range = error.range.start < error.range.end ? error.range : firstLine(note);
      yield { range, message: sentence(error.message) + site };
    }
  },
};

/** What the YAML engine says, as a sentence. The two that people meet most often are said in their words. */
function sentence(message: string): string {
  if (/must be unique/.test(message))
    return 'This field is there twice; which of the two counts depends on the reader.';
  if (/^front matter is a list of fields/.test(message))
    return 'The front matter has to be fields, each `name: value`.';
  const text = message.trim().replace(/\.$/, '');
  return `This is no valid YAML: ${text.charAt(0).toLowerCase()}${text.slice(1)}.`;
}
