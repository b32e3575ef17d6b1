import { EXCLAMATION_MARK, isLetter, QUESTION_MARK, SLASH } from '../characters.ts';
import { Occurrences } from '../occurrences.ts';

const SPACES = '[ \\t\\r\\n]';
const NAME = '[A-Za-z][A-Za-z0-9-]*';
/** remark takes no `/` in an unquoted attribute value. */
const ATTRIBUTE =
  `${SPACES}+[a-zA-Z_:][a-zA-Z0-9:._-]*` + `(?:${SPACES}*=${SPACES}*(?:[^"'=<>\`\\s/]+|'[^']*'|"[^"]*"))?`;
const OPEN_TAG = `<${NAME}(?:${ATTRIBUTE})*${SPACES}*/?>`;
const CLOSING_TAG = `</${NAME}${SPACES}*>`;
const DOMAIN_LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
/** remark takes no `!` in the name of a mail address. */
const AUTOLINK =
  '<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\x01-\\x20\\x7f<>]*' +
  `|[A-Za-z0-9.#$%&'*+/=?^_\`{|}~-]+@${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*)>`;

/** Finds raw HTML (CommonMark §6.6) and autolinks (§6.5), in one text, at places that grow. */
export class AngleBrackets {
  private readonly text: string;
  private readonly openTag = new RegExp(OPEN_TAG, 'y');
  private readonly closingTag = new RegExp(CLOSING_TAG, 'y');
  private readonly autolink = new RegExp(AUTOLINK, 'y');
  private readonly commentEnds: Occurrences;
  private readonly instructionEnds: Occurrences;
  private readonly declarationEnds: Occurrences;
  private readonly cdataEnds: Occurrences;

  constructor(text: string) {
    this.text = text;
    this.commentEnds = new Occurrences(text, '-->');
    this.instructionEnds = new Occurrences(text, '?>');
    this.declarationEnds = new Occurrences(text, '>');
    this.cdataEnds = new Occurrences(text, ']]>');
  }

  /** The end of the raw HTML that starts at `start`; -1 when none does, or when it ends behind `end`. */
  htmlEnd(start: number, end: number): number {
    const found = this.findHtmlEnd(start);
    return found <= end ? found : -1;
  }

  isComment(start: number): boolean {
    return this.text.startsWith('!--', start + 1);
  }

  private findHtmlEnd(start: number): number {
    const { text } = this;
    const second = text.charCodeAt(start + 1);
    if (second === EXCLAMATION_MARK) return this.findMarkupEnd(start);
    if (second === QUESTION_MARK) return this.endBehind(this.instructionEnds, start + 2, 2);
    if (second === SLASH) return endOf(this.closingTag, text, start);
    return isLetter(second) ? endOf(this.openTag, text, start) : -1;
  }

  private findMarkupEnd(start: number): number {
    const { text } = this;
    if (text.startsWith('--', start + 2)) return this.endBehind(this.commentEnds, start + 2, 3);
    if (text.startsWith('[CDATA[', start + 2)) return this.endBehind(this.cdataEnds, start + 9, 3);
    return isLetter(text.charCodeAt(start + 2)) ? this.endBehind(this.declarationEnds, start + 2, 1) : -1;
  }

  private endBehind(ends: Occurrences, from: number, length: number): number {
    const found = ends.next(from);
    return found < this.text.length ? found + length : -1;
  }

  /** The end of the autolink `<scheme:…>` or `<name@host>` that starts at `start`; -1 when none does. */
  autolinkEnd(start: number, end: number): number {
    const found = endOf(this.autolink, this.text, start);
    return found <= end ? found : -1;
  }
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
