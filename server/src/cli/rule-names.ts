import { rules } from '../rules/index.ts';
import { nearestNames } from '../vault/nearest.ts';

/** What is wrong with the names of rules; undefined when each is one. */
export function unknownRule(names: readonly string[]): string | undefined {
  const known = ruleNames();
  const wrong = names.find((name) => !known.includes(name));
  if (wrong === undefined) return undefined;
  const [near] = nearestNames(wrong, known, 1);
  return `There is no rule '${wrong}'.${near === undefined ? ' docs-vault explain lists them.' : ` Did you mean ${near}?`}`;
}

/** The ids that a problem can carry. */
export function ruleNames(): string[] {
  return [...rules.map((rule) => rule.id), 'unreadable-note', 'invalid-config'];
}
