import { duckdb } from '../core/dialects/duckdb.ts';
import { mostRows, numberSql, togetherSql } from './query-parts.ts';
import { columnsOf } from './sample-lines.ts';
import type { MarkTile } from './spec.ts';

/** A box's columns beside its median, which stands in the column of y. */
export const boxColumns = {
  lower: 'lower whisker',
  first: 'first quartile',
  third: 'third quartile',
  upper: 'upper whisker',
  rows: 'rows',
  missing: 'rows without value',
  outlying: 'outliers',
  outliers: 'outlying values',
} as const;

/** A box shows at most so many outliers, those farthest away. */
const mostOutliers = 200;

/**
 * The query of a box plot: a row for each box with the median of y in the column of y, the quartiles, the whiskers,
 * which are the last values within one and a half times the quartiles' distance from them (Tukey), and what lies
 * beyond. Rows without y are counted.
 */
export function boxQuery(tile: MarkTile): string {
  const { y = '' } = tile.channels;
  const split = [...new Set(columnsOf(tile, ['x', 'fill', 'fx', 'fy']))].filter((column) => column !== y);
  const columns = split.map((column) => `${duckdb.identifier(column)}, `).join('');
  const kept = split
    .map(duckdb.identifier)
    .map((name) => `any_value(${name}) AS ${name}, `)
    .join('');
  const named = Object.fromEntries(
    Object.entries(boxColumns).map(([name, column]) => [name, duckdb.identifier(column)]),
  ) as Record<keyof typeof boxColumns, string>;
  return `WITH _given AS MATERIALIZED (
SELECT ${columns}${togetherSql(split)} AS _box, ${numberSql(y)} AS _y
FROM (
${tile.data}
)),
_quartiles AS (
SELECT _box, ${kept}count(_y) AS _rows, count(*) - count(_y) AS _missing,
  quantile_cont(_y, 0.25) AS _first, quantile_cont(_y, 0.5) AS _median, quantile_cont(_y, 0.75) AS _third,
  1.5 * (_third - _first) AS _reach
FROM _given
GROUP BY _box),
_beyond AS (
SELECT _box, min(_y) FILTER (WHERE _y >= _first - _reach) AS _lower, max(_y) FILTER (WHERE _y <= _third + _reach) AS _upper,
  count(*) FILTER (WHERE _y < _first - _reach OR _y > _third + _reach) AS _outlying,
  arg_max(_y, abs(_y - _median), ${mostOutliers}) FILTER (WHERE _y < _first - _reach OR _y > _third + _reach) AS _outliers
FROM _given JOIN _quartiles USING (_box)
GROUP BY _box)
SELECT ${columns}_median AS ${duckdb.identifier(y)}, _lower AS ${named.lower}, _first AS ${named.first}, _third AS ${named.third},
  _upper AS ${named.upper}, _rows AS ${named.rows}, _missing AS ${named.missing}, _outlying AS ${named.outlying}, _outliers AS ${named.outliers}
FROM _quartiles JOIN _beyond USING (_box)
ORDER BY ${columns}_median
LIMIT ${mostRows + 1}`;
}
