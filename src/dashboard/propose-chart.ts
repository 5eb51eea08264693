import type { Rows } from '../charts/spec.ts';

/**
 * A fitting chart for a result, as the YAML text of a plot cell: from the columns' names and SQL types and some of its rows.
 * @param data the query that gives the chart its rows
 */
export function proposeChart(
  columns: readonly { name: string; type: string }[],
  _rows: Rows,
  data: string,
): string {
  const block = data
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
  return [
    'title: Rows',
    `table: { columns: ${JSON.stringify(columns.map(({ name }) => name))} }`,
    'data: |',
    ...block,
  ].join('\n');
}
