import { kinds } from '../../charts/kinds.ts';
import { isColour } from '../../charts/colours.ts';
import type { Format } from '../../charts/format.ts';
import type { Channel, KpiTile, MarkTile, TableTile } from '../../charts/spec.ts';
import { spark } from '../../core/dialects/spark.ts';
import type { Measure, SparkTile } from './chapters.ts';

/** A widget's specification, and the columns of its query that it asks for. */
export interface Widget {
  spec: object;
  columns: string[];
  /** Where the tile shows less than its query gives: the query in its place. */
  sql?: string;
}

/** What a kind of chart is called among Databricks' widgets; the others have no counterpart there. */
const types: Readonly<Record<string, string>> = {
  barX: 'bar',
  barY: 'bar',
  lineY: 'line',
  areaY: 'area',
  dot: 'scatter',
  cell: 'heatmap',
};

const encodingOf: Partial<Record<Channel, string>> = { x: 'x', y: 'y', fill: 'color', stroke: 'color' };

const numbers: Partial<Record<Format, object>> = {
  compact: { type: 'number', abbreviation: 'compact', decimalPlaces: { type: 'max', places: 2 } },
  integer: { type: 'number', decimalPlaces: { type: 'exact', places: 0 } },
  decimal: { type: 'number', decimalPlaces: { type: 'exact', places: 2 } },
  percent: { type: 'number-percent', decimalPlaces: { type: 'max', places: 1 } },
};

function formatOf(format: Format): object {
  return numbers[format] ? { format: numbers[format] } : {};
}

function frame({ title, subtitle }: SparkTile['tile']): object {
  const description = subtitle === '' ? {} : { showDescription: true, description: subtitle };
  return { showTitle: true, title, ...description };
}

function counter(tile: KpiTile): Widget {
  const { value, format, unit } = tile.kpi;
  const encodings = { value: { fieldName: value, displayName: unit || tile.title, ...formatOf(format) } };
  return { spec: { version: 2, widgetType: 'counter', encodings, frame: frame(tile) }, columns: [value] };
}

function table(tile: TableTile, measures: ReadonlyMap<string, Measure>): Widget {
  const given = tile.table.columns.map(({ column, label }) => ({ column, label }));
  const all = [...measures.keys()].map((column) => ({ column, label: column }));
  const columns = given.length > 0 ? given : all;
  const cells = columns.map(({ column, label }, order) => {
    const kind = { quantitative: 'float', temporal: 'datetime', categorical: 'string' }[
      measures.get(column) ?? 'categorical'
    ];
    const shown = {
      visible: true,
      allowSearch: tile.table.search,
      alignContent: kind === 'float' ? 'right' : 'left',
    };
    return { fieldName: column, title: label, displayName: label, type: kind, order, ...shown };
  });
  const { pageSize } = tile.table;
  return {
    spec: {
      version: 1,
      widgetType: 'table',
      encodings: { columns: cells },
      itemsPerPage: pageSize,
      frame: frame(tile),
    },
    columns: columns.map(({ column }) => column),
  };
}

/** The order of a chart's categories, by the name that Databricks has for it. */
function sorting(tile: MarkTile, band: Channel, own: string): object {
  const sort = tile.sort === 'auto' ? own : tile.sort;
  const by = sort.replace('-', '') as Channel;
  if (sort === 'none' || by === band)
    return { by: sort === `-${band}` ? 'natural-order-reversed' : 'natural-order' };
  return { by: `${encodingOf[by] ?? by}${sort.startsWith('-') ? '-reversed' : ''}` };
}

/** The rows of the first categories, by what a reader compares. Throws an Error where the rows' own order decides. */
function limited(tile: MarkTile, sql: string, band: string, value: string, own: string): string {
  const sort = tile.sort === 'auto' ? own : tile.sort;
  if (sort === 'none') throw new Error('limit by the order of the rows');
  const [category, measure] = [spark.identifier(band), spark.identifier(value)];
  const order = sort.startsWith('-') ? 'DESC' : 'ASC';
  return (
    `SELECT * FROM (\n${sql}\n)\nWHERE ${category} IN (\n  SELECT ${category} FROM (\n${sql}\n)\n` +
    `  GROUP BY ${category} ORDER BY sum(${measure}) ${order} NULLS LAST, ${category} LIMIT ${tile.limit}\n)`
  );
}

function chart({ tile, sql, measures }: SparkTile & { tile: MarkTile }): Widget {
  const widgetType = types[tile.mark];
  const kind = kinds.find(({ name }) => name === tile.mark);
  if (!widgetType || !kind) throw new Error(`the mark ${tile.mark}`);
  const encodings: Record<string, object> = {};
  const columns: string[] = [];
  for (const [channel, column] of Object.entries(tile.channels) as [Channel, string][]) {
    if (isColour(column)) continue;
    const encoding = encodingOf[channel];
    if (!encoding) throw new Error(`small multiples (${channel})`);
    const isBand = kind.channels[channel]?.type === 'band' && measures.get(column) !== 'temporal';
    const type = isBand ? 'categorical' : (measures.get(column) ?? 'categorical');
    const sort = channel === kind.band && isBand ? { sort: sorting(tile, channel, kind.sort ?? 'none') } : {};
    const label = tile.labels[channel];
    encodings[encoding] = {
      fieldName: column,
      scale: { type, ...sort },
      ...(label ? { displayName: label, axis: { title: label } } : {}),
      ...(channel === kind.value ? formatOf(tile.format) : {}),
    };
    if (!columns.includes(column)) columns.push(column);
  }
  const band = kind.band && tile.channels[kind.band];
  const value = tile.channels[kind.value];
  const isCut = Number.isFinite(tile.limit) && band !== undefined && value !== undefined;
  return {
    spec: { version: 3, widgetType, encodings, frame: frame(tile) },
    columns,
    ...(isCut ? { sql: limited(tile, sql, band, value, kind.sort ?? 'none') } : {}),
  };
}

/** A tile as a widget. Throws an Error that names what Databricks' dashboards have no counterpart for. */
export function widgetOf(entry: SparkTile): Widget {
  const { tile, measures } = entry;
  if (tile.type === 'kpi') return counter(tile);
  return tile.type === 'table' ? table(tile, measures) : chart({ ...entry, tile });
}
