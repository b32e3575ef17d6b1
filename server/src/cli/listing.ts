import { widthOf } from './terminal.ts';

/** Rows with their columns under each other, two spaces apart; the last column is as wide as it is. */
export function columnsOf(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.slice(0, -1).entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  return rows
    .map((row) => {
      const cells = row.map((cell, at) =>
        at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)),
      );
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}
