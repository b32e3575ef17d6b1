/** What tells quickly that two names are not near. */
export interface NameShape {
  readonly name: string;
  /** The name with one `-` for each run of white space, `-` and `_`. */
  readonly joined: string;
  /** The letters of `joined` as bits; letters may share one. */
  readonly letters: number;
}

/** The shapes of many names, by length: a name that is much longer or shorter than another is not near. */
export class NameShapes {
  readonly #byLength = new Map<number, NameShape[]>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const shape = shapeOf(name);
      const alike = this.#byLength.get(shape.joined.length);
      if (alike) alike.push(shape);
      else this.#byLength.set(shape.joined.length, [shape]);
    }
  }

  /** Those that are so long, in UTF-16 code units. */
  ofLength(length: number): readonly NameShape[] {
    return this.#byLength.get(length) ?? [];
  }
}

/** The shape of a folded name. */
export function shapeOf(name: string): NameShape {
  const joined = name.replace(/[\s_-]+/g, '-');
  let letters = 0;
  for (let at = 0; at < joined.length; at++) letters |= 1 << bitOf(joined.charCodeAt(at));
  return { name, joined, letters };
}

/** A bit, from 0 to 31, for each letter of ASCII; all other characters share six. */
export function bitOf(code: number): number {
  return code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6);
}
