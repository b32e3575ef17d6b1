/**
 * What is wrong with the parameters of a request, or undefined: what its handler needs is there, and of the type that
 * LSP gives it. Strict only where something wrong would be a failure: a position behind the end of a line is none.
 */
export function faultOf(method: string, params: unknown): string | undefined {
  if (!isObject(params)) return 'the parameters are not an object';
  for (const name of needs[method] ?? (method.startsWith('textDocument/') ? ['textDocument'] : [])) {
    const { is, expected, called = name } = shapes[name] as Shape;
    if (!is(params[called])) return `'${called}' is to be ${expected}`;
  }
  return undefined;
}

type Field = keyof typeof shapes;

interface Shape {
  readonly is: (value: unknown) => boolean;
  readonly expected: string;
  /** The field, where requests differ in what they mean by it. */
  readonly called?: string;
}

const shapes = {
  textDocument: { is: isDocument, expected: 'a document with its URI' },
  position: { is: isPosition, expected: 'a line and a character, whole numbers from 0' },
  positions: { is: listOf(isPosition), expected: 'a list of positions' },
  range: { is: isRange, expected: 'two positions, start and end' },
  context: { is: isObject, expected: 'an object' },
  newName: { is: isText, expected: 'a text' },
  query: { is: isText, expected: 'a text' },
  files: { is: listOf(isFile), expected: 'a list of files with their URIs' },
  uri: { is: isText, expected: 'a URI' },
  uris: { is: listOf(isText), expected: 'a list of URIs', called: 'files' },
  data: { is: isOrigin, expected: 'what the server put there' },
  previousResultIds: { is: listOf(isObject), expected: 'a list of results' },
} as const;

const atPosition: readonly Field[] = ['textDocument', 'position'];

/** What the requests need, where that is more than their document. */
const needs: Readonly<Record<string, readonly Field[]>> = {
  'codeLens/resolve': ['data', 'range'],
  'documentLink/resolve': ['data', 'range'],
  'textDocument/completion': atPosition,
  'textDocument/definition': atPosition,
  'textDocument/documentHighlight': atPosition,
  'textDocument/hover': atPosition,
  'textDocument/prepareRename': atPosition,
  'textDocument/references': [...atPosition, 'context'],
  'textDocument/rename': [...atPosition, 'newName'],
  'textDocument/selectionRange': ['textDocument', 'positions'],
  'textDocument/codeAction': ['textDocument', 'range', 'context'],
  'textDocument/inlayHint': ['textDocument', 'range'],
  'textDocument/semanticTokens/range': ['textDocument', 'range'],
  'docsVault/findNotes': ['query'],
  'docsVault/links': ['uri', 'range', 'uris'],
  'docsVault/linkToHeading': ['position'],
  'docsVault/marks': ['range'],
  'docsVault/preview': ['uri'],
  'workspace/diagnostic': ['previousResultIds'],
  'workspace/symbol': ['query'],
  'workspace/willCreateFiles': ['files'],
  'workspace/willDeleteFiles': ['files'],
  'workspace/willRenameFiles': ['files'],
};

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isDocument(value: unknown): boolean {
  return isObject(value) && isText(value.uri);
}

/** What links and lenses carry until they are resolved. */
function isOrigin(value: unknown): boolean {
  return isObject(value) && isText(value.uri) && (value.at === undefined || isCount(value.at));
}

function isPosition(value: unknown): boolean {
  return isObject(value) && isCount(value.line) && isCount(value.character);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isRange(value: unknown): boolean {
  return isObject(value) && isPosition(value.start) && isPosition(value.end);
}

/** A file that is created or deleted has a `uri`, one that is renamed an `oldUri` and a `newUri`. */
function isFile(value: unknown): boolean {
  return isObject(value) && (isText(value.uri) || (isText(value.oldUri) && isText(value.newUri)));
}

function listOf(isItem: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(isItem);
}
