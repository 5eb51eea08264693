import { isColour } from './colours.ts';
import type { Format } from './format.ts';
import { formatDate, formatNumber } from './format.ts';
import type { ChannelRule, Kind } from './kind.ts';
import { bandOrder, textOrder } from './order.ts';
import { Palette } from './palette.ts';
import { countColumn } from './query-parts.ts';
import type { Channel, MarkTile, Rows } from './spec.ts';
import { channelNames } from './spec.ts';
import { unknown } from '../core/suggest.ts';
import { columnType, noLabel, toDate, toLabel, toNumber } from './values.ts';

/**
 * One mark's values by channel, converted: a number, a date, a category's text, or null where missing; and the row
 * that it was made from.
 */
export type Datum = Record<Channel, number | Date | string | null> & { row: Rows[number] };

/** A tile and its rows, converted once so that kinds draw and describe the same. */
export interface Chart {
  tile: MarkTile;
  /** The marks that have every required value, in the order of the rows, limited to `bands`. */
  data: Datum[];
  /** Rows that have a place along x but no value there: a line breaks at them. */
  gaps: Datum[];
  /** The categories in drawing order, those without a value included; [] where the kind has none. */
  bands: string[];
  /** How many categories the rows hold before `limit`. */
  bandCount: number;
  /** The channel that splits the data into series, if any. */
  seriesChannel: 'fill' | 'stroke' | undefined;
  /** The series in the order that they have by nature or by the alphabet; [] where nothing splits the data. */
  series: string[];
  /** The small multiples across and down, in drawing order; [] where there is but one chart. */
  facets: Record<'fx' | 'fy', string[]>;
  palette: Palette;
  /** The channels whose numbers all lie between -1 and 1. */
  fractions: ReadonlySet<Channel>;
  /** Rows that lack a required value. */
  missing: number;
  /** The channel that the tile's format prints; other numbers are printed plainly. */
  value: Channel;
  /** What each channel holds; absent where its column holds nothing. */
  types: Partial<Record<Channel, 'number' | 'time' | 'band'>>;
}

const facet: ChannelRule = { type: 'band', required: false };

/** What a kind's channel holds; undefined where the kind has no such channel. */
export function ruleOf(kind: Kind, channel: Channel): ChannelRule | undefined {
  return kind.channels[channel] ?? (channel === 'fx' || channel === 'fy' ? facet : undefined);
}

/** A tile with the columns that its kind's query makes. */
function complete(kind: Kind, tile: MarkTile): MarkTile {
  const channels = { ...tile.channels };
  const labels = { ...tile.labels };
  for (const channel of channelNames) {
    const made = kind.made?.[channel];
    if (!made || channels[channel] !== undefined) continue;
    channels[channel] = made.column;
    labels[channel] ??= made.label;
  }
  return { ...tile, channels, labels };
}

/** How many rows of the data marks stand for. */
export function rowsBehind(data: readonly Datum[]): number {
  return data.reduce((sum, { row }) => sum + Number(row[countColumn] ?? 1), 0);
}

/** Messages about a tile's columns that the rows lack; [] where all is well or there are no rows. */
export function missingColumns(tile: MarkTile, rows: Rows): string[] {
  const known = Object.keys(rows[0] ?? {});
  if (known.length === 0) return [];
  const wanted = Object.values(tile.channels).filter((column) => !isColour(column));
  return wanted.filter((column) => !known.includes(column)).map((column) => unknown(column, known, 'column'));
}

