import assert from 'node:assert/strict';
import type { Offer } from '../server/src/features/actions/offer.ts';
import { isRefusal } from '../server/src/features/feature.ts';
import { refactorings } from '../server/src/features/refactorings.ts';
import { prepareRename, rename } from '../server/src/features/rename.ts';
import { movedFiles, willRenameFiles } from '../server/src/features/will-rename-files.ts';
import { applyVaultEdit, cursorOf, says, sorted, today, vaultOf } from './check.ts';
import { parseFixture, renderFixture } from './fixture.ts';

/** Renaming what stands at `$0` gives the second fixture. The old name must be the one that is offered for editing. */
export function checkRename(newName: string, source: string, expected: string, eol: '\n' | '\r\n' = '\n'): void {
  const fixture = parseFixture(source, eol);
  const read = (path: string): string | undefined => fixture.files.get(path);
  const vault = vaultOf(fixture.files);
  const place = cursorOf(fixture);
  const offered = prepareRename(vault, place, read);
  assert.ok(offered, 'nothing can be renamed here');
  const edit = rename(vault, place, newName, read);
  assert.ok(edit, 'nothing is renamed');
  assert.ok(!isRefusal(edit), `refused: ${'refused' in edit ? edit.refused : ''}`);
  const after = applyVaultEdit(fixture.files, edit);
  const wanted = sorted(parseFixture(expected, eol).files);
  assert.equal(renderFixture(sorted(after)), renderFixture(wanted));
  assert.deepEqual(sorted(after), wanted, 'line endings');
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

/** The action of that title (`…` stands for its rest), at `$0` or on the text that carets mark, gives the second fixture. */
export function checkAction(title: string, source: string, expected: string): void {
  const { files, offers } = offersIn(source);
  const offer = offers.find((candidate) => says(candidate.title, title));
  assert.ok(offer, `no action '${title}' (offered: ${offers.map((each) => each.title).join('; ')})`);
  const edit = offer.edit();
  assert.ok(edit, `'${title}' cannot be done`);
  assert.equal(renderFixture(sorted(applyVaultEdit(files, edit))), renderFixture(sorted(parseFixture(expected).files)));
}

/** No action of that title is offered. */
export function checkNoAction(title: string, source: string): void {
  const offered = offersIn(source).offers.map((offer) => offer.title);
  assert.deepEqual(
    offered.filter((each) => says(each, title)),
    [],
  );
}

function offersIn(source: string): { files: ReadonlyMap<string, string>; offers: Offer[] } {
  const fixture = parseFixture(source);
  const { files } = fixture;
  const mark = fixture.marks[0];
  const path = mark?.path ?? cursorOf(fixture).path;
  const offset = fixture.cursor?.offset ?? 0;
  const vault = vaultOf(files);
  const [note, text] = [vault.notes.get(path), files.get(path)];
  assert.ok(note && text !== undefined, `${path} is no note`);
  const range = mark ? { start: mark.start, end: mark.end } : { start: offset, end: offset };
  return { files, offers: refactorings({ vault, read: (each) => files.get(each), note, text, range, today }) };
}
