import { ambiguousLink } from './ambiguous-link.ts';
import { brokenAnchor } from './broken-anchor.ts';
import { brokenLink } from './broken-link.ts';
import { misleadingAlias } from './misleading-alias.ts';
import { redundantAlias } from './redundant-alias.ts';
import type { Rule } from './rule.ts';
import { uselessSuppression } from './useless-suppression.ts';

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  brokenLink,
  brokenAnchor,
  ambiguousLink,
  redundantAlias,
  misleadingAlias,
  uselessSuppression,
];
