import {
  type Diagnostic,
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { configFileName } from '../config.ts';
import { judgeNote } from '../rules/judge.ts';
import { answering, inVault, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import { toDiagnostic } from './convert.ts';
import type { VaultSession } from './session.ts';
import { uriBelow } from './uris.ts';

/** Diagnostics, pulled by the clients that can (LSP §Pull Diagnostics) and pushed to the others. */
export const diagnostics: ServerPart = {
  capabilities(client) {
    if (!client.textDocument?.diagnostic) return {};
    return {
      diagnosticProvider: { identifier: 'docs-vault', interFileDependencies: true, workspaceDiagnostics: true },
    };
  },

  register(context) {
    const { languages } = context.connection;
    languages.diagnostics.on(
      inVault(context, 'textDocument/diagnostic', ({ session, path }) => ({
        kind: DocumentDiagnosticReportKind.Full,
        items: diagnosticsOf(context, session, path),
      })) as Parameters<typeof languages.diagnostics.on>[0],
    );
    languages.diagnostics.onWorkspace(
      answering(context, 'workspace/diagnostic', async (params: WorkspaceDiagnosticParams, token) => {
        const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
        // A client asks again as soon as it has the answer, so the answer waits until there is something to say.
        for (;;) {
          const changed = context.problemsChanged.next(token);
          await context.workspace.ready();
          const items = context.workspace.sessions.flatMap((session) => changedReports(context, session, known));
          if (items.length > 0 || token.isCancellationRequested) return { items };
          await changed;
        }
      }),
    );
  },
};

/**
 * Tells the client that problems may have changed, soon and once for many changes: a client that pulls is asked to pull
 * again, any other gets what has changed.
 */
export function problemsNotifier(context: ServerContext): (changed: 'document' | 'files') => void {
  const pulls = context.client.textDocument?.diagnostic !== undefined;
  const published = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let filesChanged = false;
  const publish = async (): Promise<void> => {
    timer = undefined;
    context.problemsChanged.fire();
    if (pulls) {
      // After an edit the client pulls by itself.
      if (filesChanged && context.client.workspace?.diagnostics?.refreshSupport)
        context.connection.languages.diagnostics.refresh();
      filesChanged = false;
      return;
    }
    await context.workspace.ready();
    for (const session of context.workspace.sessions)
      for (const report of changedReports(context, session, published)) {
        if (report.kind !== 'full') continue;
        published.set(report.uri, report.resultId ?? '');
        if (report.items.length === 0) published.delete(report.uri);
        await context.connection.sendDiagnostics({
          uri: report.uri,
          diagnostics: report.items,
          ...(report.version === null ? {} : { version: report.version }),
        });
      }
  };
  return (changed) => {
    filesChanged ||= changed === 'files';
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      publish().catch((error: unknown) => context.connection.console.error(`publishing diagnostics failed: ${error}`));
    }, changesTogether);
  };
}

/** How long changes are gathered before the client is told, in milliseconds. */
const changesTogether = 100;

/** The diagnostics of one note, or of the vault's config file, as the client shows them. */
export function diagnosticsOf(context: ServerContext, session: VaultSession, path: string): Diagnostic[] {
  if (path === configFileName) return configDiagnostics(context, session);
  const note = session.vault.notes.get(path);
  if (!note || session.alone) return [];
  return judgeNote(session.vault, note, { today: context.today() }).map((problem) =>
    toDiagnostic(context, session, problem),
  );
}

function configDiagnostics(context: ServerContext, session: VaultSession): Diagnostic[] {
  return (session.opened?.configProblems ?? []).map(({ range, message }) => ({
    range: rangeIn(context, session, configFileName, range),
    severity: DiagnosticSeverity.Error,
    source: 'docs-vault',
    message,
  }));
}

/** A report for each note, and for the config file, whose problems differ from those that the client has. The result id is what they say. */
function changedReports(
  context: ServerContext,
  session: VaultSession,
  known: ReadonlyMap<string, string>,
): WorkspaceDocumentDiagnosticReport[] {
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  const paths = new Set([configFileName, ...session.vault.notes.keys()]);
  for (const path of paths) {
    const uri = uriBelow(session.root, path);
    const items = diagnosticsOf(context, session, path);
    const version = session.documents.get(path)?.version ?? null;
    const resultId = resultIdOf(items);
    if (known.get(uri) === resultId || (items.length === 0 && !known.has(uri))) continue;
    reports.push({ kind: 'full', uri, version, resultId, items });
  }
  for (const uri of known.keys()) {
    const located = context.workspace.locate(uri);
    if (located?.session === session && !paths.has(located.path))
      reports.push({ kind: 'full', uri, version: null, resultId: resultIdOf([]), items: [] });
  }
  return reports;
}

function resultIdOf(items: readonly Diagnostic[]): string {
  let hash = 0;
  const text = JSON.stringify(items);
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return `${text.length}.${hash}`;
}
