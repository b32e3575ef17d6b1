import { suite, test } from 'mocha';
import { checkResolution } from './check-resolution.ts';

suite('anchors', () => {
  test('headings: by text, by slug, by chain', () =>
    checkResolution(`
//- a.md
[[b#api KEY  rotation]]
^^^^^^^^^^^^^^^^^^^^^^^ b.md #api-key-rotation
[[b#api-key-rotation]]
^^^^^^^^^^^^^^^^^^^^^^ b.md #api-key-rotation
[[b#Two#Notes]]
^^^^^^^^^^^^^^^ b.md #notes-1
[[b#Two#Notes#Deep]]
^^^^^^^^^^^^^^^^^^^^ b.md #deep
[[b#Two#Deep]]
^^^^^^^^^^^^^^ b.md #deep
[[b#Notes]]
^^^^^^^^^^^ b.md #notes
[[b#notes-1]]
^^^^^^^^^^^^^ b.md #notes-1
[[b#One#Two]]
^^^^^^^^^^^^^ b.md ?
[[b#missing]]
^^^^^^^^^^^^^ b.md ?
[[b#C# guide]]
^^^^^^^^^^^^^^ b.md #c-guide
[[b#a: b ^ c]]
^^^^^^^^^^^^^^ b.md #a--bc
[[b#code and bold]]
^^^^^^^^^^^^^^^^^^^ b.md #code-and-bold
[[missing#One]]
^^^^^^^^^^^^^^^ missing
//- b.md
# One
## API Key Rotation
## Notes
# Two
## Notes
### Deep
## C# guide
## a | b:c
## \`code\` and **bold**
`));

  test('blocks, without case', () =>
    checkResolution(`
//- a.md
[[b#^ID-1]]
^^^^^^^^^^^ b.md ^id-1
![[b#^two]]
^^^^^^^^^^^ b.md ^Two
[[b#^three]]
^^^^^^^^^^^^ b.md ?
[[b#id-1]]
^^^^^^^^^^ b.md ?
//- b.md
Text. ^id-1

- item ^Two
`));

  test('HTML anchors, for Markdown links', () =>
    checkResolution(`
//- a.md
[m](b.md#here)
^^^^^^^^^^^^^^ b.md <here>
[m](b.md#there)
^^^^^^^^^^^^^^^ b.md <there>
[[b#here]]
^^^^^^^^^^ b.md ?
[m](b.md#Here)
^^^^^^^^^^^^^^ b.md ?
//- b.md
<a id="here"></a> and <a name='there'>x</a>
`));

  test('fragments of Markdown links', () =>
    checkResolution(`
//- a.md
[m](b.md#api-key-rotation)
^^^^^^^^^^^^^^^^^^^^^^^^^^ b.md #api-key-rotation
[m](b.md#api-key-rotation-1)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ b.md #api-key-rotation-1
[m](b.md#API%20Key%20Rotation)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ b.md #api-key-rotation
[m](b.md#^x)
^^^^^^^^^^^^ b.md ^x
[m](<b.md#caf%C3%A9>)
^^^^^^^^^^^^^^^^^^^^^ b.md #café
[m](b.md#missing)
^^^^^^^^^^^^^^^^^ b.md ?
//- b.md
## API Key Rotation
## API key rotation
## Café
text ^x
`));
});
