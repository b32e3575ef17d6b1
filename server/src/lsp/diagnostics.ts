import {
  type ClientCapabilities,
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
} from 'vscode-languageserver';
import { answering, inVault, type ServerContext, type ServerPart } from './context.ts';
import { ProblemNews } from './problem-news.ts';
import { Reports } from './reports.ts';
import { uriBelow } from './uris.ts';

/** Diagnostics, pulled by the clients that can (LSP §Pull Diagnostics) and pushed to the others. */
export const diagnostics: ServerPart = {
  capabilities(client) {
    if (!pulls(client)) return {};
    return {
      diagnosticProvider: { identifier: 'docs-vault', interFileDependencies: true, workspaceDiagnostics: true },
    };
  },

  register(context) {
    const { languages } = context.connection;
    const reports = new Reports(context);
    const news = new ProblemNews(context, reports);
    // A client forgets the result ids of a document that is closed, and may go on showing the problems that it last had.
    const shown = new Set<string>();
    languages.diagnostics.on(
      inVault(context, 'textDocument/diagnostic', ({ session, path }) => {
        const report = reports.of(session, path);
        if (report.items.length > 0) shown.add(uriBelow(session.root, path));
        return { kind: DocumentDiagnosticReportKind.Full, ...report };
      }) as Parameters<typeof languages.diagnostics.on>[0],
    );
    languages.diagnostics.onWorkspace(
      answering(context, 'workspace/diagnostic', async (params: WorkspaceDiagnosticParams, token) => {
        const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
        // A client asks again as soon as it has the answer, so the answer waits until there is something to say.
        for (;;) {
          const changed = context.problemsChanged.next(token);
          await context.workspace.ready();
          const items = await news.of(known, shown, token);
          if (items.length > 0 || token.isCancellationRequested) return { items };
          await changed;
        }
      }),
    );
  },
};

/**
 * Whether the client is to ask for problems. One that cannot be told to ask again would show old ones after a change in
 * another file (Neovim 0.11), and is sent them.
 */
function pulls({ textDocument, workspace }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true;
}

/**
 * Tells the client that problems may have changed, soon and once for many changes: requests that wait for it are
 * answered, a client that pulls is asked to pull again when files changed, and any other client is sent what changed.
 * For a document that was just opened, `opened` is its URI.
 */
export function problemsNotifier(context: ServerContext): (changed: 'document' | 'files', opened?: string) => void {
  const isPulled = pulls(context.client);
  const published = new Map<string, string>();
  const publish = publisher(context, published);
  let timer: NodeJS.Timeout | undefined;
  let filesChanged = false;
  const tell = async (): Promise<void> => {
    const refresh = filesChanged;
    timer = undefined;
    filesChanged = false;
    context.problemsChanged.fire();
    if (!isPulled) await publish();
    // After an edit the client pulls by itself.
    else if (refresh) context.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
  };
  return (changed, opened) => {
    // A client may have forgotten the problems of a document when it closed it, and is sent them again.
    if (opened !== undefined) published.set(opened, '');
    filesChanged ||= changed === 'files';
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      tell().catch((error: unknown) => context.connection.console.error(`telling of problems failed: ${error}`));
    }, changesTogether);
  };
}

/** How long changes are gathered before the client is told, in milliseconds. */
const changesTogether = 100;

/** Sends the diagnostics that differ from those sent before: the result ids of these are in `published`, by URI. */
function publisher(context: ServerContext, published: Map<string, string>): () => Promise<void> {
  const news = new ProblemNews(context, new Reports(context));
  let publishing = Promise.resolve();
  const publish = async (): Promise<void> => {
    await context.workspace.ready();
    for (const { uri, items, resultId = '', version } of await news.of(published)) {
      if (items.length > 0) published.set(uri, resultId);
      else published.delete(uri);
      const versioned = version === null ? {} : { version };
      await context.connection.sendDiagnostics({ uri, diagnostics: items, ...versioned });
    }
  };
  return () => {
    publishing = publishing.catch(() => undefined).then(publish);
    return publishing;
  };
}
