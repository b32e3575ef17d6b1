import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { Offer, Site } from '../features/actions/offer.ts';
import { type Action, fixAllInNote, quickFixes } from '../features/code-actions.ts';
import type { Refusal } from '../features/feature.ts';
import { refactorings } from '../features/refactorings.ts';
import type { Range } from '../text/range.ts';
import { harmless } from '../text/unsafe.ts';
import { answering, inVault, type ServerContext, type ServerPart } from './context.ts';
import { toDiagnostic, toWorkspaceEdit } from './convert.ts';
import type { VaultSession } from './session.ts';
import { settledEdit } from './settled-edit.ts';

/** Under this kind an editor can ask for the fixes of Docs Vault alone when a note is saved. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.docs-vault`;

export const codeActions: ServerPart = {
  capabilities: (client) => ({
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        fixAllKind,
        CodeActionKind.RefactorRewrite,
        CodeActionKind.RefactorExtract,
        CodeActionKind.RefactorInline,
        CodeActionKind.Source,
      ],
      resolveProvider: resolves(client),
    },
  }),

  register(context) {
    const { connection } = context;
    connection.onCodeAction(
      inVault<CodeActionParams, CodeAction[]>(context, 'textDocument/codeAction', ({ session, path }, params) => {
        const today = context.today();
        const measured = session.measured(path);
        const start = context.positions.offset(measured, params.range.start);
        const end = context.positions.offset(measured, params.range.end);
        const actions: Action[] = [];
        if (isWanted(params, CodeActionKind.QuickFix, true))
          actions.push(...quickFixes(session.vault, session.read, session.problems(path, today), { start, end }));
        if (isWanted(params, fixAllKind, false)) {
          const action = fixAllInNote(session.vault, session.read, path, session.circumstances(today));
          if (action) actions.push(action);
        }
        const fixes = actions.flatMap((action) => toCodeAction(context, session, action) ?? []);
        const { uri } = params.textDocument;
        const offers = offersAt(context, session, path, { start, end })
          .filter(({ kind }) => isWanted(params, kind, true))
          .flatMap((offer) => toOffered(context, session, offer, { uri, start, end, title: offer.title }) ?? []);
        return [...fixes, ...offers];
      }),
    );
    if (resolves(context.client))
      connection.onCodeActionResolve(
        answering<CodeAction, CodeAction>(context, 'codeAction/resolve', (action) => resolved(context, action)),
      );
  },
};

/** What an action carries with it until its edit is wanted. */
interface OfferPlace {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

function resolves({ textDocument }: ServerContext['client']): boolean {
  const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {};
  return dataSupport === true && resolveSupport?.properties.includes('edit') === true;
}

function offersAt(context: ServerContext, session: VaultSession, path: string, range: Range): Offer[] {
  const { vault, read } = session;
  const note = vault.notes.get(path);
  const text = read(path);
  if (!note || text === undefined || session.alone) return [];
  const site: Site = { vault, read, note, text, range, today: context.today() };
  return refactorings(site);
}

/**
 * The offer as an action: with its edit, unless the client asks for the edit when the action is chosen. One that can
 * create no files is offered only what it can carry out.
 */
function toOffered(
  context: ServerContext,
  session: VaultSession,
  { title, kind, edit: make }: Offer,
  data: OfferPlace,
): CodeAction | undefined {
  const { resourceOperations = [] } = context.client.workspace?.workspaceEdit ?? {};
  if (resolves(context.client) && resourceOperations.includes('create')) return { title: harmless(title), kind, data };
  const edit = make();
  const workspaceEdit = edit && toWorkspaceEdit(context, session, edit);
  return workspaceEdit && { title: harmless(title), kind, edit: workspaceEdit };
}

async function resolved(context: ServerContext, action: CodeAction): Promise<CodeAction | Refusal> {
  const { uri, start, end, title } = action.data as OfferPlace;
  await context.workspace.settled;
  const located = context.workspace.locate(uri);
  if (!located) return { refused: 'The note is in no vault that is open.' };
  const { session, path } = located;
  await session.ready;
  const edit = await settledEdit(session, () =>
    offersAt(context, session, path, { start, end })
      .find((offer) => offer.title === title)
      ?.edit(),
  );
  if (!edit) return { refused: 'This cannot be done here, or the note has changed meanwhile.' };
  const workspaceEdit = toWorkspaceEdit(context, session, edit);
  return workspaceEdit
    ? { ...action, edit: workspaceEdit }
    : { refused: 'This editor cannot create files on behalf of the language server.' };
}

/** Whether the client asks for that kind, or for one that holds it; `unasked`: when it names none. */
function isWanted({ context: { only } }: CodeActionParams, kind: string, unasked: boolean): boolean {
  return only?.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)) ?? unasked;
}

function toCodeAction(
  context: ServerContext,
  session: VaultSession,
  { title, kind, edit, problem, preferred }: Action,
): CodeAction | undefined {
  const workspaceEdit = toWorkspaceEdit(context, session, edit);
  if (!workspaceEdit) return undefined;
  const action: CodeAction = {
    title: harmless(title),
    kind: kind === 'source.fixAll' ? fixAllKind : kind,
    edit: workspaceEdit,
  };
  if (problem) action.diagnostics = [toDiagnostic(context, session, problem)];
  if (preferred) action.isPreferred = true;
  return action;
}
