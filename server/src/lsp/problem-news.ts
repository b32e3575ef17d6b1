import type { CancellationToken, WorkspaceFullDocumentDiagnosticReport } from 'vscode-languageserver';
import { configFileName } from '../config.ts';
import type { ServerContext } from './context.ts';
import type { Reports } from './reports.ts';
import type { VaultSession } from './session.ts';
import { Slices } from './slices.ts';
import { uriBelow } from './uris.ts';

/**
 * What a client has to be told of the problems of the workspace, again and again: of those files whose problems may have
 * changed since, however many others there are.
 */
export class ProblemNews {
  readonly #context: ServerContext;
  readonly #reports: Reports;
  /** Result ids as the client was told them, by URI. */
  readonly #told = new Map<string, string>();
  /** What is still to be looked at. */
  readonly #pending = new Map<VaultSession, Set<string>>();

  constructor(context: ServerContext, reports: Reports) {
    this.#context = context;
    this.#reports = reports;
  }

  /**
   * A report for each file whose problems differ from those that the client has, by URI and result id. Of a file without
   * problems that the client does not name, nothing is said, unless it may still show some: those are in `shown`. Other
   * requests are answered meanwhile; when the token is cancelled, the rest is left for the next time.
   */
  async of(
    known: ReadonlyMap<string, string>,
    shown: ReadonlySet<string> = new Set(),
    token?: CancellationToken,
  ): Promise<WorkspaceFullDocumentDiagnosticReport[]> {
    const found = [...known]
      .filter(([uri, id]) => id !== goneId && !this.#context.workspace.locate(uri))
      .map(goneReport);
    const slices = new Slices(this.#context.traffic);
    this.#gather(known);
    for (const [session, paths] of this.#pending)
      for (const path of paths) {
        paths.delete(path);
        const report = this.#reportOf(session, path, known, shown);
        if (report) found.push(report);
        if (slices.isOver) {
          // What is judged in the midst of a checkout has to be judged again.
          await session.taken;
          await slices.next();
        }
        if (token?.isCancellationRequested) return found;
      }
    return found;
  }

  #reportOf(
    session: VaultSession,
    path: string,
    known: ReadonlyMap<string, string>,
    shown: ReadonlySet<string>,
  ): WorkspaceFullDocumentDiagnosticReport | undefined {
    const { items, resultId } = this.#reports.of(session, path);
    if (items.length === 0 && known.size === 0 && shown.size === 0) return undefined;
    const uri = uriBelow(session.root, path);
    const before = known.get(uri);
    if (items.length === 0 && before === undefined && !shown.has(uri)) {
      this.#told.delete(uri);
      return undefined;
    }
    this.#told.set(uri, resultId);
    if (before === resultId) return undefined;
    return { kind: 'full', uri, version: session.documents.get(path)?.version ?? null, resultId, items };
  }

  /** What changed, and files of which the client knows something else than it was told. */
  #gather(known: ReadonlyMap<string, string>): void {
    const { sessions } = this.#context.workspace;
    for (const session of this.#pending.keys()) if (!sessions.includes(session)) this.#pending.delete(session);
    const isAnyNew = sessions.some((session) => !this.#pending.has(session));
    for (const session of sessions) {
      const paths = this.#pending.get(session) ?? new Set();
      this.#pending.set(session, paths.add(configFileName));
      for (const path of session.takeNews(this.#context.today())) paths.add(path);
    }
    // Its files may have been another vault's.
    if (isAnyNew) for (const uri of this.#told.keys()) this.#lookAt(uri);
    for (const [uri, id] of known) if (this.#told.get(uri) !== id) this.#lookAt(uri);
    for (const [uri, id] of this.#told) if (known.get(uri) !== id) this.#lookAt(uri);
  }

  #lookAt(uri: string): void {
    const located = this.#context.workspace.locate(uri);
    if (located) this.#pending.get(located.session)?.add(located.path);
    else this.#told.delete(uri);
  }
}

/** What a client has of a file whose vault was closed. */
const goneId = 'gone';

function goneReport([uri]: [string, string]): WorkspaceFullDocumentDiagnosticReport {
  return { kind: 'full', uri, version: null, resultId: goneId, items: [] };
}
