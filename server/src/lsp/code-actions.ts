import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { type Action, fixAllInNote, quickFixes } from '../features/code-actions.ts';
import { inVault, type ServerContext, type ServerPart } from './context.ts';
import { toDiagnostic, toWorkspaceEdit } from './convert.ts';
import type { VaultSession } from './session.ts';

/** Under this kind an editor can ask for the fixes of Docs Vault alone when a note is saved. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.docs-vault`;

export const codeActions: ServerPart = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] } }),

  register(context) {
    context.connection.onCodeAction(
      inVault<CodeActionParams, CodeAction[]>(context, 'textDocument/codeAction', ({ session, path }, params) => {
        const today = context.today();
        const measured = session.measured(path);
        const start = context.positions.offset(measured, params.range.start);
        const end = context.positions.offset(measured, params.range.end);
        const actions: Action[] = [];
        if (isWanted(params, CodeActionKind.QuickFix, true))
          actions.push(...quickFixes(session.problems(path, today), { start, end }));
        if (isWanted(params, fixAllKind, false)) {
          const action = fixAllInNote(session.vault, session.read, path, { today });
          if (action) actions.push(action);
        }
        return actions.flatMap((action) => toCodeAction(context, session, action) ?? []);
      }),
    );
  },
};

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
  const action: CodeAction = { title, kind: kind === 'source.fixAll' ? fixAllKind : kind, edit: workspaceEdit };
  if (problem) action.diagnostics = [toDiagnostic(context, session, problem)];
  if (preferred) action.isPreferred = true;
  return action;
}
