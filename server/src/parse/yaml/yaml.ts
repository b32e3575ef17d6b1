import matter from 'gray-matter';
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
  type Range as YamlRange,
} from 'yaml';
import type { Part, Range } from '../../text/range.ts';
import type { Field, FrontMatter } from '../note.ts';
import { copyOf } from '../pieces.ts';
import type { QuotedValue, YamlFacts } from './facts.ts';

/** Longer front matter is refused: the YAML engine takes time by the square of it. */
const LONGEST = 32_768;
/** Deeper front matter is refused before the YAML engine sees it: it recurses, and can bring down the process. */
const DEEPEST = 100;

type YamlError = FrontMatter['errors'][number];

/** Reads any YAML, by gray-matter and `yaml`, from `start` to `end` of a note's text. */
export function readYaml(text: string, start: number, end: number): YamlFacts {
  return new YamlReader(text, start, end).read();
}

class YamlReader {
  private readonly source: string;
  private readonly start: number;
  private readonly errors: YamlError[] = [];
  private readonly fields: Field[] = [];
  private readonly quoted: QuotedValue[] = [];

  constructor(text: string, start: number, end: number) {
    // A copy: the values that the engine cuts out of it must not keep the note's text.
    this.source = copyOf(text, start, end);
    this.start = start;
  }

  read(): YamlFacts {
    const { fields, quoted, errors } = this;
    const refusal = refusalOf(this.source);
    if (refusal !== undefined) this.fail(refusal, 0, this.source.length);
    else this.readSource();
    return { fields, quoted, errors };
  }

  private readSource(): void {
    try {
      const found = byGrayMatter(this.source);
      if (found !== undefined) this.readDocument(found.document, found.value);
    } catch (error) {
      // The engine throws where aliases would multiply without bound.
      this.fail(error instanceof Error ? error.message : String(error), 0, this.source.length);
    }
  }

  private readDocument(document: Document.Parsed, value: unknown): void {
    for (const { message, pos } of document.errors) this.fail(message.split('\n')[0] ?? message, pos[0], pos[1]);
    const { contents } = document;
    if (contents === null) return;
    this.checkKeys(contents);
    if (isMap(contents)) {
      for (const pair of contents.items) this.addField(pair.key, pair.value as Node | null, value as object);
    } else if (!isScalar(contents) || contents.value !== null) {
      const [start, end] = contents.range;
      this.fail('Front matter must be fields, each "name: value"', start, end);
    }
  }

  private fail(message: string, start: number, end: number): void {
    const { length } = this.source;
    const range = {
      start: this.start + Math.min(start, length),
      end: this.start + Math.min(Math.max(start, end), length),
    };
    this.errors.push({ message, range });
  }

  /** In all maps, keys differ. The engine could look for that, and would compare each with each. */
  private checkKeys(contents: Node): void {
    visit(contents, {
      Map: (_, map) => {
        const names = new Set<unknown>();
        for (const { key } of map.items) {
          if (!isScalar(key) || !key.range) continue;
          if (names.has(key.value)) this.fail('Map keys must be unique', key.range[0], key.range[1]);
          names.add(key.value);
        }
      },
    });
  }

  private addField(key: unknown, value: Node | null, values: object): void {
    if (!isScalar(key) || !key.range) return;
    const name = String(key.value);
    this.fields.push({
      key: { ...this.placed(key.range), text: copyOf(name, 0, name.length) },
      value: Object.getOwnPropertyDescriptor(values, name)?.value ?? null,
      range: this.valueRange(key.range[1], value),
      items: this.items(value),
    });
    this.addQuoted(name, value);
  }

  private placed([start, end]: YamlRange | [number, number]): Range {
    return { start: this.start + start, end: this.start + end };
  }

  private valueRange(keyEnd: number, value: Node | null): Range {
    const [start, end] = value?.range ? [value.range[0], endOf(value)] : [0, 0];
    if (start < end) return this.placed([start, end]);
    const behindColon = this.source.indexOf(':', keyEnd) + 1;
    return this.placed([behindColon, behindColon]);
  }

  private items(value: Node | null): Part[] {
    const items: Part[] = [];
    for (const item of isSeq(value) ? value.items : [value]) {
      if (!isScalar(item) || !item.range || item.value === null) continue;
      const [start, end] = withoutQuotes(item.type, item.range);
      const text = item.source ?? String(item.value);
      items.push({ ...this.placed([start, end]), text: copyOf(text, 0, text.length) });
    }
    return items;
  }

  private addQuoted(field: string, value: Node | null): void {
    if (value === null) return;
    visit(value, {
      Scalar: (_, { type, range }) => {
        if (!range || !isQuoted(type)) return;
        this.quoted.push({ field, ...this.placed(withoutQuotes(type, range)) });
      },
    });
  }
}

function isQuoted(type: string | undefined): boolean {
  return type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
}

function withoutQuotes(type: string | undefined, [start, end]: YamlRange): [number, number] {
  return isQuoted(type) ? [start + 1, Math.max(start + 1, end - 1)] : [start, end];
}

/** The end of what is written: the engine counts the line ending behind a block collection to it. */
function endOf(node: Node): number {
  const [start, end] = node.range ?? [0, 0];
  if (isSeq(node) && !node.flow) return Math.max(start, lastEnd(node.items.at(-1)) ?? end);
  if (isMap(node) && !node.flow) return Math.max(start, lastEnd(node.items.at(-1)) ?? end);
  return end;
}

function lastEnd(item: unknown): number | undefined {
  if (!isPair(item)) return item ? endOf(item as Node) : undefined;
  return Math.max(item.key ? endOf(item.key as Node) : 0, item.value ? endOf(item.value as Node) : 0);
}

/** Why the YAML is not even tried, if it is not. Brackets in strings count too: no front matter needs so many. */
function refusalOf(source: string): string | undefined {
  if (source.length > LONGEST) return `Front matter of more than ${LONGEST} characters is not read`;
  let depth = 0;
  let lineDepth = 0;
  let atLineStart = true;
  for (const character of source) {
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (character === '\n' || character === '\r') {
      atLineStart = true;
      lineDepth = 0;
    } else if (atLineStart && ' \t-?:'.includes(character)) lineDepth++;
    else atLineStart = false;
    if (depth > DEEPEST || lineDepth > 2 * DEEPEST) return `Front matter of more than ${DEEPEST} levels is not read`;
  }
  return undefined;
}

const refuse = (): never => {
  throw new Error('Front matter is YAML: no other language is read, and none is run');
};

/**
 * gray-matter, given the cut block alone and with all its engines replaced: its own would run front matter as JavaScript.
 * It must never be called without options: then it keeps every text that it ever saw. Undefined: nothing but comments.
 */
function byGrayMatter(source: string): { document: Document.Parsed; value: unknown } | undefined {
  let document: Document.Parsed | undefined;
  // What it hands on starts with the line ending behind its fence. No line of the block may close it before its end.
  const parse = (yaml: string): object => {
    document = parseDocument(yaml.slice(1), { prettyErrors: false, logLevel: 'error', uniqueKeys: false });
    return { value: document.toJS({ maxAliasCount: 100 }) };
  };
  const engines = { yaml: parse, json: refuse, javascript: refuse, js: refuse, coffee: refuse, coffeescript: refuse };
  const { data } = matter(`---\n${source}`, { language: 'yaml', delimiters: ['---', '\0'], engines });
  return document === undefined ? undefined : { document, value: data.value };
}
