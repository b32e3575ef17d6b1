import type { Refusal } from '../features/feature.ts';
import { isRefusal } from '../features/feature.ts';
import type { VaultEdit } from '../text/edit.ts';
import type { VaultSession } from './session.ts';

/**
 * An edit of the files as they are at this moment: those that it changes are looked at again first, since an edit made
 * for an older text, which some other program has replaced, would destroy the new one.
 */
export async function settledEdit<Answer extends VaultEdit | Refusal | undefined>(
  session: VaultSession,
  make: () => Answer,
): Promise<Answer> {
  await session.taken;
  const edit = make();
  if (!edit || isRefusal(edit)) return edit;
  return (await session.catchUp(edit.edits.keys())) ? make() : edit;
}
