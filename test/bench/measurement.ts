/** One measured row: what, in which unit, and every value. */
export interface Measurement {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | 'MB/s' | 'KB' | '×' | 'count';
  readonly values: readonly number[];
  /** What is aimed at, as it is written in docs/explanation/performance.md. */
  readonly goal?: string;
}

/** What another program took for the same rows, found by their names. */
export interface Rival {
  readonly name: string;
  readonly rows: readonly Measurement[];
}

/**
 * Prints rows as one Markdown table: median, 99th percentile, least and most of each, and how many values those are; and for
 * each rival its median, and by how much that is more than ours.
 */
export function printTable(title: string, rows: readonly Measurement[], rivals: readonly Rival[] = []): void {
  const heads = [
    'what',
    'goal',
    'median',
    'p99',
    'least – most',
    'values',
    ...rivals.map(({ name }) => `${name}: median, × ours`),
  ];
  console.log(`\n### ${title}\n\n${line(heads)}\n${line(heads.map(() => '---'))}`);
  for (const { name, unit, values, goal } of rows) {
    const ours = summarize(values);
    const suffix = unit === 'count' ? '' : ` ${unit}`;
    const spread =
      ours && values.length > 1
        ? [show(ours.p99), `${show(ours.least)} – ${show(ours.most)}`, String(values.length)]
        : ['', '', ''];
    const theirs = rivals.map((rival) => {
      const found = summarize(rival.rows.find((row) => row.name === name)?.values ?? []);
      if (!found) return '—';
      return `${show(found.median)}${suffix}${ours && ours.median > 0 ? `, ${show(found.median / ours.median)} ×` : ''}`;
    });
    if (ours || theirs.some((cell) => cell !== '—'))
      console.log(line([name, goal ?? '', ours ? `${show(ours.median)}${suffix}` : '—', ...spread, ...theirs]));
  }
}

interface Summary {
  readonly median: number;
  readonly p99: number;
  readonly least: number;
  readonly most: number;
}

/** Undefined where nothing was measured. */
function summarize(values: readonly number[]): Summary | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return sorted.length === 0 ? undefined : { median: at(0.5), p99: at(0.99), least: at(0), most: at(1) };
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function show(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
