import * as jsonc from 'jsonc-parser';
import { nearestText } from '../text/distance.ts';
import { globFault } from '../text/glob.ts';
import type { Range } from '../text/range.ts';
import { type RuleCatalog, type RuleOption, shapeOfOption } from './rule-catalog.ts';
import type { RuleSetting, Setting, Settings, Shape } from './shape.ts';

export interface ConfigProblem {
  readonly range: Range;
  readonly message: string;
}

/** What the settings are when nothing is written. */
export function defaultsOf(settings: Settings): Record<string, unknown> {
  const entries = Object.entries(settings).map(([name, setting]) => [name, defaultOf(setting)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Reads settings from JSON with comments. What is wrong is reported, and has its default. */
export function readSettings(
  text: string,
  settings: Settings,
  rules?: RuleCatalog,
): { value: Record<string, unknown>; problems: ConfigProblem[] } {
  const errors: jsonc.ParseError[] = [];
  const source = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
  const root = jsonc.parseTree(source, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const problems = errors.map(
    ({ error, offset, length }): ConfigProblem => ({
      range: { start: offset, end: offset + length },
      message: `This is not valid JSON: ${wordsOf(jsonc.printParseErrorCode(error))}.`,
    }),
  );
  const reader = new Reader(problems, rules);
  const value = root && reader.read(root, { kind: 'group', settings });
  return { value: (value ?? defaultsOf(settings)) as Record<string, unknown>, problems: problems.map(within(text)) };
}

/** What ends with the text reaches beyond it for the parser, where a comment or a bracket is not closed. */
function within({ length }: string): (problem: ConfigProblem) => ConfigProblem {
  return ({ range: { start, end }, message }) => ({
    range: { start: Math.min(start, length), end: Math.min(end, length) },
    message,
  });
}

function defaultOf({ shape, default: value, optional, required }: Setting): unknown {
  if (value !== undefined || optional || required || shape.kind !== 'group') return value;
  return defaultsOf(shape.settings);
}

/** Each character of a glob may be compared with each of every path. */
const longestGlobs = 20_000;

/** Reads values of shapes out of a syntax tree; undefined stands for what is not of its shape. */
class Reader {
  readonly #problems: ConfigProblem[];
  readonly #rules: RuleCatalog | undefined;
  #lengthOfGlobs = 0;

  constructor(problems: ConfigProblem[], rules: RuleCatalog | undefined) {
    this.#problems = problems;
    this.#rules = rules;
  }

  read(node: jsonc.Node, shape: Shape): unknown {
    switch (shape.kind) {
      case 'text':
        return this.#of(node, 'string', 'a text');
      case 'boolean':
        return this.#of(node, 'boolean', '`true` or `false`');
      case 'count':
        return Number.isInteger(node.value) && node.value > 0
          ? (node.value as number)
          : this.#wrong(node, 'This has to be a whole number above 0.');
      case 'choice':
        return this.#choice(node, shape.of);
      case 'texts':
        return this.#list(node, (item) => this.#of(item, 'string', 'a text'));
      case 'globs':
        return node.type === 'string'
          ? [this.#glob(node)].filter((glob) => glob !== undefined)
          : this.#list(node, (item) => this.#glob(item));
      case 'list':
        return this.#list(node, (item) => this.read(item, shape.of));
      case 'map':
        return this.#map(node, (value) => this.read(value, shape.of));
      case 'group':
        return this.#group(node, shape.settings);
      case 'rules':
        return this.#map(node, (value, key) => this.#rule(value, key));
    }
  }

  #of(node: jsonc.Node, type: jsonc.NodeType, expected: string): unknown {
    return node.type === type ? node.value : this.#wrong(node, `This has to be ${expected}.`);
  }

  #glob(node: jsonc.Node): unknown {
    if (node.type !== 'string') return this.#wrong(node, 'This has to be a glob.');
    const glob: string = node.value;
    const fault = globFault(glob);
    if (fault !== undefined) return this.#wrong(node, `This glob matches nothing: ${fault}.`);
    if (this.#lengthOfGlobs + glob.length > longestGlobs)
      return this.#wrong(
        node,
        `The globs of a config may have ${longestGlobs} characters together; this one is too much.`,
      );
    this.#lengthOfGlobs += glob.length;
    return glob;
  }

  #choice(node: jsonc.Node, words: readonly string[]): unknown {
    if (words.includes(node.value)) return node.value;
    return this.#wrong(node, `This has to be one of ${words.map((word) => `'${word}'`).join(', ')}.`);
  }

  #list(node: jsonc.Node, read: (item: jsonc.Node) => unknown): unknown {
    if (node.type !== 'array') return this.#wrong(node, 'This has to be a list.');
    return (node.children ?? []).map(read).filter((item) => item !== undefined);
  }

  #map(node: jsonc.Node, read: (value: jsonc.Node, key: jsonc.Node) => unknown): unknown {
    if (node.type !== 'object') return this.#wrong(node, 'This has to be an object, `{ … }`.');
    const entries = propertiesOf(node).map(([key, value]) => [key.value as string, read(value, key)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  #group(node: jsonc.Node, settings: Settings): unknown {
    if (node.type !== 'object') return this.#wrong(node, 'This has to be an object, `{ … }`.');
    const value = defaultsOf(settings);
    const seen = new Set<string>();
    for (const [key, child] of propertiesOf(node)) {
      const name = key.value as string;
      const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
      if (seen.has(name)) this.#wrong(key, `The setting '${name}' is written twice; the last one counts.`);
      seen.add(name);
      if (!setting) {
        // An editor finds the schema by it.
        if (name !== '$schema') this.#wrong(key, unknown('setting', name, Object.keys(settings)));
        continue;
      }
      const read = this.read(child, setting.shape);
      if (read !== undefined) value[name] = read;
    }
    const missing = Object.entries(settings).filter(([name, setting]) => setting.required && !seen.has(name));
    for (const [name] of missing) this.#wrong(node, `The setting '${name}' is missing here.`);
    return Object.entries(settings).some(([name, setting]) => setting.required && value[name] === undefined)
      ? undefined
      : value;
  }

  #rule(node: jsonc.Node, key: jsonc.Node): RuleSetting | undefined {
    const id = key.value as string;
    const rule = this.#rules?.find((candidate) => candidate.id === id);
    if (this.#rules && !rule)
      this.#wrong(
        key,
        unknown(
          'rule',
          id,
          this.#rules.map((candidate) => candidate.id),
        ),
      );
    if (node.type !== 'array') return this.#choice(node, severities) as RuleSetting | undefined;
    const [first, second, ...others] = node.children ?? [];
    if (!first || others.length > 0)
      return this.#wrong(node, 'This has to be a severity, or a list of a severity and options.');
    const severity = this.#choice(first, severities) as 'off' | undefined;
    if (severity === undefined || !second) return severity;
    const options = this.#map(second, (value, name) => this.#option(value, name, rule?.options));
    return [severity, (options ?? {}) as Record<string, unknown>];
  }

  #option(node: jsonc.Node, key: jsonc.Node, options: Readonly<Record<string, RuleOption>> | undefined): unknown {
    const name = key.value as string;
    const option = options && Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) {
      if (this.#rules) this.#wrong(key, unknown('option', name, Object.keys(options ?? {})));
      return jsonc.getNodeValue(node);
    }
    return this.read(node, shapeOfOption(option));
  }

  #wrong({ offset, length }: jsonc.Node, message: string): undefined {
    this.#problems.push({ range: { start: offset, end: offset + length }, message });
  }
}

const severities = ['off', 'hint', 'information', 'warning', 'error'];

function* pairsOf(node: jsonc.Node): Generator<[jsonc.Node, jsonc.Node]> {
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (key && value) yield [key, value];
  }
}

function propertiesOf(node: jsonc.Node): [jsonc.Node, jsonc.Node][] {
  return [...pairsOf(node)];
}

function unknown(kind: string, name: string, known: readonly string[]): string {
  const near = nearestText(name, known);
  return `There is no ${kind} '${name}'.${near === undefined ? '' : ` Is '${near}' meant?`}`;
}

/** `PropertyNameExpected` as words. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}
