/**
 * The characters that do something instead of showing something: C0 without tab, DEL, C1, invisible and bidirectional
 * marks, line separators, tag characters.
 */
export const unsafeCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * The text with everything that a terminal would obey, and everything that is not seen or turns the direction of reading
 * round, made visible: a note's name must not move the cursor, colour the screen or pass for another name. Tabs stay.
 */
export function harmless(text: string): string {
  return text.replace(unsafeCharacters, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}

/** JSON that says the same and holds none of them, but for the line breaks of its indentation. */
export function harmlessJson(value: object, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(unsafeCharacters, (found) =>
    found === '\n' ? found : found.split('').map(escaped).join(''),
  );
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
