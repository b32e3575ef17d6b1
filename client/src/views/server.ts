import { EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerLife } from '../life.ts';

/** A line of a view as the server describes it. */
export interface ServerItem {
  readonly id: string;
  readonly label: string;
  readonly highlight?: { readonly start: number; readonly end: number };
  readonly description?: string;
  readonly spoken?: string;
  readonly tooltip?: string;
  readonly icon?: string;
  readonly location?: { readonly uri: string; readonly range: ServerRange };
  readonly kind?: string;
  readonly hasChildren?: boolean;
  readonly isOpen?: boolean;
}

/** What is asked of a view; without `parent` the items at the top. */
export interface ItemsParams {
  readonly uri: string | undefined;
  readonly parent?: string | undefined;
  readonly filter?: string;
  readonly isGrouped?: boolean;
}

interface ServerRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface VaultStatus {
  readonly root: string;
  readonly notes: number;
  readonly problems: number;
  /** How many notes are due for review. */
  readonly due: number;
  readonly failure?: string;
}

/** Notes and links for the page of a graph, which alone looks deeper into them. */
export interface GraphAnswer {
  readonly root: string;
  readonly version: string;
  readonly graph?: { readonly nodes: readonly { readonly id: string; readonly kind: string }[] };
}

/** What the side views know of the server: questions, and when the answers may be others. It outlives restarts. */
export class ViewServer {
  readonly #changed = new EventEmitter<void>();
  readonly onChanged = this.#changed.event;
  #client: BaseLanguageClient | undefined;

  constructor(private readonly life: Pick<ServerLife, 'settled'>) {}

  /** Takes a new client, before it is started. */
  follow(client: BaseLanguageClient): void {
    this.#client = client;
    client.onNotification('docsVault/changed', () => this.#changed.fire());
    client.onDidChangeState(() => this.#changed.fire());
  }

  get isRunning(): boolean {
    return this.#client?.isRunning() ?? false;
  }

  /** Ends when the server runs, or is given up. */
  settled(): Promise<void> {
    return this.life.settled();
  }

  /** The items of a view, or those below one; none when the server does not run. */
  async items(view: string, params: ItemsParams): Promise<readonly ServerItem[]> {
    const answer = await this.ask<{ items: ServerItem[] }>('docsVault/view', { view, ...params });
    return answer?.items ?? [];
  }

  async status(uri: string | undefined): Promise<VaultStatus | undefined> {
    return (await this.ask<VaultStatus>('docsVault/status', { uri })) ?? undefined;
  }

  /** The graph of the vault of a note, without its content where `known` is its version. */
  async graph(uri: string | undefined, known: string | undefined): Promise<GraphAnswer | undefined> {
    return (await this.ask<GraphAnswer>('docsVault/graph', { uri, known })) ?? undefined;
  }

  /** Asks the server, as soon as it has started; undefined when it does not run. */
  async ask<Answer>(method: string, params: object): Promise<Answer | undefined> {
    await this.settled();
    const client = this.#client;
    if (!client?.isRunning()) return undefined;
    return client.sendRequest<Answer>(method, params);
  }
}
