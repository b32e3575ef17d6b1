import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { suite, test } from 'mocha';
import type { CompletionItem, DocumentLink, Hover } from 'vscode-languageserver';
import { obsidianMarkdown } from '../client/src/preview/plugin.ts';
import type { PreviewSource } from '../client/src/preview/source.ts';
import { graphOf } from '../server/src/features/graph/graph.ts';
import { graphPage } from '../server/src/features/graph/page.ts';
import { previewLinks } from '../server/src/features/preview.ts';
import { previewWordsFor } from '../server/src/features/preview-words.ts';
import { vaultOf } from './check.ts';
import { converse } from './client.ts';
import { onDiskAsync } from './disk.ts';
import { parseFixture } from './fixture.ts';
import { runCli } from './run-cli.ts';

/** Addresses that run something, or open a file, an editor or a program. */
const addresses = [
  'command:workbench.action.terminal.new',
  'COMMAND:workbench.action.quit',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'vbscript:x',
  'vscode:extension/x.y',
  'vscode-insiders://x',
  'file:///etc/passwd',
  'data:text/html,<script>alert(1)</script>',
  'ms-msdt:/id',
  'ssh://-oProxyCommand=x',
];

/** A note that links to the address in every way, and one that links to it. */
function vaultWith(address: string): string {
  const forms = [
    `[text](${address.replace(/[<>]/g, encodeURIComponent)})`,
    `[text](<${address.replace(/[<>]/g, encodeURIComponent)}> "title")`,
    `![image](${address.replace(/[<>]/g, encodeURIComponent)})`,
    `[![image](${address.replace(/[<>]/g, encodeURIComponent)})](https://example.com)`,
    '[text][label]',
    '[label]',
    `<${address.replace(/[<>]/g, encodeURIComponent)}>`,
    `[[${address}]]`,
    `![[${address}]]`,
    `[[b|<a href="${address}">text</a>]]`,
    `[[b|[text](${address})]]`,
    `<a href="${address}">text</a>`,
    `<img src="${address}" onerror="alert(1)">`,
  ];
  return `
//- a.md
See [[b]].
//- b.md
# <a href="${address}">One</a> [x](${address.replace(/[<>]/g, encodeURIComponent)})

${forms.join('\n')}

[label]: ${address.replace(/[<>]/g, encodeURIComponent)}
`;
}

/** Markdown or HTML in which the address is one. */
function leadsTo(text: string, address: string): boolean {
  // The vault's own addresses are of files, too.
  const scheme = address.startsWith('file:') ? 'file:///etc' : address.slice(0, address.indexOf(':') + 1);
  const escapes = scheme.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?:\\]\\(|\\]\\(<|\\]: ?<?|<(?!a |img )|href=["']?|src=["']?)\\s*${escapes}`, 'i').test(text);
}

suite('a hostile vault: links that run something', () => {
  for (const address of addresses)
    test(address, async () => {
      const source = vaultWith(address);
      const talk = await converse(source);
      await talk.open('a.md');
      await talk.open('b.md');
      const inA = { uri: talk.uri('a.md') };
      const hover = await talk.connection.sendRequest<Hover>('textDocument/hover', {
        textDocument: inA,
        position: { line: 0, character: 7 },
      });
      const contents = hover.contents as { value: string };
      const { value } = contents;
      assert.match(value, /One/);
      // What leads nowhere bad is still there.
      assert.match(value, /https:\/\/example\.com|\/vault\/b\.md/);
      assert.ok(!leadsTo(withoutOwnHtml(value), address), value);
      assert.equal('isTrusted' in contents, false);
      const { items } = await talk.connection.sendRequest<{ items: CompletionItem[] }>('textDocument/completion', {
        textDocument: inA,
        position: { line: 0, character: 7 },
      });
      for (const item of items) {
        const resolved = await talk.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
        assert.ok(!leadsTo(JSON.stringify(resolved.documentation ?? ''), address), JSON.stringify(resolved));
      }
      const textDocument = { uri: talk.uri('b.md') };
      const links = await talk.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument });
      for (const link of links) {
        const { target = '' } = await talk.connection.sendRequest<DocumentLink>('documentLink/resolve', link);
        assert.ok(target.startsWith('file:///vault/'), target);
      }
      for (let line = 2; line < 15; line++) {
        const found = await talk.connection.sendRequest<unknown[] | null>('textDocument/definition', {
          textDocument,
          position: { line, character: 4 },
        });
        assert.doesNotMatch(JSON.stringify(found), /passwd|command:|javascript:/i);
      }
      await talk.end();
      // What Markdown itself makes a link of is the editor's to clean.
      const own = previewOf(source).match(/<[^>]*docs-vault[^>]*>/g) ?? [];
      assert.ok(own.length >= 3);
      assert.ok(!own.some((tag) => leadsTo(withoutOwnHtml(tag), address)), own.join('\n'));
    });

  test('in the page of the graph', () => {
    const { files } = parseFixture(
      '//- a.md\n---\ntitle: "</script><script>alert(1)</script><img src=x onerror=alert(1)>"\n---\n[[b]] [[</script><b onload=alert(1)>]]\n//- b.md\n# <img src=x onerror=alert(1)>\n#tag</script>',
    );
    const title = '</title><script>alert(1)</script>\u202e\u009b';
    const page = graphPage(graphOf(vaultOf(files), { missing: true }), title, { nonce: 'x', script: '"</script>"' });
    assert.match(page, /Content-Security-Policy/);
    assert.equal(page.split('<script').length, 3);
    assert.equal(page.split('</script').length, 3);
    assert.doesNotMatch(page, /<img|<b onload|<script>|[\u0080-\u009f\u202a-\u202e]/);
  });

  for (const format of ['dot', 'json', 'mermaid'])
    test(`in the graph as ${format}`, () =>
      onDiskAsync('//- a.md\n[[b]] [["];x -> y;"]]\n//- b.md\n# "]; z [label="<img>"]\n', async (root) => {
        const { code, stderr } = await runCli(['graph', '--format', format], { cwd: root });
        assert.deepEqual([code, stderr], [0, '']);
      }));
});

/** The preview of the second note, as the plug-in makes it. */
function previewOf(source: string): string {
  const { files } = parseFixture(source);
  const links = previewLinks(vaultOf(files), (path) => files.get(path), 'b.md', previewWordsFor('en'));
  const answers: PreviewSource = {
    link: (_document, _note, written) => {
      const { path, ...link } = links.get('b.md')?.[written] ?? { state: 'broken' as const, text: written };
      return path === undefined ? link : { ...link, uri: `file:///vault/${path}` };
    },
    rendered: () => undefined,
    notShown: (why, most) => `${why} ${most}`,
  };
  const md = obsidianMarkdown(new MarkdownIt({ html: false }), answers);
  return md.render(files.get('b.md') ?? '', { currentDocument: 'file:///vault/b.md' });
}

/** HTML that was written and is shown as text. */
function withoutOwnHtml(html: string): string {
  return html.replaceAll(/(?:&lt;|\\<).*?(?:&gt;|>)/gs, '').replaceAll(/title="[^"]*"/g, '');
}
