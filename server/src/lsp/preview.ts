import { type PreviewLink, previewLinks } from '../features/preview.ts';
import { previewWordsFor } from '../features/preview-words.ts';
import { answering, type ServerPart } from './context.ts';
import { uriBelow } from './uris.ts';

interface PreviewParams {
  readonly uri: string;
}

/** For the note and each note that it embeds, by URI: its wiki-links, by how they are written. */
type PreviewAnswer = Record<string, Record<string, ShownLink>>;

type ShownLink = Omit<PreviewLink, 'path'> & { readonly uri?: string };

/**
 * What an editor needs to render a note. `docsVault/preview` asks for it, and from then on the notification
 * `docsVault/preview/changed` says that it may be other.
 */
export const previews: ServerPart = {
  capabilities: () => ({}),

  register(context) {
    const { connection, workspace } = context;
    const words = previewWordsFor(context.locale);
    let asked = false;
    connection.onRequest(
      'docsVault/preview',
      answering<PreviewParams, PreviewAnswer | null>(context, 'docsVault/preview', async ({ uri }) => {
        asked = true;
        await workspace.ready();
        const located = workspace.locate(uri);
        if (!located || located.session.alone) return null;
        const { session, path } = located;
        const answer: PreviewAnswer = {};
        for (const [source, links] of previewLinks(session.vault, session.read, path, words))
          answer[source === path ? uri : uriBelow(session.root, source)] = Object.fromEntries(
            Object.entries(links).map(([written, link]) => [written, shownLink(session.root, link, path, uri)]),
          );
        return answer;
      }),
    );
    context.problemsChanged.listen(() => {
      if (asked) void connection.sendNotification('docsVault/preview/changed');
    });
  },
};

/** The note that is shown goes by the URI by which the client asked for it. */
function shownLink(root: string, { path, ...link }: PreviewLink, asked: string, uri: string): ShownLink {
  return path === undefined ? link : { ...link, uri: path === asked ? uri : uriBelow(root, path) };
}
