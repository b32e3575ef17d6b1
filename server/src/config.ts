import { definition } from './config/definition.ts';
import { type ConfigProblem, defaultsOf, readSettings } from './config/read.ts';
import type { RuleCatalog } from './config/rule-catalog.ts';
import type { GroupOf, RuleSetting, Severity } from './config/shape.ts';

export type { ConfigProblem, RuleCatalog, RuleSetting, Severity };

/** Every setting of a vault. What `docs-vault.json` leaves out has the value of `defaultConfig`. */
export interface Config extends GroupOf<typeof definition> {}

/** What a front matter field may hold, and where it may be. */
export type FieldConfig = Config['frontMatter']['fields'][string];

export const defaultConfig: Config = defaultsOf(definition) as unknown as Config;

/** The file that holds a vault's config, at the vault's root. */
export const configFileName = 'docs-vault.json';

/**
 * Reads a `docs-vault.json` (JSON with comments and trailing commas). What cannot be read keeps its default and is
 * reported with its place; this function never throws. The names and options of rules are checked when the rules are given.
 */
export function parseConfig(text: string, rules?: RuleCatalog): { config: Config; problems: ConfigProblem[] } {
  const { value, problems } = readSettings(text, definition, rules);
  return { config: value as unknown as Config, problems };
}
