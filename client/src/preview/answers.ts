import { commands, type Disposable, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { gather } from '../views/gather.ts';
import type { NotShown, PreviewSource, ShownLink } from './source.ts';

/** For a note and each note that it embeds, by URI: its wiki-links, by how they are written. */
export type PreviewAnswer = Readonly<Record<string, Readonly<Record<string, ShownLink>>>>;

interface Document {
  answer?: PreviewAnswer;
  /** The answer as text, to tell whether another one says the same; and what the page shows. */
  text: string;
  shown?: string;
  /** The version of the text that was asked about. */
  version?: number;
  asked?: Promise<void>;
  stale: boolean;
  /** How many questions in a row the server has refused. */
  refused?: number;
}

/** VS Code renders a preview anew this long after an edit, in milliseconds; only if it did not is it asked to. */
const pause = 400;

/** How many documents are kept in mind. */
const most = 8;

/**
 * How often the server is asked for one answer, and how often the pages are refreshed for it: VS Code drops a refresh while
 * it waits to show an edit.
 */
const tries = 5;

/**
 * The server's answers about the documents that are rendered: asked for when one is looked at, so that its preview has
 * them at once, and when it is edited or rendered; kept until something changes. When a page was rendered without an
 * answer, or with an old one, the previews are refreshed.
 */
export class PreviewAnswers implements PreviewSource, Disposable {
  readonly #documents = new Map<string, Document>();
  /** For a preview that may be opened: typing is left alone. */
  readonly #prepareSoon = gather(() => this.#prepare(), { pause });
  readonly #listeners: readonly Disposable[];
  #client: BaseLanguageClient | undefined;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#listeners = [
      workspace.onDidChangeTextDocument(({ document }) => {
        const uri = document.uri.toString();
        if (this.#documents.get(uri)?.shown !== undefined) this.#ask(uri);
      }),
      window.onDidChangeActiveTextEditor(() => this.#prepare()),
      workspace.onDidCloseTextDocument(({ uri }) => this.#documents.delete(uri.toString())),
    ];
    this.#prepare();
  }

  /** Takes a new client, before it is started. */
  follow(client: BaseLanguageClient): void {
    this.#client = client;
    client.onNotification('docsVault/preview/changed', () => this.#askAgain());
    client.onDidChangeState(() => {
      if (client.isRunning()) this.#askAgain();
    });
  }

  link(document: string, note: string, written: string): ShownLink | 'unknown' | undefined {
    const known = this.#documents.get(document);
    const links = known?.answer?.[note];
    if (links && Object.hasOwn(links, written)) return links[written];
    // The server has seen this very text, and sees no link there.
    if (known?.answer && (note !== document || known.version === versionOf(document))) return undefined;
    return 'unknown';
  }

  rendered(document: string): void {
    const known = this.#documents.get(document);
    if (known) known.shown = known.text;
    if (known && known.version === versionOf(document)) return;
    this.#ask(document);
    const asked = this.#documents.get(document);
    if (asked) asked.shown ??= '';
  }

  notShown(why: NotShown, most: number): string {
    if (why === 'itself') return l10n.t('Embeds itself: not shown again.');
    if (why === 'depth') return l10n.t('More than {0} embeds inside each other: not shown.', most);
    return l10n.t('More than {0} embeds: not shown.', most);
  }

  dispose(): void {
    clearTimeout(this.#refresh);
    this.#prepareSoon.cancel();
    for (const listener of this.#listeners) listener.dispose();
  }

  #prepare(): void {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'markdown') return;
    const uri = document.uri.toString();
    if (!this.#documents.has(uri)) this.#ask(uri);
  }

  #askAgain(): void {
    for (const [uri, { shown }] of [...this.#documents])
      if (shown === undefined) this.#documents.delete(uri);
      else this.#ask(uri);
    this.#prepareSoon();
  }

  /** Asks about a document; while an answer is awaited, once more behind it. */
  #ask(uri: string): void {
    const document = this.#documents.get(uri) ?? { text: '', stale: false };
    // The one that was asked about last is the last that is forgotten.
    this.#documents.delete(uri);
    this.#documents.set(uri, document);
    for (const oldest of this.#documents.keys()) if (this.#documents.size > most) this.#documents.delete(oldest);
    if (document.asked) document.stale = true;
    else
      document.asked = this.#fetch(uri, document).finally(() => {
        delete document.asked;
        if (!document.stale) return;
        document.stale = false;
        this.#ask(uri);
      });
  }

  async #fetch(uri: string, document: Document): Promise<void> {
    const version = versionOf(uri);
    const isFirst = document.answer === undefined;
    const client = this.#client;
    if (!client?.isRunning()) return;
    let answer: PreviewAnswer;
    try {
      answer = (await client.sendRequest<PreviewAnswer | null>('docsVault/preview', { uri })) ?? {};
    } catch {
      // The server has logged why, or has ended: what is shown stays, unless a vault that changes was the reason.
      document.refused = (document.refused ?? 0) + 1;
      if (document.refused < tries) setTimeout(() => this.#documents.get(uri) === document && this.#ask(uri), pause);
      return;
    }
    delete document.refused;
    document.answer = answer;
    document.text = JSON.stringify(answer);
    if (version === undefined) delete document.version;
    else document.version = version;
    if (document.shown === undefined || document.shown === document.text) return;
    clearTimeout(this.#refresh);
    this.#refresh = setTimeout(() => this.#refreshPages(tries), isFirst ? 0 : pause);
    // A page that VS Code has lost was rendered all the same: whether it is seen, nobody says.
    if (isFirst) setTimeout(() => void commands.executeCommand('markdown.preview.refresh'), 6 * pause);
  }

  /** Until each page was rendered with the last answer; a document whose page was closed is not rendered any more. */
  #refreshPages(left: number): void {
    const isOld = [...this.#documents.values()].some(({ shown, text }) => shown !== undefined && shown !== text);
    if (!isOld || left === 0) return;
    void commands.executeCommand('markdown.preview.refresh');
    this.#refresh = setTimeout(() => this.#refreshPages(left - 1), 2 * pause);
  }
}

function versionOf(uri: string): number | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri)?.version;
}
