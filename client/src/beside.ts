import {
  commands,
  type DefinitionLink,
  extensions,
  type Location,
  type Position,
  SymbolKind,
  type TextDocument,
} from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/**
 * Keeps the server from saying again what VS Code's own Markdown support says: the outline, headings by name, and where
 * Markdown links and headings lead. Where that support is turned off, everything comes from the server.
 */
export const besideBuiltInMarkdown: Middleware = {
  provideDocumentSymbols: (document, token, next) => (hasBuiltIn() ? [] : next(document, token)),

  async provideWorkspaceSymbols(query, token, next) {
    const found = await next(query, token);
    return hasBuiltIn() ? found?.filter(({ kind }) => kind !== headingKind) : found;
  },

  async provideDefinition(document, position, token, next) {
    const question = { command: 'vscode.executeDefinitionProvider', document, position };
    return (await withoutRepeats(question, async () => {
      const found = await next(document, position, token);
      return found && [found].flat();
    })) as DefinitionLink[] | undefined;
  },

  provideReferences: (document, position, options, token, next) =>
    withoutRepeats({ command: 'vscode.executeReferenceProvider', document, position }, async () =>
      next(document, position, options, token),
    ),
};

type Found = Location | DefinitionLink;

/** What both call a heading. */
const headingKind = SymbolKind.String;

function hasBuiltIn(): boolean {
  return extensions.getExtension('vscode.markdown-language-features') !== undefined;
}

interface Question {
  /** VS Code's command that asks everybody. */
  readonly command: string;
  readonly document: TextDocument;
  readonly position: Position;
}

/** Questions that everybody is asked just now: the server is left out. */
const asked = new Set<string>();

/** What the server finds, less what the others find at the same places. */
async function withoutRepeats<Item extends Found>(
  { command, document, position }: Question,
  askServer: () => Promise<readonly Item[] | null | undefined>,
): Promise<Item[] | undefined> {
  const question = `${command} ${document.uri} ${position.line}:${position.character}`;
  if (asked.has(question)) return undefined;
  const ours = await askServer();
  if (!ours || ours.length === 0 || !hasBuiltIn() || !mayBeTheirs(document, position)) return ours?.slice();
  asked.add(question);
  try {
    const theirs = await commands.executeCommand<readonly Found[]>(command, document.uri, position);
    return ours.filter((item) => !theirs.some((other) => overlap(placeOf(item), placeOf(other))));
  } finally {
    asked.delete(question);
  }
}

/** Whether a heading or a Markdown link may stand there. In a wiki-link only the server knows its way. */
function mayBeTheirs(document: TextDocument, position: Position): boolean {
  const line = document.lineAt(position).text;
  const opening = line.lastIndexOf('[[', position.character);
  const closing = line.indexOf(']]', opening);
  const inWikiLink = opening !== -1 && closing !== -1 && position.character <= closing + 2;
  return !inWikiLink && /^\s*#{1,6}\s|\][[(:]/.test(line);
}

type Place = Pick<Location, 'uri' | 'range'>;

/** The ranges of one thing differ: a heading with and without its marks, a link and the part of it that names a heading. */
function overlap(one: Place, other: Place): boolean {
  return one.uri.toString() === other.uri.toString() && one.range.intersection(other.range) !== undefined;
}

function placeOf(found: Found): Place {
  if ('uri' in found) return found;
  return { uri: found.targetUri, range: found.targetSelectionRange ?? found.targetRange };
}
