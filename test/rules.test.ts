import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { OpenNote } from '../server/src/parse/packed/open-note.ts';
import { packNote } from '../server/src/parse/packed/packed-note.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { affectedNotes } from '../server/src/rules/affected.ts';
import { judgeNote } from '../server/src/rules/judge.ts';
import { checkFix, checkProblems, problemsOf, today, vaultOf } from './check.ts';
import { parseFixture } from './fixture.ts';

suite('rules: turned off, and made graver', () => {
  test('the last override that matches a note counts', () => {
    const { files } = parseFixture(`
//- docs-vault.json
{
  "rules": { "broken-link": "error", "orphan-note": "off" },
  "overrides": [
    { "files": ["drafts/**"], "rules": { "broken-link": "hint" } },
    { "files": "drafts/old/**", "rules": { "broken-link": "off", "redundant-alias": ["error", { "alsoTitle": true }] } }
  ]
}
//- a.md
[[gone]]
//- drafts/b.md
[[gone]] [[a|A]]
//- drafts/old/c.md
[[gone]] [[a|A]]
`);
    assert.deepEqual(
      problemsOf(files).map(({ path, rule, severity }) => `${path} ${rule} ${severity}`),
      [
        'a.md broken-link error',
        'drafts/b.md broken-link hint',
        'drafts/b.md redundant-alias hint',
        'drafts/old/c.md redundant-alias error',
      ],
    );
  });

  test('comments turn rules off for the next line, or from one place to another', () =>
    checkProblems(
      'broken-link',
      `
[[a1]]
^^^^^^
<!-- docs-vault-disable-next-line broken-link -->
[[a2]]
[[a3]]
^^^^^^
<!-- docs-vault-disable broken-link, orphan-note -->
[[a4]]
<!-- docs-vault-disable-next-line redundant-alias -->
[[a5]]
<!-- docs-vault-enable broken-link -->
[[a6]]
^^^^^^
<!-- docs-vault-disable -->
[[a7]]
<!-- docs-vault-enable -->
[[a8]] <!-- docs-vault-disable-next-line -->
^^^^^^
[[a9]]
`,
    ));

  test('front matter turns rules off for a note, and an unknown rule there is reported', () => {
    const source = `
---
docs-vault:
  disable: [broken-link, no-such-rule]
---
[[gone]]
`;
    checkProblems('broken-link', source);
    assert.deepEqual(
      problemsOf(parseFixture(source).files, 'useless-suppression').map(({ message }) => message),
      ["There is no rule 'no-such-rule'."],
    );
  });

  test('a rule that fails is a problem that names it, and the others go on', () => {
    const vault = vaultOf(parseFixture('[[gone]]').files);
    // Nothing that is scanned is like this.
    class Broken extends OpenNote {
      override get definitions(): never {
        throw new Error('broken');
      }
    }
    const note = new Broken(packNote(parseNote('a.md', '[[gone]]')));
    const problems = judgeNote(vault, note, { today });
    const failed = problems.filter(({ message }) => / failed on this note: /.test(message));
    assert.deepEqual(
      failed.map(({ rule, severity }) => `${rule} ${severity}`),
      ['broken-file-link error'],
    );
    assert.ok(problems.some(({ rule }) => rule === 'broken-link'));
  });
});

suite('rules: quick fixes', () => {
  const missing = `
//- docs-vault.json
{ "newNoteFolder": "inbox", "frontMatter": { "required": ["title", "tags", "seen"], "fields": { "seen": { "type": "date" } } } }
//- how-to/a.md
See [[big-plan#Costs|the plan]].
`;

  test('a missing note is created where the config says, with what it requires', () =>
    checkFix(
      'broken-link',
      missing,
      `${missing.trimEnd()}
//- inbox/big-plan.md
---
title: Big plan
tags: []
seen: 2026-06-15
---

# Big plan

`,
      'Create inbox/big-plan.md',
    ));

  test('no note is created for an attachment, nor with a name that no file can have', () => {
    const { files } = parseFixture('[[shot.png]] [[a: b]] [[c?]]');
    assert.deepEqual(
      problemsOf(files, 'broken-link')
        .flatMap(({ fixes }) => fixes.map(({ title }) => title))
        .filter((title) => title.startsWith('Create')),
      [],
    );
  });

  test('every link to the same missing name is changed at once', () =>
    checkFix(
      'broken-link',
      `
//- a.md
$0[[printr]], [[printr#Bed|bed]]
//- x/b.md
![[printr]] and [[Printr]]
//- printer.md
`,
      `
//- a.md
[[printer]], [[printer#Bed|bed]]
//- x/b.md
![[printer]] and [[printer]]
//- printer.md
`,
      "Change all 4 links to 'printr' to [[printer]]",
    ));

  test('in a table an alias is shown behind an escaped pipe', () =>
    checkFix(
      'alias-as-target',
      `
//- a.md
| a |
|---|
| [[Storage]] |
//- nas.md
---
aliases: [Storage]
---
`,
      `
//- a.md
| a |
|---|
| [[nas\\|Storage]] |
//- nas.md
---
aliases: [Storage]
---
`,
    ));
});

