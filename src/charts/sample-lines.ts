import { isColour } from './colours.ts';
import { givenSql, mostRows, numberSql, scaleSql, togetherSql } from './query-parts.ts';
import type { Channel, MarkTile } from './spec.ts';

/** A line is drawn through so many upright strips at most, each about a pixel wide. */
const strips = 1000;

/** The columns of channels, colours that stand for themselves left out. */
export function columnsOf(tile: MarkTile, channels: readonly Channel[]): string[] {
  return channels.flatMap((channel) => {
    const column = tile.channels[channel];
    return column === undefined || isColour(column) ? [] : [column];
  });
}

/**
 * The query of a line chart. Where there are more rows than can be drawn, each strip of each line keeps four of them,
 * the first, the last, the least and the largest, so that the picture stays the same pixel by pixel (Jugel and others,
 * "M4", VLDB 2014).
 */
export function sampleLines(tile: MarkTile): string {
  return `${pointsSql(tile)},
_kept AS (
SELECT unnest([arg_min(_place, _x), arg_max(_place, _x), arg_min(_place, _y), arg_max(_place, _y)]) AS _place
FROM _given, _measure
WHERE _many AND ${drawable}
GROUP BY _facet, _series, ${strip})
${answerSql('SELECT _place FROM _kept')}`;
}

/**
 * The query of areas that are stacked: what is seen is their sum, and an area needs a value wherever another has one.
 * So each strip keeps the places on x at which the sum is first, last, least and largest, with all their rows.
 */
export function sampleStacks(tile: MarkTile): string {
  return `${pointsSql(tile)},
_sums AS (
SELECT _facet, _x, sum(_y) AS _y
FROM _given, _measure
WHERE _many AND ${drawable}
GROUP BY _facet, _x),
_kept AS (
SELECT _facet, unnest([min(_x), max(_x), arg_min(_x, _y), arg_max(_x, _y)]) AS _x
FROM _sums, _measure
GROUP BY _facet, ${strip})
${answerSql('SELECT _place FROM _given SEMI JOIN _kept USING (_facet, _x)')}`;
}

/** What `sampleLines` and `sampleStacks` leave out, in words. */
export function sampledLines(shown: string, total: string): string {
  return `Shown are ${shown} of ${total} points; each pixel keeps its extremes.`;
}

const drawable = '_x IS NOT NULL AND _y IS NOT NULL';
const strip = 'coalesce(least(_strips - 1, floor(_strips * (_x - _left) / _span)), 0)';

/** The rows with their places, and whether they are too many, how many can be drawn then, and how many strips a line gets. */
function pointsSql(tile: MarkTile): string {
  const { x = '', y = '' } = tile.channels;
  const given = givenSql(tile.data, {
    _x: scaleSql(x),
    _y: numberSql(y),
    _facet: togetherSql(columnsOf(tile, ['fx', 'fy'])),
    _series: togetherSql(columnsOf(tile, ['stroke', 'fill'])),
  });
  return `${given},
_measure AS (
SELECT _drawn > 0 AND _rows > ${mostRows} AS _many, CASE WHEN _many THEN _drawn END AS _total, _left, _span, _strips
FROM (
  SELECT count(*) AS _rows, count(*) FILTER (WHERE ${drawable}) AS _drawn,
    min(_x) AS _left, nullif(max(_x) - min(_x), 0) AS _span,
    greatest(1, least(${strips}, ${mostRows} // (4 * count(DISTINCT hash(_facet, _series))))) AS _strips
  FROM _given))`;
}

/** The query's rows, in its order; where there are too many, those of some places. */
function answerSql(places: string): string {
  return `SELECT _given.* EXCLUDE (_place, _x, _y, _facet, _series), _total
FROM _given, _measure
WHERE NOT _many OR _place IN (${places})
ORDER BY _place
LIMIT ${mostRows + 1}`;
}
