import type { Directive, Note } from '../parse/note.ts';
import { lineAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { fieldOf } from '../vault/fields.ts';

/** What turns rules off in one note, and a record of what it turned off. Made for one judgement of the note. */
export class Suppression {
  readonly #note: Note;
  /** Read when something is found. */
  #inFrontMatter: ReadonlySet<string> | undefined;
  readonly #used = new Set<string>();

  constructor(note: Note) {
    this.#note = note;
  }

  /** Whether a comment, or the front matter, turns the rule off at that place. Remembers the comment that did. */
  suppresses(rule: string, range: Range): boolean {
    this.#inFrontMatter ??= new Set(rulesInFrontMatter(this.#note));
    if (this.#inFrontMatter.has(rule)) return true;
    let disabledBy: Directive | undefined;
    for (const directive of this.#note.directives) {
      if (directive.start > range.start) break;
      if (!names(directive, rule)) continue;
      if (directive.action === 'enable') disabledBy = undefined;
      else if (directive.action === 'disable') disabledBy = directive;
      else if (this.#isOnNextLine(directive, range)) disabledBy ??= directive;
    }
    if (!disabledBy) return false;
    for (const key of [keyOf(disabledBy), keyOf(disabledBy, rule)]) this.#used.add(key);
    return true;
  }

  /** Whether the comment turned something off: any rule, or the one that is named. */
  used(directive: Directive, rule?: string): boolean {
    return this.#used.has(keyOf(directive, rule));
  }

  #isOnNextLine(directive: Directive, range: Range): boolean {
    const { lineStarts } = this.#note;
    return lineAt(lineStarts, directive.end) + 1 === lineAt(lineStarts, range.start);
  }
}

/** The rule ids of `docs-vault: { disable: [rule-id] }` in the front matter. */
export function rulesInFrontMatter(note: Note): string[] {
  const value = fieldOf(note, 'docs-vault')?.value;
  if (typeof value !== 'object' || value === null || !('disable' in value)) return [];
  const listed: unknown[] = Array.isArray(value.disable) ? value.disable : [value.disable];
  return listed.filter((id): id is string => typeof id === 'string');
}

function names(directive: Directive, rule: string): boolean {
  return directive.rules.length === 0 || directive.rules.some((part) => part.text === rule);
}

function keyOf(directive: Directive, rule = ''): string {
  return `${directive.start} ${rule}`;
}
