import type { Shown } from '../shown-note.ts';

/** A case: what it is about, the text, the kind of facts, and the facts as `shown-note.ts` shows them. */
export type Case = readonly [about: string, text: string, kind: Shown, facts: readonly string[]];
