import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { CodeLensRefreshRequest, InlayHintRefreshRequest, SemanticTokensRefreshRequest } from 'vscode-languageserver';
import { inlayHints } from '../features/inlay-hints.ts';
import { semanticTokens } from '../features/semantic-tokens.ts';
import type { Note } from '../parse/note.ts';
import { backlinks } from '../vault/backlinks.ts';
import type { Vault } from '../vault/vault.ts';
import type { VaultSession } from './session.ts';

/** What a client shows of an open note after it asked for it, and is told to ask for again. */
export type ShownKind = 'semanticTokens' | 'inlayHint' | 'codeLens';

/** A note of which the client was told, and what that was, in short. */
interface Told {
  readonly session: VaultSession;
  readonly path: string;
  readonly version: number;
  readonly description: string;
}

/**
 * Asks the client to ask again for what it shows of the open notes, where a change elsewhere made that different: a new
 * note makes links of others whole. After an edit of a note the client asks by itself for what it shows of that one.
 */
export class Shown {
  readonly #connection: Connection;
  readonly #supported: (kind: ShownKind) => boolean;
  readonly #told: Record<ShownKind, Map<string, Told>> = {
    semanticTokens: new Map(),
    inlayHint: new Map(),
    codeLens: new Map(),
  };

  constructor(connection: Connection, { workspace }: ClientCapabilities) {
    this.#connection = connection;
    this.#supported = (kind) => workspace?.[kind]?.refreshSupport === true;
  }

  /** The client was told just now of that note. */
  told(kind: ShownKind, session: VaultSession, path: string): void {
    const document = session.documents.get(path);
    const note = session.vault.notes.get(path);
    if (!document || !note || !this.#supported(kind)) return;
    const description = descriptions[kind](session.vault, note);
    this.#told[kind].set(document.uri, { session, path, version: document.version, description });
  }

  /** Something has changed. */
  changed(): void {
    for (const kind of kinds) if (this.#isStale(kind)) this.ask(kind);
  }

  /** Asks the client to ask again. */
  ask(kind: ShownKind): void {
    if (this.#supported(kind)) this.#connection.sendRequest(requests[kind]).catch(() => undefined);
  }

  #isStale(kind: ShownKind): boolean {
    for (const [uri, { session, path, version, description }] of this.#told[kind]) {
      const document = session.documents.get(path);
      const note = session.vault.notes.get(path);
      if (!document || !note) this.#told[kind].delete(uri);
      else if (document.version === version && descriptions[kind](session.vault, note) !== description) return true;
    }
    return false;
  }
}

const kinds: readonly ShownKind[] = ['semanticTokens', 'inlayHint', 'codeLens'];

const requests: Record<ShownKind, string> = {
  semanticTokens: SemanticTokensRefreshRequest.method,
  inlayHint: InlayHintRefreshRequest.method,
  codeLens: CodeLensRefreshRequest.method,
};

const descriptions: Record<ShownKind, (vault: Vault, note: Note) => string> = {
  semanticTokens: (vault, note) =>
    semanticTokens(vault, note)
      .map(({ state }) => state)
      .join(),
  inlayHint: (vault, note) =>
    inlayHints(vault, note, { start: 0, end: note.length })
      .map(({ label }) => label)
      .join(),
  codeLens: (vault, note) =>
    backlinks(vault, note.path)
      .map((site) => `${site.path}#${site.link.fragment?.text ?? ''}`)
      .join(),
};
