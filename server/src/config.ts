import * as jsonc from 'jsonc-parser';
import type { Range } from './text/range.ts';

export type Severity = 'hint' | 'information' | 'warning' | 'error';

/** A rule's setting: a severity or `off`, alone or with the rule's options. */
export type RuleSetting = Severity | 'off' | readonly [Severity | 'off', Readonly<Record<string, unknown>>];

export interface FieldConfig {
  readonly type?: 'text' | 'date' | 'list' | 'links' | 'number' | 'boolean';
  readonly enum?: readonly string[];
  /** Globs of the notes that may have the field. */
  readonly only?: readonly string[];
}

/** Every setting of a vault. What `docs-vault.json` leaves out has the value of `defaultConfig`. */
export interface Config {
  /** Globs, relative to the vault, of the Markdown files that are notes. */
  readonly include: readonly string[];
  /** Globs of files that are not part of the vault, beside what `.gitignore` names. */
  readonly exclude: readonly string[];
  /** Names that the site's build puts beside the notes: links to them are not broken. */
  readonly virtualNotes: readonly string[];
  /** How links are written by completion, rename and fixes. */
  readonly linkStyle: 'shortest' | 'relative' | 'absolute';
  /** The published site's profile. */
  readonly site?: 'quartz-4' | 'quartz-5' | 'obsidian';
  readonly resolve: { readonly aliases: boolean; readonly titles: boolean };
  /** Whether `[[folder]]` names `folder/folder.md` or `folder/index.md`. */
  readonly folderNotes: boolean;
  readonly frontMatter: {
    readonly required: readonly string[];
    readonly fields: Readonly<Record<string, FieldConfig>>;
  };
  /** The index note of each folder. */
  readonly indexes: Readonly<Record<string, string>>;
  readonly review?: { readonly field: string; readonly maxAgeDays: number };
  /** Folder for notes made by the quick fix "create"; empty: the folder of the link's note. */
  readonly newNoteFolder: string;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly {
    readonly files: readonly string[];
    readonly rules: Readonly<Record<string, RuleSetting>>;
  }[];
}

export const defaultConfig: Config = {
  include: ['**/*.md'],
  exclude: [],
  virtualNotes: [],
  linkStyle: 'shortest',
  resolve: { aliases: false, titles: false },
  folderNotes: false,
  frontMatter: { required: [], fields: {} },
  indexes: {},
  newNoteFolder: '',
  rules: {},
  overrides: [],
};

/** The file that holds a vault's config, at the vault's root. */
export const configFileName = 'docs-vault.json';

export interface ConfigProblem {
  readonly range: Range;
  readonly message: string;
}

/**
 * Reads a `docs-vault.json` (JSON with comments and trailing commas). What cannot be read keeps its default and is
 * reported with its place; this function never throws.
 */
export function parseConfig(text: string): { config: Config; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const errors: jsonc.ParseError[] = [];
  const root = jsonc.parseTree(text, errors, { allowTrailingComma: true });
  for (const error of errors)
    problems.push({
      range: { start: error.offset, end: error.offset + error.length },
      message: `This is not valid JSON: ${jsonc.printParseErrorCode(error.error)}.`,
    });
  if (root?.type !== 'object') return { config: defaultConfig, problems };
  const written = jsonc.getNodeValue(root) as Partial<Config>;
  return {
    config: {
      ...defaultConfig,
      ...written,
      resolve: { ...defaultConfig.resolve, ...written.resolve },
      frontMatter: { ...defaultConfig.frontMatter, ...written.frontMatter },
    },
    problems,
  };
}
