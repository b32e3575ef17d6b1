import { commands, Disposable, env, l10n, Uri, ViewColumn, type Webview, type WebviewPanel, window } from 'vscode';
import { gather } from './gather.ts';
import type { GraphAnswer, ViewServer } from './server.ts';
import { activeNote } from './views.ts';

const viewType = 'docsVault.graph';

/** How long changes of the vault are gathered before the graph follows, in milliseconds. */
const pause = 1000;

/** The commands that show notes and links as a picture: of the whole vault, or of what lies around the active note. */
export function registerGraph(server: ViewServer, extension: Uri): Disposable {
  const out = Uri.joinPath(extension, 'server/out');
  let shown: GraphPanel | undefined;
  const take = (panel: WebviewPanel): GraphPanel => {
    const made = new GraphPanel(panel, server, out);
    shown = made;
    panel.onDidDispose(() => {
      if (shown === made) shown = undefined;
    });
    return made;
  };
  const show = (scope: Scope): void => {
    if (shown) shown.reveal();
    else {
      const options = { enableScripts: true, localResourceRoots: [out], retainContextWhenHidden: true };
      const place = { viewColumn: ViewColumn.Beside, preserveFocus: false };
      take(window.createWebviewPanel(viewType, l10n.t('Graph of the Vault'), place, options));
    }
    shown?.tell({ type: 'show', scope });
  };
  return Disposable.from(
    commands.registerCommand('docsVault.showGraph', () => show('all')),
    commands.registerCommand('docsVault.showGraphAround', () => show('around')),
    window.registerWebviewPanelSerializer(viewType, {
      // What the reader chose to see, the page keeps itself.
      async deserializeWebviewPanel(panel) {
        panel.webview.options = { enableScripts: true, localResourceRoots: [out] };
        take(panel);
      },
    }),
    { dispose: () => shown?.dispose() },
  );
}

type Scope = 'all' | 'around';

/** One panel with a graph: keeps it up to date while somebody sees it, and opens the notes that are chosen in it. */
class GraphPanel {
  readonly #panel: WebviewPanel;
  readonly #server: ViewServer;
  readonly #disposables: Disposable[];
  #answer: GraphAnswer | undefined;
  #notes: ReadonlySet<string> = new Set();
  #isReady = false;
  #waiting: object[] = [];
  readonly #soon = gather(() => void this.#refresh(), { pause });
  #missed = false;

  constructor(panel: WebviewPanel, server: ViewServer, out: Uri) {
    this.#panel = panel;
    this.#server = server;
    this.#disposables = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.#hear(message)),
      server.onChanged(this.#soon),
      // The note may be of another vault.
      window.onDidChangeActiveTextEditor(() => void this.#refresh()),
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.#missed) void this.#refresh();
      }),
    ];
    panel.onDidDispose(() => this.#end());
    panel.webview.html = shell(panel.webview, out);
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** Tells the page something, as soon as it listens. */
  tell(message: object): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message);
    else this.#waiting.push(message);
  }

  #hear(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('type' in message)) return;
    if (message.type === 'ready') {
      // The page may have been loaded anew.
      this.#answer = undefined;
      this.#isReady = true;
      void this.#refresh().then(() => {
        for (const waiting of this.#waiting.splice(0)) this.tell(waiting);
      });
    }
    if (message.type === 'open' && 'id' in message && typeof message.id === 'string')
      void this.#open(message.id, 'focus' in message && message.focus === true);
  }

  /** Only notes that were shown can be opened, whatever the page says. */
  async #open(id: string, focus: boolean): Promise<void> {
    if (!this.#answer || !this.#notes.has(id)) return;
    const uri = Uri.joinPath(Uri.parse(this.#answer.root), id);
    const beside = window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== this.#panel.viewColumn);
    const viewColumn =
      beside?.viewColumn ?? (this.#panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
    await commands.executeCommand('vscode.open', uri, { viewColumn, preserveFocus: !focus, preview: true });
  }

  async #refresh(): Promise<void> {
    this.#missed = !this.#panel.visible;
    if (!this.#isReady || this.#missed) return;
    const answer = await this.#server.graph(noteInSight(), this.#answer?.version);
    if (!answer) return;
    const { graph } = answer;
    this.#answer = answer;
    if (graph) {
      this.#notes = new Set(graph.nodes.filter(({ kind }) => kind === 'note').map(({ id }) => id));
      this.tell({ type: 'graph', graph });
    }
    this.#follow();
  }

  /** Marks the note in the active editor; a panel that has the focus takes nothing away. */
  #follow(): void {
    const note = noteInSight();
    if (note === undefined || !this.#answer) return;
    const [path, root] = [Uri.parse(note).path, Uri.parse(this.#answer.root).path];
    if (path.startsWith(`${root}/`)) this.tell({ type: 'active', id: path.slice(root.length + 1) });
  }

  #end(): void {
    this.#soon.cancel();
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

/** The note in the active editor, or where a panel has the focus, the one beside it. */
function noteInSight(): string | undefined {
  const beside = window.visibleTextEditors.find(({ document }) => document.languageId === 'markdown');
  return activeNote() ?? beside?.document.uri.toString();
}

/** The page loads its own script and nothing else; what it shows comes in messages. */
function shell(webview: Webview, out: Uri): string {
  const { cspSource } = webview;
  const script = webview.asWebviewUri(Uri.joinPath(out, 'graph-page.js'));
  const policy = `default-src 'none'; script-src ${cspSource}; worker-src blob:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${l10n.t('Graph of the Vault')}</title>
</head>
<body><script src="${script}"></script></body>
</html>`;
}
