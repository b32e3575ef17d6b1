import type { Location } from 'vscode-languageserver';
import { graphOf } from '../features/graph/graph.ts';
import { graphPage } from '../features/graph/page.ts';
import { type ViewItem, views } from '../features/views/index.ts';
import { answering, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import type { VaultSession } from './session.ts';
import { uriBelow } from './uris.ts';

interface ViewParams {
  /** One of the names in `views`. */
  readonly view: string;
  /** The document in the active editor. */
  readonly uri?: string;
  /** The item whose children are asked for; without it the items at the top. */
  readonly parent?: string;
}

interface ViewAnswer {
  readonly items: (Omit<ViewItem, 'place'> & { readonly location?: Location })[];
}

interface GraphParams {
  /** The note whose neighbourhood is asked for; without `depth` only its vault counts. */
  readonly uri?: string;
  /** How many links away from the note; without it the whole vault. */
  readonly depth?: number;
  /** For the content security policy that the page brings. */
  readonly nonce: string;
}

interface GraphAnswer {
  /** The URI of the vault: the page tells by the message `{ open: path }` which of its notes is to be opened. */
  readonly root: string;
  readonly html: string;
}

interface VaultStatus {
  readonly root: string;
  readonly notes: number;
  readonly problems: number;
  readonly failure?: string;
}

/**
 * What an editor with side bars shows beside the text. `docsVault/view` asks for the items of a view,
 * `docsVault/status` for the vault of a document, `docsVault/graph` for a page that shows its notes and links, and the notification `docsVault/changed` says that they may be others.
 */
export const viewRequests: ServerPart = {
  capabilities: () => ({ experimental: { docsVaultViews: [...views.keys()] } }),

  register(context) {
    const { connection, workspace } = context;
    let asked = false;
    connection.onRequest(
      'docsVault/view',
      answering<ViewParams, ViewAnswer>(context, 'docsVault/view', async ({ view, uri, parent }) => {
        asked = true;
        await workspace.ready();
        const located = uri === undefined ? undefined : workspace.locate(uri);
        const session = located?.session ?? workspace.sessions[0];
        const items = views.get(view);
        if (!session || !items) return { items: [] };
        const today = context.today();
        const source = {
          vault: session.vault,
          read: session.read,
          circumstances: { today },
          problemsOf: (path: string) => session.problems(path, today),
          ...(located ? { active: located.path } : {}),
        };
        return { items: items(source, parent).map((item) => toAnswer(context, session, item)) };
      }),
    );
    connection.onRequest(
      'docsVault/status',
      answering<ViewParams, VaultStatus | null>(context, 'docsVault/status', async ({ uri }) => {
        await workspace.ready();
        const session = (uri === undefined ? undefined : workspace.locate(uri)?.session) ?? workspace.sessions[0];
        return session ? statusOf(context, session) : null;
      }),
    );
    connection.onRequest(
      'docsVault/graph',
      answering<GraphParams, GraphAnswer | null>(context, 'docsVault/graph', async ({ uri, depth, nonce }) => {
        await workspace.ready();
        const located = uri === undefined ? undefined : workspace.locate(uri);
        const session = located?.session ?? workspace.sessions[0];
        if (!session) return null;
        const around = located && depth !== undefined ? { around: { path: located.path, depth } } : {};
        const name = decodeURIComponent(session.root.slice(session.root.lastIndexOf('/') + 1));
        return {
          root: session.root,
          html: graphPage(graphOf(session.vault, { missing: true, ...around }), name, { nonce }),
        };
      }),
    );
    // A client that never asked for a view does not know the notification either.
    context.problemsChanged.listen(() => {
      if (asked) void connection.sendNotification('docsVault/changed');
    });
  },
};

async function statusOf(context: ServerContext, session: VaultSession): Promise<VaultStatus> {
  const problems = await session.countProblems(context.today());
  const { failure } = session;
  return {
    root: session.root,
    notes: session.vault.notes.size,
    problems,
    ...(failure === undefined ? {} : { failure }),
  };
}

function toAnswer(
  context: ServerContext,
  session: VaultSession,
  { place, ...item }: ViewItem,
): ViewAnswer['items'][number] {
  if (!place) return item;
  const uri = uriBelow(session.root, place.path);
  return { ...item, location: { uri, range: rangeIn(context, session, place.path, place.range) } };
}
