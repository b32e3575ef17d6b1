import { wordsIn } from '../words-in.ts';

const english = {
  links: (count: number) => (count === 1 ? '1 link' : `${count} links`),
  notes: (count: number) => (count === 1 ? '1 note' : `${count} notes`),
  problems: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
  entries: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
  line: (number: number) => `line ${number}`,
  madeBySite: 'made by the site',
  outside: 'out of the vault',
  noSuchNote: 'no such note',
  neverReviewed: 'never reviewed',
  days: (count: number) => `${count} days`,
  reviewedOn: (date: string) => `reviewed on ${date}`,
  ring: 'a ring: this note requires itself',
  states: { done: 'done', ready: 'ready', blocked: 'blocked' },
  more: (count: number) => `and ${count} more`,
  reading: 'reading the notes',
};

/** What views say beside the names of things, and the bar of progress. */
export type ViewWords = typeof english;

const german: ViewWords = {
  links: (count) => (count === 1 ? '1 Link' : `${count} Links`),
  notes: (count) => (count === 1 ? '1 Notiz' : `${count} Notizen`),
  problems: (count) => (count === 1 ? '1 Problem' : `${count} Probleme`),
  entries: (count) => (count === 1 ? '1 Eintrag' : `${count} Einträge`),
  line: (number) => `Zeile ${number}`,
  madeBySite: 'von der Website erzeugt',
  outside: 'außerhalb des Vaults',
  noSuchNote: 'keine solche Notiz',
  neverReviewed: 'nie geprüft',
  days: (count) => `${count} Tage`,
  reviewedOn: (date) => `geprüft am ${date}`,
  ring: 'ein Ring: Diese Notiz setzt sich selbst voraus',
  states: { done: 'erledigt', ready: 'bereit', blocked: 'blockiert' },
  more: (count) => `und ${count} weitere`,
  reading: 'liest die Notizen',
};

/** The words for a language tag (BCP 47) such as `de-AT`; English for languages that there are no words for. */
export function viewWordsFor(language: string | undefined): ViewWords {
  return wordsIn(language, { english, german });
}
