import { declaresLinks } from '../vault/fields.ts';
import { stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { noteStart } from './place.ts';
import { type Requirement, requirementsOf } from './requirements.ts';
import type { Rule } from './rule.ts';

export const requirementCycle: Rule = {
  id: 'requirement-cycle',
  severity: 'error',
  summary: 'Notes require each other in a ring, so that none of them can come first.',
  remedy: 'none',
  isAbout: declaresLinks,
  *check({ note, vault }) {
    const closed = new Set<string>();
    for (const requirement of requirementsOf(vault, note.path)) {
      const ring = ringThrough(vault, note.path, requirement);
      if (!ring || closed.has(requirement.path)) continue;
      closed.add(requirement.path);
      const stems = [...ring, note.path].map(stemOf);
      yield {
        range: requirement.link,
        message:
          ring.length === 1
            ? `'${stems[0]}' requires itself.`
            : `These notes require each other in a ring: ${stems.join(' → ')}. One of them has to come first.`,
        related: ring.slice(1).map((path, index) => ({
          path,
          range:
            requirementsOf(vault, path).find((next) => next.path === (ring[index + 2] ?? note.path))?.link ?? noteStart,
          message: `'${stemOf(path)}' requires '${stemOf(ring[index + 2] ?? note.path)}'.`,
        })),
      };
    }
  },
};

/**
 * The shortest ring that starts at the note and goes on with the requirement; the note comes first. Each ring is reported
 * once, at the first of its notes by path, so only later notes are looked at.
 */
function ringThrough(vault: Vault, start: string, first: Requirement): string[] | undefined {
  if (first.path === start) return [start];
  const from = new Map([[first.path, start]]);
  if (first.path < start) return undefined;
  for (const path of from.keys())
    for (const next of requirementsOf(vault, path)) {
      if (next.path === start) return trace(from, path, start);
      if (next.path > start && !from.has(next.path)) from.set(next.path, path);
    }
  return undefined;
}

function trace(from: ReadonlyMap<string, string>, last: string, start: string): string[] {
  const ring: string[] = [];
  for (let path = last; path !== start; path = from.get(path) ?? start) ring.unshift(path);
  return [start, ...ring];
}
