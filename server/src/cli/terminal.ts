import type { Host, Output } from './host.ts';

/** How many columns of a terminal the text fills, tabs aside. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

/** White space as wide as the text, tabs kept: what stands under it stands under it. */
export function blankOf(text: string): string {
  let blank = '';
  for (const character of text) blank += character === '\t' ? '\t' : ' '.repeat(columnsOf(character));
  return blank;
}

function columnsOf(character: string): number {
  if (character < '\u0300') return 1;
  if (/^[\p{Mark}\p{Format}]$/u.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** East Asian wide and full-width letters (Unicode Standard Annex 11), and emoji. */
const wide =
  /^[\u{1100}-\u{115f}\u{2e80}-\u{303e}\u{3041}-\u{a4cf}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ff60}\u{ffe0}-\u{ffe6}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u;

/** Colours, where the output and the user want them (https://no-color.org); else the text as it is. */
export interface Palette {
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  green(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
  underline(text: string): string;
}

export function paletteFor(output: Output, env: Host['env']): Palette {
  const paint = wantsColour(output, env)
    ? (on: number, off: number) => (text: string) => (text === '' ? '' : `\x1b[${on}m${text}\x1b[${off}m`)
    : () => (text: string) => text;
  return {
    red: paint(31, 39),
    yellow: paint(33, 39),
    blue: paint(34, 39),
    green: paint(32, 39),
    dim: paint(2, 22),
    bold: paint(1, 22),
    underline: paint(4, 24),
  };
}

function wantsColour(output: Output, env: Host['env']): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return output.isTTY && env.TERM !== 'dumb';
}

/** The first characters that fit into so many columns. */
export function headOf(text: string, columns: number): string {
  let [shown, width] = ['', 0];
  for (const character of text) {
    width += columnsOf(character);
    if (width > columns) break;
    shown += character;
  }
  return shown;
}

/** The last characters that fit into so many columns. */
export function tailOf(text: string, columns: number): string {
  return [...headOf([...text].reverse().join(''), columns)].reverse().join('');
}
