import assert from 'node:assert/strict';
import { isRefusal } from '../server/src/features/feature.ts';
import { prepareRename, rename } from '../server/src/features/rename.ts';
import { movedFiles, willRenameFiles } from '../server/src/features/will-rename-files.ts';
import { applyVaultEdit, cursorOf, says, sorted, vaultOf } from './check.ts';
import { parseFixture, renderFixture } from './fixture.ts';

/** Renaming what stands at `$0` gives the second fixture. The old name must be the one that is offered for editing. */
export function checkRename(newName: string, source: string, expected: string): void {
  const fixture = parseFixture(source);
  const read = (path: string): string | undefined => fixture.files.get(path);
  const vault = vaultOf(fixture.files);
  const place = cursorOf(fixture);
  const offered = prepareRename(vault, place, read);
  assert.ok(offered, 'nothing can be renamed here');
  const edit = rename(vault, place, newName, read);
  assert.ok(edit, 'nothing is renamed');
  assert.ok(!isRefusal(edit), `refused: ${'refused' in edit ? edit.refused : ''}`);
  const after = applyVaultEdit(fixture.files, edit);
  assert.equal(renderFixture(sorted(after)), renderFixture(sorted(parseFixture(expected).files)));
}

/** The name that is offered for editing at `$0`, and its range, which carets mark; without carets nothing can be renamed. */
export function checkPrepareRename(placeholder: string | undefined, source: string): void {
  const fixture = parseFixture(source);
  const place = cursorOf(fixture);
  const offered = prepareRename(vaultOf(fixture.files), place, (path) => fixture.files.get(path));
  const found = offered && !isRefusal(offered) ? [{ path: place.path, ...offered.range, label: '' }] : [];
  assert.equal(renderFixture(fixture.files, found), renderFixture(fixture.files, fixture.marks));
  assert.equal(offered && 'placeholder' in offered ? offered.placeholder : undefined, placeholder);
}

/** Renaming what stands at `$0` is refused for that reason; `…` at the end stands for the rest of it. */
export function checkRenameRefused(newName: string, source: string, reason: string): void {
  const fixture = parseFixture(source);
  const edit = rename(vaultOf(fixture.files), cursorOf(fixture), newName, (path) => fixture.files.get(path));
  const refused = edit && isRefusal(edit) ? edit.refused : 'not refused';
  assert.ok(says(refused, reason), `expected: ${reason}\nfound: ${refused}`);
}

/** Moving files or folders, several lines of `from -> to`, gives the second fixture. */
export function checkMove(moves: string, source: string, expected: string): void {
  const { files } = parseFixture(source);
  const vault = vaultOf(files);
  const wanted = moves
    .trim()
    .split('\n')
    .map((line) => line.split(' -> ').map((path) => path.trim()))
    .map(([from = '', to = '']) => ({ from, to }));
  const { edit } = willRenameFiles(vault, wanted, (path) => files.get(path));
  const renames = [...(movedFiles(vault, wanted).moves ?? [])].map(([from, to]) => ({ from, to }));
  const after = applyVaultEdit(files, { ...edit, renames });
  assert.equal(renderFixture(sorted(after)), renderFixture(sorted(parseFixture(expected).files)));
}
