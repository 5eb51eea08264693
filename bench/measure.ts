/** One way to run the pipeline at one scale, and what it took. */
export interface Measure {
  scale: number;
  engine: string;
  records: number;
  /** From the run's first job to its last; the engine is up before. */
  seconds: number;
  /** Peak resident memory of the process and its children, in bytes; undefined where it can't be told. */
  memory: number | undefined;
  /** Seconds until the first job begins and from the last one's end, where that is part of every run. */
  start?: number;
}

const number = new Intl.NumberFormat('en-US');

/** Measures as a Markdown table; the ratio is to native DuckDB on one thread at the same scale. */
export function printMeasures(measures: readonly Measure[]): string {
  const rows = measures.map(({ scale, engine, records, seconds, memory, start }) => {
    const base = measures.find((other) => other.scale === scale && other.engine === 'native, 1 thread');
    return [
      `${number.format(scale)}×`,
      engine,
      number.format(records),
      seconds.toFixed(2),
      start === undefined ? '–' : start.toFixed(0),
      number.format(Math.round(records / seconds)),
      memory === undefined ? '–' : `${number.format(Math.round(memory / 1e6))} MB`,
      base ? (seconds / base.seconds).toFixed(2) : '–',
    ];
  });
  const head = [
    'scale',
    'engine',
    'records',
    'seconds',
    'start and end',
    'records/s',
    'peak memory',
    'ratio',
  ];
  return printTable(head, rows);
}

/** Rows as a Markdown table whose columns line up. */
export function printTable(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padStart(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
