import type { CancellationToken, ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { isRefusal, type Place, type Refusal } from '../features/feature.ts';
import { harmless } from '../text/unsafe.ts';
import { faultOf } from './params.ts';
import type { PositionRange, Positions } from './positions.ts';
import type { Shown } from './refresh.ts';
import type { VaultSession } from './session.ts';
import type { Settings } from './settings.ts';
import type { Signal } from './signal.ts';
import type { Traffic } from './traffic.ts';
import type { Located, Workspace } from './workspace.ts';

/** What every handler works with; made once, when the client has initialized the server. */
export interface ServerContext {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly workspace: Workspace;
  readonly positions: Positions;
  /** Fires when problems may have changed. */
  readonly problemsChanged: Signal;
  readonly traffic: Traffic;
  /** To be called when folders, and with them vaults, came or went. */
  vaultsChanged: () => void;
  /** The client has said that it will ask for nothing more. */
  isShutDown: boolean;
  /** The language of the editor as it names it (BCP 47), where it does. */
  readonly locale?: string | undefined;
  /** What the user set in the editor, as of now. */
  settings: Settings;
  readonly shown: Shown;
  /** Today's date, `YYYY-MM-DD`, in the user's time zone. */
  today(): string;
}

/** One group of requests: what it adds to the server's capabilities, and its handlers. */
export interface ServerPart {
  capabilities(client: ClientCapabilities): ServerCapabilities;
  register(context: ServerContext): void;
}

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

interface PositionParams extends DocumentParams {
  readonly position: { readonly line: number; readonly character: number };
}

/**
 * The one wrapper of requests: runs the handler, lets a refusal and a failure become an error answer that the editor
 * shows, and logs a failure. A request that the client has cancelled, or that asks for nothing sensible, is not begun.
 */
export function answering<Params, Answer>(
  context: ServerContext,
  name: string,
  handler: (params: Params, token: CancellationToken) => Promise<Answer | Refusal> | Answer | Refusal,
): (params: Params, token: CancellationToken) => Promise<Answer> {
  return async (params, token) => {
    context.traffic.note();
    if (context.isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, `${name} came after shutdown`);
    heedCancellation(token);
    const fault = faultOf(name, params);
    if (fault !== undefined) throw new ResponseError(ErrorCodes.InvalidParams, `${name}: ${fault}.`);
    try {
      const answer = await handler(params, token);
      heedCancellation(token);
      if (typeof answer === 'object' && answer !== null && isRefusal(answer))
        throw new ResponseError(LSPErrorCodes.RequestFailed, harmless(answer.refused));
      return answer as Answer;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      context.connection.console.error(`${name} failed: ${message}`);
      throw new ResponseError(LSPErrorCodes.RequestFailed, `${name} failed; see the log of Docs Vault.`);
    }
  };
}

/** Ends a request that the client has cancelled (LSP §Cancellation Support). */
function heedCancellation(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/**
 * The one wrapper of notifications whose work waits: nobody can be answered, so a failure is logged. Unhandled, it would
 * end the process.
 */
export function heeding<Params>(
  connection: Connection,
  name: string,
  handler: (params: Params) => Promise<void>,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await handler(params);
    } catch (error) {
      connection.console.error(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    }
  };
}

/** A handler for a request about one document of a vault; null for a document of no vault. Waits for the whole vault. */
export function inVault<Params extends DocumentParams, Answer>(
  context: ServerContext,
  name: string,
  handler: (located: Located, params: Params, token: CancellationToken) => Answer | Refusal | Promise<Answer | Refusal>,
): (params: Params, token: CancellationToken) => Promise<Answer | null> {
  return answering<Params, Answer | null>(context, name, async (params, token) => {
    await context.workspace.settled;
    const located = context.workspace.locate(params.textDocument.uri);
    if (!located) return null;
    await located.session.ready;
    heedCancellation(token);
    return handler(located, params, token);
  });
}

/** Like `inVault`, for what needs the document alone: answered before the vault is loaded. */
export function inNote<Params extends DocumentParams, Answer>(
  context: ServerContext,
  name: string,
  handler: (located: Located, params: Params) => Answer | Refusal,
): (params: Params, token: CancellationToken) => Promise<Answer | null> {
  return answering<Params, Answer | null>(context, name, async (params, token) => {
    await context.workspace.settled;
    heedCancellation(token);
    const located = context.workspace.locate(params.textDocument.uri);
    return located ? handler(located, params) : null;
  });
}

/** A handler for a request at a cursor. Waits for the whole vault, unless the note alone can answer. */
export function atPlace<Params extends PositionParams, Answer>(
  context: ServerContext,
  name: string,
  handler: (session: VaultSession, place: Place, params: Params) => Answer | Refusal | Promise<Answer | Refusal>,
  isOwn: (session: VaultSession, place: Place) => boolean = () => false,
): (params: Params, token: CancellationToken) => Promise<Answer | null> {
  return answering<Params, Answer | null>(context, name, async (params, token) => {
    await context.workspace.settled;
    const located = context.workspace.locate(params.textDocument.uri);
    if (!located) return null;
    const { session, path } = located;
    // The text may change while the vault is read.
    const place = (): Place => ({ path, offset: context.positions.offset(session.measured(path), params.position) });
    if (session.isLoaded || !isOwn(session, place())) await session.ready;
    heedCancellation(token);
    return handler(session, place(), params);
  });
}

/** The client's range for a range of a file of the vault. */
export function rangeIn(
  context: ServerContext,
  session: VaultSession,
  path: string,
  range: { readonly start: number; readonly end: number },
): PositionRange {
  return context.positions.range(session.measured(path), range);
}
