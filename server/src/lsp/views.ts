import type { Location } from 'vscode-languageserver';
import { graphOf } from '../features/graph/graph.ts';
import { type PageGraph, pageGraphOf } from '../features/graph/page/protocol.ts';
import { type ViewItem, views } from '../features/views/index.ts';
import { dueNotes } from '../features/views/review.ts';
import { type ViewWords, viewWordsFor } from '../features/views/words.ts';
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
  readonly filter?: string;
  readonly isGrouped?: boolean;
}

interface ViewAnswer {
  readonly items: (Omit<ViewItem, 'place'> & { readonly location?: Location })[];
}

interface GraphParams {
  /** A document of the vault that is asked for. */
  readonly uri?: string;
  /** The `version` of the graph that the client has. */
  readonly known?: string;
}

interface GraphAnswer {
  /** The URI of the vault, below which the ids of the notes are paths. */
  readonly root: string;
  readonly version: string;
  /** Absent where the client has it already. */
  readonly graph?: PageGraph;
}

interface VaultStatus {
  readonly root: string;
  readonly notes: number;
  readonly problems: number;
  /** How many notes are due for review. */
  readonly due: number;
  readonly failure?: string;
}

/**
 * What an editor with side bars shows beside the text. `docsVault/view` asks for the items of a view,
 * `docsVault/status` for the vault of a document, `docsVault/graph` for its notes and links, and the notification `docsVault/changed` says that they may be others.
 */
export const viewRequests: ServerPart = {
  capabilities: () => ({ experimental: { docsVaultViews: [...views.keys()] } }),

  register(context) {
    const { connection, workspace } = context;
    const words = viewWordsFor(context.locale);
    let asked = false;
    connection.onRequest(
      'docsVault/view',
      answering<ViewParams, ViewAnswer>(context, 'docsVault/view', async ({ view, uri, parent, ...choice }) => {
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
          words,
          choice: { filter: String(choice.filter ?? ''), isGrouped: choice.isGrouped === true },
          ...(located ? { active: located.path } : {}),
        };
        return { items: bounded(items(source, parent), words).map((item) => toAnswer(context, session, item)) };
      }),
    );
    connection.onRequest(
      'docsVault/status',
      answering<ViewParams, VaultStatus | null>(context, 'docsVault/status', async ({ uri }) => {
        asked = true;
        await workspace.ready();
        const session = (uri === undefined ? undefined : workspace.locate(uri)?.session) ?? workspace.sessions[0];
        return session ? statusOf(context, session) : null;
      }),
    );
    connection.onRequest(
      'docsVault/graph',
      answering<GraphParams, GraphAnswer | null>(context, 'docsVault/graph', async ({ uri, known }) => {
        asked = true;
        await workspace.ready();
        const located = uri === undefined ? undefined : workspace.locate(uri);
        const session = located?.session ?? workspace.sessions[0];
        if (!session) return null;
        const { root, vault } = session;
        const version = `${root} ${session.structure}`;
        if (version === known) return { root, version };
        const name = decodeURIComponent(root.slice(root.lastIndexOf('/') + 1));
        return { root, version, graph: pageGraphOf(graphOf(vault, { missing: true }), name) };
      }),
    );
    // A client that never asked for a view does not know the notification either.
    context.problemsChanged.listen(() => {
      if (asked) void connection.sendNotification('docsVault/changed');
    });
  },
};

/** How many items are sent of one list: nobody reads more, and an editor would be slow with them. */
const most = 1000;

function bounded(items: readonly ViewItem[], words: ViewWords): readonly ViewItem[] {
  if (items.length <= most) return items;
  const label = words.more(items.length - most);
  return [...items.slice(0, most), { id: '\n more', label, kind: 'more' }];
}

async function statusOf(context: ServerContext, session: VaultSession): Promise<VaultStatus> {
  const today = context.today();
  const problems = await session.countProblems(today, context.traffic);
  const { failure } = session;
  return {
    root: session.root,
    notes: session.vault.notes.size,
    problems,
    due: dueNotes({ vault: session.vault, circumstances: { today } }).length,
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
