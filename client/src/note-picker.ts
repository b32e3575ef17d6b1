import { l10n, type QuickPickItem, Uri, type ViewColumn, window } from 'vscode';
import type { ViewServer } from './views/server.ts';

/** A note or attachment as the server finds it by name. */
interface FoundFile {
  readonly uri: string;
  readonly path: string;
  readonly title: string;
  readonly names: readonly string[];
}

interface FileItem extends QuickPickItem {
  readonly uri: Uri;
}

export interface PickOptions {
  readonly title: string;
  /** A document of the vault; without it the first vault is looked through. */
  readonly uri: string | undefined;
  readonly attachments?: boolean;
  /** Shows the note at which the list stands, beside the text that is being written or in its place. */
  readonly preview?: ViewColumn;
}

/** How long the list stands at a note before that is shown, in milliseconds: who runs through the list opens nothing. */
const pause = 150;

/** Lets the user choose a file by stem, title or alias; the server matches and orders, at every keystroke anew. */
export async function pickFile(server: ViewServer, options: PickOptions): Promise<Uri | undefined> {
  const picker = window.createQuickPick<FileItem>();
  picker.title = options.title;
  picker.placeholder = l10n.t('Title, alias or file name of the note');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  const before = window.activeTextEditor;
  // Where something else than a text is shown, such as a walkthrough, it could not be brought back.
  const column = before && options.preview;
  let preview: ReturnType<typeof setTimeout> | undefined;
  const fill = latest(async (query: string, isLatest: () => boolean) => {
    picker.busy = true;
    const { uri, attachments } = options;
    const found = await server.ask<FoundFile[] | null>('docsVault/findNotes', { uri, query, attachments });
    if (!isLatest()) return;
    picker.items = (found ?? []).map(itemOf);
    picker.busy = false;
  });
  picker.onDidChangeValue(fill);
  // A server that was just starting had nothing to say.
  const following = server.onChanged(() => {
    if (picker.items.length === 0) fill(picker.value);
  });
  picker.onDidChangeActive(([item]) => {
    clearTimeout(preview);
    if (item && column !== undefined) preview = setTimeout(() => show(item.uri, column), pause);
  });
  try {
    picker.show();
    fill('');
    const chosen = await new Promise<Uri | undefined>((resolve) => {
      picker.onDidAccept(() => {
        const [item] = picker.activeItems;
        if (item) resolve(item.uri);
      });
      picker.onDidHide(() => resolve(undefined));
    });
    clearTimeout(preview);
    // The note that was shown while looking is left again when none is chosen.
    if (!chosen && before && column !== undefined)
      await window.showTextDocument(before.document, { viewColumn: before.viewColumn ?? 1 });
    return chosen;
  } finally {
    following.dispose();
    picker.dispose();
  }
}

function itemOf({ uri, path, title, names }: FoundFile): FileItem {
  // The server has matched already, by other rules than the list's own filter.
  return { label: title, description: path, detail: names.join(' · '), alwaysShow: true, uri: Uri.parse(uri) };
}

function show(uri: Uri, viewColumn: ViewColumn): void {
  if (!/\.(?:md|markdown)$/i.test(uri.path)) return;
  void window
    .showTextDocument(uri, { preview: true, preserveFocus: true, viewColumn })
    .then(undefined, () => undefined);
}

/** Calls that overtake each other: each is told whether it is still the last one. */
function latest(run: (value: string, isLatest: () => boolean) => Promise<void>): (value: string) => void {
  let number = 0;
  return (value) => {
    const mine = ++number;
    void run(value, () => mine === number);
  };
}
