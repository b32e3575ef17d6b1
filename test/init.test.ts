import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { parseConfig } from '../server/src/config.ts';
import { initialConfig, type SiteFiles } from '../server/src/features/init.ts';
import { readQuartzConfig } from '../server/src/features/quartz-config.ts';
import { rules } from '../server/src/rules/index.ts';
import { vaultOf } from './check.ts';
import { parseFixture } from './fixture.ts';

suite('init: the config that fits a vault', () => {
  test('a vault to which the defaults fit', () =>
    checkInit(
      `
//- a.md
[[b]]
//- b.md
`,
      `
{
  // The defaults fit this vault.
}
`,
    ));

  test('fields, their types, values and folders, indexes and reviews, each with its reason', () =>
    checkInit(
      `
//- how-to/how-to.md
---
title: How-to guides
modified: 2026-01-01
---
[[bed]], [[cube]], [[nozzle]] and the [[CHANGELOG]]
//- how-to/bed.md
---
title: Bed
modified: 2026-01-02
status: active
seen: true
---
//- how-to/cube.md
---
title: Cube
modified: 2026-01-03
last-reviewed: 2026-01-03
status: active
requires: [bed]
---
//- how-to/nozzle.md
---
title: Nozzle
modified: 2026-01-04
status: done
requires: [bed, cube]
---
//- how-to/more.md
---
title: More
modified: 2026-01-04
status: done
---
//- how-to/still-more.md
---
title: Still more
modified: 2026-01-04
status: active
---
//- how-to/last.md
---
title: The last one
modified: 2026-01-04
status: active
---
[[more]], [[still-more]]
//- index.md
---
title: Start
modified: 2026-01-01
---
`,
      `
{
  // Linked to, and not here: a site's build often adds CHANGELOG.
  "virtualNotes": ["CHANGELOG"],
  // 8 of 8 notes have front matter.
  "frontMatter": {
    // At least 95 % of the notes have these.
    "required": ["title", "modified"],
    // What every note that has the field agrees on.
    "fields": {
      // 8 notes have it.
      "modified": { "type": "date" },
      // 6 notes have it, all of them in how-to/**.
      "status": { "enum": ["active", "done"], "only": ["how-to/**"] },
      // 2 notes have it.
      "requires": { "type": "links" }
    }
  },
  // These notes list the notes of their folders.
  "indexes": {
    // Links to 3 of 6 notes of the folder.
    "how-to": "how-to/how-to.md"
  },
  // One note has a date in 'last-reviewed'; half a year is a start.
  "review": { "field": "last-reviewed", "maxAgeDays": 180 }
}
`,
    ));

  test('the style of links', () =>
    checkInit(
      `
//- x/a.md
[[../y/b]], [[./c]]
//- x/c.md
//- y/b.md
`,
      `
{
  // 2 of 2 wiki-links are written so.
  "linkStyle": "relative"
}
`,
    ));

  test('the site', () =>
    checkInit(
      `
//- a.md
`,
      `
{
  // There is a quartz.config.ts: links that fail on the site are reported.
  "site": "quartz-4",
  // The markdownLinkResolution of quartz.config.ts.
  "siteLinks": "relative",
  // The ignorePatterns of quartz.config.ts: these notes get no page.
  "siteIgnore": ["private/**", "**/*.draft.md"]
}
`,
      {
        quartzConfig: `
          ignorePatterns: ["private", '**/*.draft.md'],
          Plugin.CrawlLinks({ markdownLinkResolution: "relative" }),`,
      },
    ));

  test('a folder whose name holds a line break cannot end a comment', () => {
    const notes = [1, 2, 3].map((at): [string, string] => [`x\n"site": 1 //\n/${at}.md`, '---\nkey: 3\n---\n']);
    const text = initialConfig(vaultOf(new Map([...notes, ['a.md', '']])));
    assert.deepEqual(parseConfig(text, rules).problems, []);
    assert.equal(parseConfig(text, rules).config.site, undefined);
  });
});

suite('init: the config of Quartz', () => {
  test('is read as text, comments left out', () =>
    assert.deepEqual(
      readQuartzConfig(`
const config: QuartzConfig = {
  configuration: {
    baseUrl: "https://example.org", // ignorePatterns: ["not this"],
    ignorePatterns: ["private", "templates/", "*.excalidraw.md"],
  },
  plugins: { transformers: [
    /* Plugin.CrawlLinks({ markdownLinkResolution: "absolute" }), */
    Plugin.CrawlLinks({ markdownLinkResolution: "shortest" }),
  ] },
}`),
      { site: 'quartz-4', links: 'shortest', ignore: ['private/**', 'templates/**', '*.excalidraw.md'] },
    ));

  test('tells nothing that is not written plainly, and is never run', () =>
    assert.deepEqual(readQuartzConfig('throw new Error(); ignorePatterns: patterns, markdownLinkResolution: how'), {
      site: 'quartz-4',
      links: undefined,
      ignore: [],
    }));

  test('the version is that of the package', () => {
    const manifest = '{ "name": "@jackyzha0/quartz", "version": "5.0.1" }';
    assert.equal(readQuartzConfig('', manifest).site, 'quartz-5');
    assert.equal(readQuartzConfig('', '{ "name": "notes", "version": "5.0.1" }').site, 'quartz-4');
  });
});

/** The config is exactly this, and has no fault. */
function checkInit(source: string, expected: string, site?: SiteFiles): void {
  const text = initialConfig(vaultOf(parseFixture(source).files), site);
  assert.equal(`\n${text}`, expected);
  assert.deepEqual(parseConfig(text, rules).problems, []);
}
