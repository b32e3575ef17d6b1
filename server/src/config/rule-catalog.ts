import type { Shape } from './shape.ts';

/** What the config has to know of the rules, which stand above it. */
export type RuleCatalog = readonly RuleEntry[];

export interface RuleEntry {
  readonly id: string;
  readonly summary: string;
  readonly options?: Readonly<Record<string, RuleOption>>;
}

export interface RuleOption {
  readonly type: 'boolean' | 'text' | 'list' | 'globs';
  readonly default: boolean | string | readonly string[];
  readonly description: string;
}

export function shapeOfOption({ type }: RuleOption): Shape {
  return { kind: type === 'list' ? 'texts' : type };
}
