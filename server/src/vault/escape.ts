/** How a Markdown link writes its destination. */
export interface DestinationForm {
  /** Between `<` and `>`. */
  readonly angled: boolean;
  /** Spaces, and characters outside ASCII, are percent-encoded although they need not be. */
  readonly spacesEncoded: boolean;
  readonly unicodeEncoded: boolean;
}

/** The form of a destination as written. */
export function destinationFormOf(raw: string, angled: boolean): DestinationForm {
  return { angled, spacesEncoded: !angled || /%20/.test(raw), unicodeEncoded: /%[89a-f][0-9a-f]/i.test(raw) };
}

/**
 * A path or fragment as the destination of a Markdown link (CommonMark §6.3): what would end it, start a fragment, an
 * escape, an entity or another construct, or be cut at a table's pipe, is percent-encoded; all else stays readable.
 */
export function escapeDestination(text: string, form: DestinationForm): string {
  let escaped = text.replace(special, percentEncoded);
  // An entity needs its semicolon (CommonMark §2.5).
  escaped = escaped.replace(/&(?=#?\w+;)/g, '%26');
  if (form.spacesEncoded) escaped = escaped.replace(/ /g, '%20');
  if (form.unicodeEncoded) escaped = escaped.replace(/[^\x20-\x7e\ud800-\udfff]/gu, percentEncoded);
  return form.angled || hasBalancedParentheses(escaped) ? escaped : escaped.replace(/[()]/g, percentEncoded);
}

/**
 * Text inside a YAML scalar that is quoted as told; a plain one gets quotes when the text would be read as something
 * else (YAML 1.2 §7.3).
 */
export function escapeYaml(text: string, quote: '"' | "'" | ''): string {
  if (quote === "'") return text.replaceAll("'", "''");
  if (quote === '"') return text.replace(/["\\]/g, '\\$&');
  return isPlain(text) ? text : `"${escapeYaml(text, '"')}"`;
}

/** The quote in front of an offset in a YAML text. */
export function quoteBefore(text: string, offset: number): '"' | "'" | '' {
  const character = text[offset - 1];
  return character === '"' || character === "'" ? character : '';
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const special = /[\x00-\x1f\x7f%#?<>\\|`$[\]]/g;

/** Whether a plain scalar of that text is that string, in a block and in a flow list. */
function isPlain(text: string): boolean {
  if (/^[\s\-?:,[\]{}#&*!|>'"%@`]|[\s:]$|: | #|[,[\]{}]|[\n\t]/.test(text) || text === '') return false;
  if (/^(?:null|true|false|~|yes|no|on|off|y|n)$/i.test(text)) return false;
  return !/^[-+.]?[\d.][\d_.:]*(?:e[-+]?\d+)?$|^0[xo][\da-f_]+$|^[-+]?\.(?:inf|nan)$/i.test(text);
}

/** Lone surrogates, which UTF-8 cannot hold, never come here. */
function percentEncoded(character: string): string {
  const code = character.charCodeAt(0);
  return code < 128 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(character);
}

function hasBalancedParentheses(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    else if (character === ')' && --depth < 0) return false;
  }
  return depth === 0;
}
