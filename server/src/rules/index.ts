import { aliasAsTarget } from './alias-as-target.ts';
import { ambiguousLink } from './ambiguous-link.ts';
import { brokenAnchor } from './broken-anchor.ts';
import { brokenEmbed } from './broken-embed.ts';
import { brokenFileLink } from './broken-file-link.ts';
import { brokenLink } from './broken-link.ts';
import { caseMismatch } from './case-mismatch.ts';
import { danglingPath } from './dangling-path.ts';
import { duplicateStem } from './duplicate-stem.ts';
import { finishedRequirement } from './finished-requirement.ts';
import { invalidField } from './invalid-field.ts';
import { invalidFrontMatter } from './invalid-front-matter.ts';
import { misleadingAlias } from './misleading-alias.ts';
import { misplacedField } from './misplaced-field.ts';
import { missingField } from './missing-field.ts';
import { missingFromIndex } from './missing-from-index.ts';
import { orphanNote } from './orphan-note.ts';
import { outdatedModified } from './outdated-modified.ts';
import { pathLink } from './path-link.ts';
import { redundantAlias } from './redundant-alias.ts';
import { requirementCycle } from './requirement-cycle.ts';
import type { Rule } from './rule.ts';
import { selfLink } from './self-link.ts';
import { siteLink } from './site-link.ts';
import { spacedLink } from './spaced-link.ts';
import { staleReview } from './stale-review.ts';
import { unfiledName } from './unfiled-name.ts';
import { unknownRequirement } from './unknown-requirement.ts';
import { uselessSuppression } from './useless-suppression.ts';

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  brokenLink,
  brokenAnchor,
  ambiguousLink,
  brokenEmbed,
  brokenFileLink,
  redundantAlias,
  misleadingAlias,
  spacedLink,
  pathLink,
  caseMismatch,
  aliasAsTarget,
  selfLink,
  siteLink,
  invalidFrontMatter,
  missingField,
  misplacedField,
  invalidField,
  unknownRequirement,
  requirementCycle,
  finishedRequirement,
  outdatedModified,
  duplicateStem,
  orphanNote,
  missingFromIndex,
  staleReview,
  danglingPath,
  unfiledName,
  uselessSuppression,
];
