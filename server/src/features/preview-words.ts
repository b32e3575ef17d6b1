import { wordsIn } from './words-in.ts';

const english = {
  noSuchFile: (target: string) => `There is no note or file '${target}'.`,
  outside: (target: string) => `'${target}' leads out of the vault.`,
  folder: (target: string) => `'${target}' is a folder.`,
  ambiguous: (others: string) => `Ambiguous: could also be ${others}`,
  noHeading: (heading: string, note: string) => `There is no heading '${heading}' in ${note}.`,
  noBlock: (block: string, note: string) => `There is no block '${block}' in ${note}.`,
  tooMuch: 'Too much is embedded to be shown here.',
};

/** What a preview says of links that lead nowhere, or to several places. */
export type PreviewWords = typeof english;

const german: PreviewWords = {
  noSuchFile: (target) => `Es gibt keine Notiz oder Datei „${target}“.`,
  outside: (target) => `„${target}“ führt aus dem Vault hinaus.`,
  folder: (target) => `„${target}“ ist ein Ordner.`,
  ambiguous: (others) => `Mehrdeutig: könnte auch ${others} sein`,
  noHeading: (heading, note) => `In ${note} gibt es keine Überschrift „${heading}“.`,
  noBlock: (block, note) => `In ${note} gibt es keinen Block „${block}“.`,
  tooMuch: 'Zu viel ist eingebettet, um hier gezeigt zu werden.',
};

/** The words for a language tag (BCP 47) such as `de-AT`; English for languages that there are no words for. */
export function previewWordsFor(language: string | undefined): PreviewWords {
  return wordsIn(language, { english, german });
}