/** Converts a tile's rows for its kind. */
export function makeChart(kind: Kind, own: MarkTile, rows: Rows, palette = new Palette()): Chart {
  const tile = complete(kind, own);
  const types: Chart['types'] = {};
  for (const channel of channelNames) {
    const column = tile.channels[channel];
    const rule = ruleOf(kind, channel);
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
    fx: read(row, 'fx'),
    fy: read(row, 'fy'),
    row,
  }));
  const drawable = all.filter((datum) =>
    channelNames.every((channel) => !kind.channels[channel]?.required || datum[channel] !== null),
  );
  const band = kind.band !== undefined && types[kind.band] === 'band' ? kind.band : undefined;
  const order = band ? bandOrder(all, band, tile.sort, kind) : [];
  const bands = order.slice(0, tile.limit);
  const shown = new Set(bands);
  const data = band ? drawable.filter((datum) => shown.has(datum[band] as string)) : drawable;
  const split = seriesChannel(types);
  const labelsOf = (channel: Channel | undefined) => {
    const labels = channel ? new Set(data.map((datum) => String(datum[channel]))) : [];
    return tile.sort === 'none' ? [...labels] : textOrder(labels);
  };
  if (split) palette.learn(tile.channels[split]!, new Set(all.map((datum) => String(datum[split]))));
  const fractions = new Set(
    channelNames.filter(
      (channel) =>
        types[channel] === 'number' && data.every((datum) => Math.abs(Number(datum[channel])) <= 1),
    ),
  );
  const value = types[kind.value] === 'number' ? kind.value : 'x';
  return {
    tile,
    value,
    data,
    gaps: all.filter((datum) => datum.x !== null && datum[value] === null),
    bands,
    bandCount: order.length,
    seriesChannel: split,
    series: labelsOf(split),
    facets: { fx: labelsOf(types.fx && 'fx'), fy: labelsOf(types.fy && 'fy') },
    palette,
    fractions,
    missing: kind.missing?.(tile, rows) ?? rowsBehind(all) - rowsBehind(drawable),
    types,
  };
}

/** The channel that splits the data into series, if any: a heat map's numeric fill is none. */
function seriesChannel(types: Chart['types']): 'fill' | 'stroke' | undefined {
  return (['fill', 'stroke'] as const).find((channel) => types[channel] === 'band');
}

/** A mark's colour: its series' own, the colour that the tile names, or the accent. */
export function colourOf(chart: Chart, datum: Datum): string {
  const { seriesChannel: split } = chart;
  if (split) return chart.palette.colourOf(chart.tile.channels[split]!, String(datum[split]));
  const { fill = '', stroke = '' } = chart.tile.channels;
  return [fill, stroke].find(isColour) ?? 'var(--accent)';
}

/**
 * How a channel's numbers are printed. A column of years has no thousands separators; a rate or share of one at
 * most is a percentage, where the tile doesn't say.
 */
export function formatOf(chart: Chart, channel: Channel): Format {
  const column = chart.tile.channels[channel] ?? '';
  if (/(^|_)year$/i.test(column)) return 'plain';
  const { format } = chart.tile;
  if (channel === chart.value && format !== 'auto') return format;
  return /(^|_)(rate|share|ratio)$/i.test(column) && chart.fractions.has(channel) ? 'percent' : 'auto';
}

/** How the labels of an axis are printed: days by their names where all are days. */
export function bandTexts(labels: readonly string[]): (label: string) => string {
  const days = labels.filter((label) => label !== noLabel);
  const isDay = (label: string) => /^\d{4}-\d{2}-\d{2}$/.test(label) && toDate(label) !== undefined;
  if (days.length === 0 || !days.every(isDay)) return (label) => label;
  const years = new Set(days.map((day) => day.slice(0, 4)));
  return (label) => {
    const date = toDate(label);
    if (!date) return label;
    const text = formatDate(date);
    return years.size > 1 ? text : text.replace(/, \d{4}$/, '');
  };
}

/** A channel's value as text. */
export function valueText(chart: Chart, datum: Datum, channel: Channel): string {
  const value = datum[channel];
  if (typeof value === 'number') return formatNumber(value, formatOf(chart, channel));
  if (value instanceof Date) return formatDate(value);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value ?? '') ? toDate(value) : undefined;
  return day ? formatDate(day) : (value ?? '');
}

/** What the pointer shows of a mark: a line for each column, `Average delay (days): 4.56`. */
export function tipLines(chart: Chart, datum: Datum): string[] {
  const columns = new Map<string, Channel>();
  for (const channel of channelNames) {
    const column = chart.tile.channels[channel];
    if (column !== undefined && chart.types[channel] !== undefined && !columns.has(column))
      columns.set(column, channel);
  }
  return [...columns.values()].map(
    (channel) => `${chart.tile.labels[channel]}: ${valueText(chart, datum, channel)}`,
  );
}
