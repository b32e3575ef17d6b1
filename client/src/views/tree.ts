import {
  type Command,
  EventEmitter,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type { ServerItem, ViewServer } from './server.ts';

const icons: Readonly<Record<string, ThemeIcon>> = {
  note: new ThemeIcon('markdown'),
  section: new ThemeIcon('symbol-string'),
  link: new ThemeIcon('link'),
  broken: new ThemeIcon('link', new ThemeColor('problemsErrorIcon.foreground')),
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  information: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
  hint: new ThemeIcon('lightbulb'),
  tag: new ThemeIcon('tag'),
  done: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  ready: new ThemeIcon('circle-large-outline'),
  blocked: new ThemeIcon('circle-slash'),
  open: new ThemeIcon('circle-outline'),
};

/** The items of one of the server's views, as a tree of VS Code. Stable ids keep what is expanded and selected. */
export class ServerTree implements TreeDataProvider<ServerItem> {
  readonly #server: ViewServer;
  readonly #view: string;
  readonly #uri: () => string | undefined;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: ViewServer, view: string, uri: () => string | undefined) {
    this.#server = server;
    this.#view = view;
    this.#uri = uri;
  }

  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(parent?: ServerItem): Promise<ServerItem[]> {
    return [...(await this.#server.items(this.#view, this.#uri(), parent?.id))];
  }

  getTreeItem(item: ServerItem): TreeItem {
    const state = item.hasChildren ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
    const shown = new TreeItem(item.label, state);
    shown.id = item.id;
    if (item.description !== undefined) shown.description = item.description;
    shown.tooltip = new MarkdownString().appendText(item.tooltip ?? item.label);
    const icon = icons[item.icon ?? ''];
    if (icon) shown.iconPath = icon;
    if (item.kind !== undefined) shown.contextValue = item.kind;
    const command = openCommand(item);
    if (command) shown.command = command;
    const spoken = [item.label, item.description].filter((part) => part !== undefined).join(', ');
    shown.accessibilityInformation = { label: spoken };
    return shown;
  }
}

/** Opens the place of an item; a line of which only the first place counts keeps the focus in the view. */
function openCommand({ location, kind }: ServerItem): Command | undefined {
  // A click on a tag opens what is below it.
  if (!location || kind === 'tag') return undefined;
  const { start, end } = location.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  return { title: 'Open', command: 'vscode.open', arguments: [Uri.parse(location.uri), { selection, preview: true }] };
}
