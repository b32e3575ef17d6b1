/** One measured row: what, in which unit, and every value. */
export interface Measurement {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | 'MB/s' | 'KB' | '×' | 'count';
  readonly values: readonly number[];
  /** What is aimed at, as it is written in docs/performance.md. */
  readonly goal?: string;
}

/** Prints rows as a Markdown table: the median, the least and the most of each. */
export function printTable(title: string, rows: readonly Measurement[]): void {
  console.log(`\n### ${title}\n\n| what | median | least – most | goal |\n|---|---|---|---|`);
  for (const { name, unit, values, goal } of rows) {
    const sorted = [...values].sort((a, b) => a - b);
    const [median, least, most] = [sorted[sorted.length >> 1], sorted[0], sorted.at(-1)];
    if (median === undefined || least === undefined || most === undefined) continue;
    const spread = values.length > 1 ? `${show(least)} – ${show(most)}` : '';
    console.log(`| ${name} | ${show(median)} ${unit === 'count' ? '' : unit} | ${spread} | ${goal ?? ''} |`);
  }
}

function show(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
