import type { Range } from '../../text/range.ts';
import type { Field, FrontMatter } from '../note.ts';

/** What the YAML between the fences says: its fields, the extents of its quoted values, and what is wrong with it. */
export interface YamlFacts {
  readonly fields: readonly Field[];
  /** Without the quotes. */
  readonly quoted: readonly QuotedValue[];
  readonly errors: FrontMatter['errors'];
}

/** A quoted value, anywhere in the value of the field. */
export interface QuotedValue extends Range {
  readonly field: string;
}
