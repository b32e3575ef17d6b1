import {
  type CreateFile,
  type Diagnostic,
  DiagnosticSeverity,
  type RenameFile,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Severity } from '../config.ts';
import type { Problem } from '../rules/rule.ts';
import { sortedEdits, type VaultEdit, type TextEdit as VaultTextEdit } from '../text/edit.ts';
import { harmless } from '../text/unsafe.ts';
import type { ServerContext } from './context.ts';
import { rangeIn } from './context.ts';
import type { VaultSession } from './session.ts';
import { uriBelow } from './uris.ts';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(context: ServerContext, session: VaultSession, problem: Problem): Diagnostic {
  const diagnostic: Diagnostic = {
    range: rangeIn(context, session, problem.path, problem.range),
    severity: severities[problem.severity],
    code: problem.rule,
    source: 'docs-vault',
    message: harmless(problem.message),
  };
  if (context.client.textDocument?.publishDiagnostics?.relatedInformation && problem.related)
    diagnostic.relatedInformation = problem.related.map(({ path, range, message }) => ({
      location: { uri: uriBelow(session.root, path), range: rangeIn(context, session, path, range) },
      message: harmless(message),
    }));
  return diagnostic;
}

/**
 * A vault edit as the client can take it: versioned `documentChanges` with file operations where it knows them, else
 * plain `changes`. A client without file operations gets undefined for an edit that needs one. With `confirm`, a label,
 * a client that can shows the text edits before it makes them.
 */
export function toWorkspaceEdit(
  context: ServerContext,
  session: VaultSession,
  edit: VaultEdit,
  confirm?: string,
): WorkspaceEdit | undefined {
  const {
    documentChanges = false,
    resourceOperations = [],
    changeAnnotationSupport,
  } = context.client.workspace?.workspaceEdit ?? {};
  const creates = edit.creates ?? [];
  const renames = edit.renames ?? [];
  // File operations exist in `documentChanges` alone, so a client that knows them knows those: Neovim says no more.
  if (!documentChanges && resourceOperations.length === 0) {
    if (creates.length > 0 || renames.length > 0) return undefined;
    const changes: Record<string, TextEdit[]> = {};
    for (const [path, edits] of edit.edits)
      changes[uriBelow(session.root, path)] = toTextEdits(context, session, path, edits);
    return { changes };
  }
  if (creates.length > 0 && !resourceOperations.includes('create')) return undefined;
  if (renames.length > 0 && !resourceOperations.includes('rename')) return undefined;
  const changes: (CreateFile | RenameFile | TextDocumentEdit)[] = [];
  for (const { path, text } of creates) {
    const uri = uriBelow(session.root, path);
    const start = { line: 0, character: 0 };
    changes.push({ kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } });
    changes.push({ textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] });
  }
  const asks = confirm !== undefined && changeAnnotationSupport !== undefined;
  for (const [path, edits] of edit.edits) {
    const textDocument = { uri: uriBelow(session.root, path), version: session.documents.get(path)?.version ?? null };
    const own = toTextEdits(context, session, path, edits);
    changes.push({ textDocument, edits: asks ? own.map((each) => ({ ...each, annotationId: 'confirm' })) : own });
  }
  for (const { from, to } of renames)
    changes.push({ kind: 'rename', oldUri: uriBelow(session.root, from), newUri: uriBelow(session.root, to) });
  if (!asks) return { documentChanges: changes };
  return { documentChanges: changes, changeAnnotations: { confirm: { label: confirm, needsConfirmation: true } } };
}

function toTextEdits(
  context: ServerContext,
  session: VaultSession,
  path: string,
  edits: readonly VaultTextEdit[],
): TextEdit[] {
  const measured = session.measured(path);
  return sortedEdits(edits).map(({ range, newText }) => ({ range: context.positions.range(measured, range), newText }));
}
