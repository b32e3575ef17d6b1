import type { Note } from '../parse/note.ts';
import { aliasesOf, titleOf } from '../vault/fields.ts';
import { fileNameOf, fold, folderOf, stemOf } from '../vault/path.ts';
import { resolveName } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { writeFragment } from '../vault/write-anchor.ts';
import { canBeTarget, writeTarget } from '../vault/write-link.ts';
import { bestCandidates } from './best-candidates.ts';
import { TargetCandidates, targetMatches } from './candidates.ts';
import type { TargetContext } from './completion-context.ts';
import type { Completion, CompletionItem } from './completion-item.ts';
import type { Candidate } from './matches.ts';

/**
 * The notes by stem, title and alias, the attachments by name, and the notes that links name and that are not there yet:
 * the best matches first, then what stands in the same folder, then what is linked most often.
 */
export function targetCompletion(vault: Vault, note: Note, context: TargetContext): Completion {
  const query = fold(context.typed.trim());
  const candidates = new TargetCandidates(vault, note, context.range);
  const best = bestCandidates(vault, note, targetMatches(vault, query), context.embed, (match) => candidates.of(match));
  return {
    range: context.range,
    items: best.flatMap((candidate) => itemOf(vault, note, candidate, candidates.note(candidate.path), context) ?? []),
    // Order and matching are ours, so that the editor is to ask again even when nothing was cut.
    incomplete: true,
    commitCharacters: context.closing === '' ? ['#', '|'] : [],
  };
}

/** Undefined for what no wiki-link can name. */
function itemOf(
  vault: Vault,
  note: Note,
  candidate: Candidate,
  destination: Note | undefined,
  context: TargetContext,
): CompletionItem | undefined {
  const { kind, path, name } = candidate;
  const filterText = context.typed === '' ? name : `${context.typed} ${name}`;
  if (kind === 'ghost') {
    return { kind, label: path, detail: 'no such note yet', filterText, newText: path + context.closing };
  }
  if (kind === 'virtual') {
    const target = writeVirtual(vault, note, path);
    return { kind: 'note', label: target, detail: 'made by the site', filterText, newText: target + context.closing };
  }
  const target = writeTarget(vault, note.path, path);
  if (!canBeTarget(target)) return undefined;
  const folder = folderOf(path);
  if (kind === 'attachment')
    return { kind, label: fileNameOf(path), detail: folder, filterText, newText: target + context.closing };
  const title = destination ? titleOf(destination) : stemOf(path);
  if (kind === 'alias' && destination) {
    const alias = aliasesOf(destination).find((other) => fold(other) === name) ?? name;
    const pipe = context.inTable ? '\\|' : '|';
    const newText = `${target}${pipe}${alias}${context.closing}`;
    return { kind, label: alias, detail: target, filterText, newText, preview: { path } };
  }
  if (kind === 'heading' && destination) {
    const heading = destination.headings[Number(name)];
    const fragment = heading && writeFragment(destination, heading, 'wiki');
    if (fragment !== undefined)
      return {
        kind,
        label: heading?.text.text ?? fragment,
        detail: title,
        filterText,
        newText: `${path === note.path ? '' : target}#${fragment}${context.closing}`,
        preview: { path, fragment },
      };
  }
  const detail = [title === stemOf(path) ? '' : title, folder].filter((part) => part !== '').join(' · ');
  const newText = target + context.closing;
  return { kind: 'note', label: stemOf(path), detail, filterText, newText, preview: { path } };
}

/** The name of a virtual note that leads to no other one. */
function writeVirtual(vault: Vault, note: Note, path: string): string {
  const stem = stemOf(path);
  return resolveName(vault, note.path, stem).kind === 'virtual' ? stem : path;
}
