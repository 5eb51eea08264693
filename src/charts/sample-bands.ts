import type { Kind } from './kind.ts';
import { givenSql, labelSql, mostRows, scaleSql } from './query-parts.ts';
import type { Channel, MarkTile } from './spec.ts';

/**
 * The query of a chart of categories. Where there are more rows than can be drawn, the categories that come first in
 * the tile's order keep all of their rows: as many as can be drawn and the tile's limit admits. So the largest five of
 * a million are the largest of all, and no bar is a part of what it should be. The first category is there in any
 * case; should its rows be too many to be drawn, so is the answer.
 */
export function sampleBands(kind: Kind, band: Channel, tile: MarkTile): string {
  const limit = Number.isFinite(tile.limit) ? ` AND _at <= ${tile.limit}` : '';
  const given = givenSql(tile.data, {
    _band: labelSql(tile.channels[band] ?? ''),
    _value: valueSql(kind, band, tile),
  });
  return `${given},
_measure AS (
SELECT count(*) > ${mostRows} AS _many, count(DISTINCT _band) AS _total
FROM _given),
_bands AS (
SELECT _band, count(*) AS _rows, min(_place) AS _first, ${kind.stacks ? 'sum' : 'avg'}(_value) AS _value,
  any_value(${scaleSql('_band')}) AS _nature
FROM _given, _measure
WHERE _many
GROUP BY _band),
_ordered AS (
SELECT _band, row_number() OVER _order AS _at, sum(_rows) OVER _order AS _sum
FROM _bands, (SELECT bool_and(_nature IS NOT NULL) FILTER (WHERE _band <> '') AS _natural FROM _bands)
WINDOW _order AS (ORDER BY ${orderSql(kind, band, tile)}, _first ROWS UNBOUNDED PRECEDING))
SELECT _given.* EXCLUDE (_place, _band, _value), CASE WHEN _many THEN _total END AS _total
FROM _given, _measure
WHERE NOT _many OR _band IN (SELECT _band FROM _ordered WHERE _at = 1 OR (_sum <= ${mostRows}${limit}))
ORDER BY _place
LIMIT ${mostRows + 1}`;
}

/** The channel that orders the categories and whether it does so descending; undefined for the rows' order. */
function sortOf(kind: Kind, tile: MarkTile): { by: Channel; descending: boolean } | undefined {
  const sort = tile.sort === 'auto' ? (kind.sort ?? 'none') : tile.sort;
  if (sort === 'none') return undefined;
  return { by: sort.replace('-', '') as Channel, descending: sort.startsWith('-') };
}

/** What the categories are ordered by where it isn't their own label. */
function valueSql(kind: Kind, band: Channel, tile: MarkTile): string {
  const by = sortOf(kind, tile)?.by;
  const column = by === undefined || by === band ? undefined : tile.channels[by];
  return column === undefined ? 'NULL::DOUBLE' : scaleSql(column);
}

/** The order of the categories as the chart has it; it agrees with `bandOrder` but for months and weekdays. */
function orderSql(kind: Kind, band: Channel, tile: MarkTile): string {
  const sort = sortOf(kind, tile);
  const direction = sort?.descending ? 'DESC NULLS LAST' : 'ASC NULLS LAST';
  const label = `CASE WHEN _natural THEN _nature END ${direction}, _band ${direction}`;
  if (sort?.by === band) return label;
  const value = sort ? `_value ${direction}` : '_first';
  if (tile.sort !== 'auto') return value;
  return `CASE WHEN _natural THEN _nature END NULLS LAST, ${value}`;
}
