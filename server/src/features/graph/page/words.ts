import { wordsIn } from '../../words-in.ts';

const english = {
  picture:
    'Picture of the graph. Arrow keys move it, plus and minus enlarge it, 0 fits it in. The list of notes says the same.',
  find: 'Find',
  findHint: 'title, path or #tag',
  show: 'Show',
  whole: 'the whole vault',
  around: 'around the note',
  depth: 'Links away',
  folder: 'Folder',
  tag: 'Tag',
  all: 'all',
  colour: 'Colour by',
  byFolder: 'folder',
  byTag: 'tag',
  orphans: 'notes without links',
  missingNotes: 'missing notes',
  colours: 'Colours',
  notes: 'Notes',
  chosen: 'The chosen note',
  layingOut: 'Laying the graph out…',
  noNotes: 'There is no note in this vault yet.',
  noneChosen: 'No note fits what is chosen.',
  others: 'others',
  openNote: 'Open the note',
  linksTo: 'Links to',
  linkedFrom: 'Linked from',
  missing: 'missing',
  noSuchNote: 'There is no such note.',
  count: (shown: number, all: number, missing: number) =>
    `${shown} of ${all} notes${missing > 0 ? `, ${missing} missing` : ''}`,
  backlinks: (count: number) => (count === 1 ? '1 link to it' : `${count} links to it`),
  more: (count: number) => `and ${count} more`,
  moreToFind: (count: number) => `and ${count} more: find or filter to see them`,
};

/** What the page of a graph says. */
export type Words = typeof english;

const german: Words = {
  picture:
    'Bild des Graphen. Pfeiltasten bewegen es, Plus und Minus vergrößern es, 0 passt es ein. Die Liste der Notizen sagt dasselbe.',
  find: 'Suchen',
  findHint: 'Titel, Pfad oder #Tag',
  show: 'Zeigen',
  whole: 'den ganzen Vault',
  around: 'um die Notiz',
  depth: 'Links entfernt',
  folder: 'Ordner',
  tag: 'Tag',
  all: 'alle',
  colour: 'Farbe nach',
  byFolder: 'Ordner',
  byTag: 'Tag',
  orphans: 'Notizen ohne Links',
  missingNotes: 'fehlende Notizen',
  colours: 'Farben',
  notes: 'Notizen',
  chosen: 'Die gewählte Notiz',
  layingOut: 'Der Graph wird gezeichnet …',
  noNotes: 'In diesem Vault ist noch keine Notiz.',
  noneChosen: 'Keine Notiz passt zur Auswahl.',
  others: 'andere',
  openNote: 'Notiz öffnen',
  linksTo: 'Verweist auf',
  linkedFrom: 'Verwiesen von',
  missing: 'fehlt',
  noSuchNote: 'Diese Notiz gibt es nicht.',
  count: (shown, all, missing) => `${shown} von ${all} Notizen${missing > 0 ? `, ${missing} fehlen` : ''}`,
  backlinks: (count) => (count === 1 ? '1 Link darauf' : `${count} Links darauf`),
  more: (count) => `und ${count} weitere`,
  moreToFind: (count) => `und ${count} weitere: suchen oder filtern zeigt sie`,
};

/** The words for a language tag (BCP 47) such as `de-AT`; English for languages that there are no words for. */
export function wordsFor(language: string): Words {
  return wordsIn(language, { english, german });
}
