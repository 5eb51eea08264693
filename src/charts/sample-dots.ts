import { rowsBehind } from './chart.ts';
import type { Datum } from './chart.ts';
import { formatNumber } from './format.ts';
import { countColumn, givenSql, labelSql, mostRows, scaleSql, togetherSql } from './query-parts.ts';
import { columnsOf } from './sample-lines.ts';
import type { MarkTile } from './spec.ts';

/** The finest grid, in cells across and down: about a dot's size where a chart is as wide as a page. */
const across = 160;
const down = 60;

/**
 * The query of a dot chart. Where there are more rows than can be drawn, each cell of a grid keeps the first of its
 * rows for each series, which then stands for all of them; `countColumn` says for how many. On an axis of categories
 * each is a column or row of the grid.
 */
export function sampleDots(tile: MarkTile): string {
  const { x = '', y = '' } = tile.channels;
  const given = givenSql(tile.data, {
    _x: scaleSql(x),
    _y: scaleSql(y),
    _xLabel: labelSql(x),
    _yLabel: labelSql(y),
    _series: togetherSql(columnsOf(tile, ['fx', 'fy', 'fill', 'stroke'])),
  });
  return `${given},
_measure AS (
SELECT _rows > ${mostRows} AS _many, CASE WHEN _many THEN _rows END AS _total,
  _left, _width, _bottom, _height, greatest(1, floor(sqrt(${mostRows} / ${across * down} / _split) * ${across})) AS _across,
  greatest(1, floor(sqrt(${mostRows} / ${across * down} / _split) * ${down})) AS _down
FROM (
  SELECT count(*) AS _rows, count(DISTINCT _series) AS _split, min(_x) AS _left, nullif(max(_x) - min(_x), 0) AS _width,
    min(_y) AS _bottom, nullif(max(_y) - min(_y), 0) AS _height
  FROM _given)),
_kept AS (
SELECT min(_place) AS _place, count(*) AS ${countColumn}
FROM _given, _measure
WHERE _many
GROUP BY _series, ${cellSql('x', '_left', '_width', '_across')}, ${cellSql('y', '_bottom', '_height', '_down')})
SELECT _given.* EXCLUDE (_place, _x, _y, _xLabel, _yLabel, _series), ${countColumn}, _total
FROM _measure, _given LEFT JOIN _kept ON _kept._place = _given._place
WHERE NOT _many OR ${countColumn} IS NOT NULL
ORDER BY _given._place
LIMIT ${mostRows + 1}`;
}

/** What `sampleDots` leaves out, in words. */
export function sampledDots(shown: string, total: string): string {
  return `${total} points are drawn as ${shown} dots; the larger a dot, the more points it stands for.`;
}

/** The radius of each dot: the same for all, or so that its area tells for how many rows it stands. */
export function dotRadius(
  data: readonly Datum[],
  alone: number,
): number | { value: (datum: Datum) => number; scale: null } {
  const most = data.reduce((sum, datum) => Math.max(sum, rowsBehind([datum])), 0);
  if (most <= 1) return alone;
  return { value: (datum) => Math.max(1.5, 7 * Math.sqrt(rowsBehind([datum]) / most)), scale: null };
}

/** A line for a dot's tooltip: for how many rows it stands; none where that is one. */
export function rowsHere(datum: Datum): string[] {
  const rows = rowsBehind([datum]);
  return rows > 1 ? [`One of ${formatNumber(rows)} points here`] : [];
}

/** Which column or row of the grid a row is in: by its place on the axis, or by its text where it has none. */
function cellSql(axis: 'x' | 'y', least: string, span: string, cells: string): string {
  const cell = `coalesce(least(${cells} - 1, floor(${cells} * (_${axis} - ${least}) / ${span})), 0)`;
  return `${cell}, CASE WHEN _${axis} IS NULL THEN _${axis}Label END`;
}
