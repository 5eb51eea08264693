import { isColour, seriesColour } from './colours.ts';
import type { Format } from './format.ts';
import { formatDate, formatNumber } from './format.ts';
import type { Kind } from './kind.ts';
import { bandOrder } from './order.ts';
import type { Channel, MarkTile, Rows } from './spec.ts';
import { channelNames } from './spec.ts';
import { unknown } from '../core/suggest.ts';
import { columnType, toDate, toLabel, toNumber } from './values.ts';

/** One mark's values by channel, converted: a number, a date, a category's text, or null where missing. */
export type Datum = Record<Channel, number | Date | string | null>;

/** A tile and its rows, converted once so that kinds draw and describe the same. */
export interface Chart {
  tile: MarkTile;
  /** The marks that have every required value, in the order of the rows, limited to `bands`. */
  data: Datum[];
  /** The categories in drawing order, those without a value included; [] where the kind has none. */
  bands: string[];
  /** How many categories the rows hold before `limit`. */
  bandCount: number;
  /** The series in the order of the rows, by `fill` or `stroke`; [] where there is one. */
  series: string[];
  /** Rows that lack a required value. */
  missing: number;
  /** The channel that the tile's format prints; other numbers are printed plainly. */
  value: Channel;
  /** What each channel holds; absent where its column holds nothing. */
  types: Partial<Record<Channel, 'number' | 'time' | 'band'>>;
}

/** Messages about a tile's columns that the rows lack; [] where all is well or there are no rows. */
export function missingColumns(tile: MarkTile, rows: Rows): string[] {
  const known = Object.keys(rows[0] ?? {});
  if (known.length === 0) return [];
  const wanted = Object.values(tile.channels).filter((column) => !isColour(column));
  return wanted.filter((column) => !known.includes(column)).map((column) => unknown(column, known, 'column'));
}

/** Converts a tile's rows for its kind. */
export function makeChart(kind: Kind, tile: MarkTile, rows: Rows): Chart {
  const types: Chart['types'] = {};
  for (const channel of channelNames) {
    const column = tile.channels[channel];
    const rule = kind.channels[channel];
    if (column === undefined || rule === undefined || isColour(column)) continue;
    types[channel] = rule.type === 'any' ? columnType(rows.map((row) => row[column])) : rule.type;
  }
  const read = (row: Rows[number], channel: Channel): Datum[Channel] => {
    const type = types[channel];
    if (type === undefined) return null;
    const value = row[tile.channels[channel]!];
    if (type === 'number') return toNumber(value) ?? null;
    return (type === 'time' ? toDate(value) : toLabel(value)) ?? null;
  };
  const all = rows.map((row): Datum => ({
    x: read(row, 'x'),
    y: read(row, 'y'),
    fill: read(row, 'fill'),
    stroke: read(row, 'stroke'),
  }));
  const complete = all.filter((datum) =>
    channelNames.every((channel) => !kind.channels[channel]?.required || datum[channel] !== null),
  );
  const band = kind.band !== undefined && types[kind.band] === 'band' ? kind.band : undefined;
  const order = band ? bandOrder(all, band, tile.sort, kind) : [];
  const bands = order.slice(0, tile.limit);
  const shown = new Set(bands);
  const data = band ? complete.filter((datum) => shown.has(datum[band] as string)) : complete;
  const split = seriesChannel(types);
  const series = split ? [...new Set(data.map((datum) => String(datum[split])))] : [];
  const value = types[kind.value] === 'number' ? kind.value : 'x';
  return {
    tile,
    value,
    data,
    bands,
    bandCount: order.length,
    series,
    missing: all.length - complete.length,
    types,
  };
}

/** The channel that splits the data into series, if any: a heat map's numeric fill is none. */
export function seriesChannel(types: Chart['types']): Channel | undefined {
  return (['fill', 'stroke'] as const).find((channel) => types[channel] === 'band');
}

/** A mark's colour: its series' own, the colour that the tile names, or the accent. */
export function colourOf(chart: Chart, datum: Datum): string {
  const channel = seriesChannel(chart.types);
  if (channel && chart.series.length > 1) return seriesColour(chart.series.indexOf(String(datum[channel])));
  const { fill = '', stroke = '' } = chart.tile.channels;
  return [fill, stroke].find(isColour) ?? 'var(--accent)';
}

/** How a channel's numbers are printed; a column of years has no thousands separators. */
export function formatOf(chart: Chart, channel: Channel): Format {
  if (/(^|_)year$/i.test(chart.tile.channels[channel] ?? '')) return 'plain';
  return channel === chart.value ? chart.tile.format : 'auto';
}

/** A channel's value as text. */
export function valueText(chart: Chart, datum: Datum, channel: Channel): string {
  const value = datum[channel];
  if (typeof value === 'number') return formatNumber(value, formatOf(chart, channel));
  return value instanceof Date ? formatDate(value) : (value ?? '');
}

/** The widest line of what the pointer shows, in ems: narrow enough for a phone. */
export const tipWidth = 15;

/** What the pointer shows of a mark: a line for each channel, `Average delay (days): 4.56`. */
export function tipText(chart: Chart, datum: Datum): string {
  const channels = channelNames.filter((channel) => chart.types[channel] !== undefined);
  const same = (channel: Channel) => channel !== 'x' && channel !== 'y' && datum[channel] === datum.x;
  return channels
    .filter((channel) => !same(channel))
    .map((channel) => `${chart.tile.labels[channel]}: ${valueText(chart, datum, channel)}`)
    .join('\n');
}