suite('rules: index notes', () => {
  const index = (list: string): string => `
//- x/x.md
${list}
//- x/b.md
# B
//- x/a.md
# Z
//- x/c.md
# A
//- x/d.md
# M
`;
  const fixed = (list: string, expected: string): void => checkFix('missing-from-index', index(list), index(expected));

  test('a list in the order of titles keeps it', () =>
    fixed('- [[c]]\n- [[d]]\n- [[a]]', '- [[c]]\n- [[b]]\n- [[d]]\n- [[a]]'));

  test('a list in no order gets the note at its end, with the next number', () =>
    fixed('3. [[c]]\n4. [[a]]\n   - more\n5. [[d]]', '3. [[c]]\n4. [[a]]\n   - more\n5. [[d]]\n6. [[b]]'));

  test('the mark and the indentation are those of the list', () =>
    fixed('  * [[a]] first\n  * [[c]]\n  * [[d]]', '  * [[a]] first\n  * [[b]]\n  * [[c]]\n  * [[d]]'));

  test('without a list one is begun, when a person wants it', () => {
    const source = index('| [[a]] | [[c]] | [[d]] |\n|---|---|---|');
    const [problem] = problemsOf(parseFixture(source).files, 'missing-from-index');
    assert.deepEqual(
      problem?.fixes.map(({ title, safe }) => [title, safe]),
      [["Add [[b]] to 'x'", false]],
    );
    checkFix('missing-from-index', source, index('| [[a]] | [[c]] | [[d]] |\n|---|---|---|\n\n- [[b]]\n'));
  });

  test('links from index notes do not count where the option says so', () =>
    checkProblems(
      'orphan-note',
      `
//- docs-vault.json
{ "rules": { "orphan-note": ["hint", { "ignoreIndexLinks": true }] } }
//- index.md
[[a]] [[b]]
//- a.md
# A
^^^ No note but an index links to this one; readers of other notes do not learn of it.
//- b.md
# B
//- c.md
[[b]]
^^^^^
`,
    ));
});

suite('rules: what a change can concern', () => {
  const vault = `
//- hub.md
# Hub
## Two
//- a.md
[[hub]]
//- b.md
[[hub#Two]]
//- c.md
[[d|Pulumi]]
//- d.md
`;

  test('text that is typed concerns the note alone', () => checkAffected(vault, 'a.md', '[[hub]] and more', 'a.md'));

  test('a link that comes or goes concerns the note that it leads to', () =>
    checkAffected(vault, 'a.md', '[[hub]] [[c]]', 'a.md', 'c.md'));

  test('a heading concerns the links to headings of the note', () =>
    checkAffected(vault, 'hub.md', '# Hub\n## 2', 'hub.md', 'b.md'));

  test('a note that is created concerns the display texts that are its name', () =>
    checkAffected(vault, 'pulumi.md', '', 'c.md', 'pulumi.md'));
});

/** Writing the text to the path can change the problems of exactly these notes. */
function checkAffected(source: string, path: string, text: string, ...expected: string[]): void {
  const { files } = parseFixture(source);
  const vault = vaultOf(files);
  const before = vault.notes.get(path);
  const after = vaultOf(new Map([[path, text]])).notes.get(path);
  assert.ok(after);
  vault.set(after);
  assert.deepEqual([...affectedNotes(vault, [{ path, before, after }])].sort(), expected.sort());
}
