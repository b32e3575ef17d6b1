/**
 * What a setting may hold. Everything that knows the config derives from its shapes: the TypeScript type, the defaults,
 * the reader with its problems, the JSON Schema and the guide's table.
 */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'count' }
  /** One of some words. */
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'texts' }
  /** One glob or several; read as several. */
  | { readonly kind: 'globs' }
  | { readonly kind: 'list'; readonly of: Shape }
  /** Values by names that the writer of the config chooses. */
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'group'; readonly settings: Settings }
  /** The severity of each rule, alone or with options. */
  | { readonly kind: 'rules' };

export interface Setting<S extends Shape = Shape> {
  readonly shape: S;
  /** One sentence in Markdown, without a full stop. */
  readonly description: string;
  /** Without it a group has the defaults of its settings, and any other setting may be absent. */
  readonly default?: unknown;
  /** A group that is absent unless it is written. */
  readonly optional?: true;
  /** Has to be written where its group is. */
  readonly required?: true;
}

export interface Settings {
  readonly [name: string]: Setting;
}

export type Severity = 'hint' | 'information' | 'warning' | 'error';

/** A rule's setting: a severity or `off`, alone or with the rule's options. */
export type RuleSetting = Severity | 'off' | readonly [Severity | 'off', Readonly<Record<string, unknown>>];

/** The value that a shape is read as. */
export type ValueOf<S extends Shape> = S extends { kind: 'text' }
  ? string
  : S extends { kind: 'boolean' }
    ? boolean
    : S extends { kind: 'count' }
      ? number
      : S extends { kind: 'choice'; of: readonly (infer Word)[] }
        ? Word
        : S extends { kind: 'texts' | 'globs' }
          ? readonly string[]
          : S extends { kind: 'list'; of: infer Item extends Shape }
            ? readonly ValueOf<Item>[]
            : S extends { kind: 'map'; of: infer Item extends Shape }
              ? Readonly<Record<string, ValueOf<Item>>>
              : S extends { kind: 'group'; settings: infer Group extends Settings }
                ? GroupOf<Group>
                : S extends { kind: 'rules' }
                  ? Readonly<Record<string, RuleSetting>>
                  : never;

/** The value of a group: what has a default is always there. */
export type GroupOf<Group extends Settings> = {
  readonly [Name in keyof Group as IsAlwaysThere<Group[Name]> extends true ? Name : never]: ValueOf<
    Group[Name]['shape']
  >;
} & {
  readonly [Name in keyof Group as IsAlwaysThere<Group[Name]> extends true ? never : Name]?: ValueOf<
    Group[Name]['shape']
  >;
};

type IsAlwaysThere<S extends Setting> = S extends { optional: true }
  ? false
  : S extends { default: unknown } | { required: true } | { shape: { kind: 'group' } }
    ? true
    : false;
