import { duckdb } from '../core/dialects/duckdb.ts';
import { mostRows, numberSql, scaleSql } from './query-parts.ts';
import { columnsOf } from './sample-lines.ts';
import type { MarkTile } from './spec.ts';

/** The column with a bin's end, which is no part of the bin. */
export const endColumn = 'bin end';

/** The column with a bin's count of rows. */
export const binRows = 'rows in bin';

/** The fewest and the most bins where the tile names no number: about as many as the root of the rows. */
const [leastBins, mostBins] = [5, 30];

/** Widths of bins in time: how long each is in seconds, and as an interval. */
const spans: readonly (readonly [number, string])[] = [
  ...[1, 5, 15, 30].map((n) => [n, `${n} seconds`] as const),
  ...[1, 5, 15, 30].map((n) => [n * 60, `${n} minutes`] as const),
  ...[1, 3, 6, 12].map((n) => [n * 3600, `${n} hours`] as const),
  [86_400, '1 day'],
  [604_800, '7 days'],
  ...[1, 3].map((n) => [n * 2_629_800, `${n} months`] as const),
  ...[1, 2, 5, 10, 20, 50, 100].map((n) => [n * 31_557_600, `${n} years`] as const),
];

/** The place in `spans` of a day: a column of days has no shorter bins. */
const day = spans.findIndex(([, span]) => span === '1 day');

/**
 * The query of a histogram: a row for each bin of x with any rows, for each series and each small multiple. Bins are
 * about as many as the tile wants, all of one width, and begin at round numbers or with a day, week, month or year. Rows
 * without x are counted in a row without a bin. With `y` the bins hold its sum, not the count.
 */
export function binQuery(tile: MarkTile): string {
  const { x = '', y } = tile.channels;
  const split = [...new Set(columnsOf(tile, ['fill', 'fx', 'fy']))].filter(
    (column) => column !== x && column !== y,
  );
  const columns = split.map((column) => `, ${duckdb.identifier(column)}`).join('');
  const start = duckdb.identifier(x);
  const sum = y === undefined ? '' : `, coalesce(sum(_y), 0) AS ${duckdb.identifier(y)}`;
  const bins = tile.options.bins ?? `greatest(${leastBins}, least(${mostBins}, ceil(sqrt(_count))))`;
  return `WITH _given AS MATERIALIZED (
SELECT ${scaleSql(x)} AS _x, ${numberSql(x)} AS _number${y === undefined ? '' : `, ${numberSql(y)} AS _y`}${columns}
FROM (
${tile.data}
)),
_measure AS (
SELECT count(_x) AS _count, count(_number) = 0 AS _timely, bool_and(_x = floor(_x)) AS _whole, bool_and(_x % 86400 = 0) AS _days,
  greatest((max(_x) - min(_x)) / ${bins}, 1e-300) AS _raw, pow(10, floor(log10(_raw))) AS _ten, _raw / _ten AS _share,
  _ten * CASE WHEN _share > 7.08 THEN 10 WHEN _share > 3.17 THEN 5 WHEN _share > 1.42 THEN 2 ELSE 1 END AS _nice,
  CASE WHEN max(_x) = min(_x) THEN 1 WHEN _whole THEN greatest(1, _nice) ELSE _nice END AS _step,
  CAST(greatest(0, -floor(log10(_step))) AS INTEGER) AS _digits,
  ${spanSql()} AS _span
FROM _given),
_bins AS (
SELECT CASE WHEN _timely THEN epoch(time_bucket(_span, make_timestamp(CAST(_x * 1000000 AS BIGINT)))) ELSE floor(_x / _step + 1e-9) END AS _bin,
  count(*) AS _rows${sum}${columns}
FROM _given, _measure
GROUP BY _bin${columns})
SELECT ${edgeSql('0')} AS ${start}, ${edgeSql('1')} AS "${endColumn}"${y === undefined ? '' : `, ${duckdb.identifier(y)}`}, _rows AS "${binRows}"${columns}
FROM _bins, _measure
ORDER BY _bin${columns}
LIMIT ${mostRows + 1}`;
}

/** The span nearest to the wanted one, by how many times it is longer or shorter. */
function spanSql(): string {
  const cases = spans.slice(0, -1).map(([seconds, span], at) => {
    const allowed = at < day ? ' AND NOT _days' : '';
    return `WHEN _raw <= ${Math.sqrt(seconds * spans[at + 1]![0])}${allowed} THEN INTERVAL '${span}'`;
  });
  return `CASE ${cases.join(' ')} ELSE INTERVAL '${spans.at(-1)![1]}' END`;
}

/** A bin's edge as text, since in one column there may be numbers or dates; days without a time. */
function edgeSql(further: '0' | '1'): string {
  const time = `(make_timestamp(CAST(_bin * 1000000 AS BIGINT)) + ${further} * _span)`;
  return `CASE WHEN _bin IS NULL THEN NULL
  WHEN NOT _timely THEN regexp_replace(CAST(round((_bin + ${further}) * _step, _digits) AS VARCHAR), '\\.0$', '')
  WHEN _days THEN CAST(CAST(${time} AS DATE) AS VARCHAR) ELSE CAST(${time} AS VARCHAR) END`;
}
