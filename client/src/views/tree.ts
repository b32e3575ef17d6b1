import {
  type Command,
  commands,
  EventEmitter,
  l10n,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeItemLabel,
  Uri,
} from 'vscode';
import type { ItemsParams, ServerItem, ViewServer } from './server.ts';

const icons: Readonly<Record<string, ThemeIcon>> = {
  note: new ThemeIcon('markdown'),
  file: ThemeIcon.File,
  folder: ThemeIcon.Folder,
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
  #isEmpty = false;
  /** How the reader wants the view; who changes it refreshes the tree. */
  choice: Readonly<Required<Pick<ItemsParams, 'filter' | 'isGrouped'>>> = { filter: '', isGrouped: false };

  constructor(server: ViewServer, view: string, uri: () => string | undefined) {
    this.#server = server;
    this.#view = view;
    this.#uri = uri;
  }

  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(parent?: ServerItem): Promise<ServerItem[]> {
    // What is shown instead says so.
    if (!this.#server.isRunning) return [];
    const params = { uri: this.#uri(), parent: parent?.id, ...this.choice };
    const items = await this.#server.items(this.#view, params);
    if (!parent) this.#tellEmpty(items.length === 0);
    return [...items];
  }

  /** VS Code takes a view for empty until its first items come, and one that shows its welcome then shows these late. */
  #tellEmpty(isEmpty: boolean): void {
    if (isEmpty === this.#isEmpty) return;
    this.#isEmpty = isEmpty;
    void commands.executeCommand('setContext', `docsVault.${this.#view}.isEmpty`, isEmpty);
  }

  getTreeItem(item: ServerItem): TreeItem {
    const shown = new TreeItem(labelOf(item), stateOf(item));
    // An item that VS Code knows stays closed if it was: what a filter opens is another one.
    shown.id = item.isOpen && this.choice.filter !== '' ? `\n${item.id}` : item.id;
    if (item.description !== undefined) shown.description = item.description;
    shown.tooltip = new MarkdownString().appendText(item.tooltip ?? item.label);
    const icon = icons[item.icon ?? ''];
    if (icon) shown.iconPath = icon;
    if (item.kind !== undefined) shown.contextValue = item.kind;
    const command = openCommand(item);
    if (command) shown.command = command;
    shown.accessibilityInformation = { label: spoken(item) };
    return shown;
  }
}

function labelOf({ label, highlight }: ServerItem): string | TreeItemLabel {
  return highlight ? { label, highlights: [[highlight.start, highlight.end]] } : label;
}

function stateOf({ hasChildren, isOpen }: ServerItem): TreeItemCollapsibleState {
  if (!hasChildren) return TreeItemCollapsibleState.None;
  return isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

/** What a screen reader says of an item: what its icon shows, too. */
function spoken({ label, description, spoken, icon = '' }: ServerItem): string {
  const shown: Readonly<Record<string, string>> = {
    error: l10n.t('Error'),
    warning: l10n.t('Warning'),
    information: l10n.t('Information'),
    hint: l10n.t('Hint'),
    broken: l10n.t('Broken link'),
  };
  return [shown[icon], label, spoken ?? description].filter(Boolean).join(', ');
}

/** Opens the place of an item; a line of which only the first place counts keeps the focus in the view. */
function openCommand({ location, kind }: ServerItem): Command | undefined {
  // A click on a tag opens what is below it.
  if (!location || kind === 'tag') return undefined;
  const { start, end } = location.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  return {
    title: l10n.t('Open Note'),
    command: 'vscode.open',
    arguments: [Uri.parse(location.uri), { selection, preview: true }],
  };
}
