import { isMap, isScalar } from 'yaml';
import { ruleOf } from './chart.ts';
import { isColour, schemes } from './colours.ts';
import type { Format } from './format.ts';
import { columnLabel, formats } from './format.ts';
import { kindNames, kindOf } from './kinds.ts';
import type { Channel, KpiTile, MarkTile, TableColumn, TableTile } from './spec.ts';
import { channelNames, optionNames } from './spec.ts';
import type { Entry, YamlReader } from './yaml-reader.ts';

type Entries = Map<string, Entry>;
type Own<T> = Omit<T, 'title' | 'subtitle' | 'width' | 'data' | 'line'>;

const formatNames = Object.keys(formats) as Format[];
export const kpiParts = ['value', 'format', 'unit'];
export const tableParts = ['columns', 'pageSize', 'search'];
export const columnParts = ['column', 'label', 'format'];
const labelKeys: Record<Channel, string> = {
  x: 'xLabel',
  y: 'yLabel',
  fill: 'fillLabel',
  stroke: 'strokeLabel',
  fx: 'fxLabel',
  fy: 'fyLabel',
};

/** The part of a tile that only a figure has; undefined where it can't be read. */
export function parseKpi(reader: YamlReader, entries: Entries): Own<KpiTile> | undefined {
  const kpi = entries.get('kpi')!;
  const parts = reader.map(kpi.value ?? kpi.at, 'kpi', kpiParts);
  if (!parts) return undefined;
  const value = parts.get('value');
  if (!value) reader.problem(kpi.at, 'kpi needs value: a column of the data');
  return {
    type: 'kpi',
    kpi: {
      value: value ? reader.text(value) : '',
      format: formatOf(reader, parts),
      unit: parts.has('unit') ? reader.text(parts.get('unit')!) : '',
    },
  };
}

/** The part of a tile that only a chart has; undefined where its mark is unknown. */
export function parseMark(reader: YamlReader, entries: Entries): Own<MarkTile> | undefined {
  const mark = reader.word(entries.get('mark')!, kindNames);
  if (mark === undefined) return undefined;
  const kind = kindOf(mark);
  const channels: MarkTile['channels'] = {};
  const labels: MarkTile['labels'] = {};
  for (const channel of channelNames) {
    const rule = ruleOf(kind, channel);
    const entry = entries.get(channel);
    const label = entries.get(labelKeys[channel]);
    if (entry && !rule) reader.problem(entry.at, `${mark} has no channel ${channel}`);
    else if (entry) channels[channel] = reader.text(entry);
    else if (rule?.required) reader.problem(entries.get('mark')!.at, `${mark} needs ${channel}: a column`);
    if (label) labels[channel] = reader.text(label);
    else if (entry && !isColour(channels[channel] ?? ''))
      labels[channel] = columnLabel(channels[channel] ?? '');
  }
  const own: Own<MarkTile> = {
    type: 'mark',
    mark,
    channels,
    labels,
    sort: 'auto',
    limit: Infinity,
    format: formatOf(reader, entries),
    height: 0,
    scheme: 'accent',
    options: {},
  };
  for (const key of ['sort', 'limit']) {
    const entry = entries.get(key);
    if (entry && kind.band === undefined) reader.problem(entry.at, `${mark} has no ${key}; use SQL`);
  }
  const sorts = ['auto', 'none', ...Object.keys(channels).flatMap((channel) => [channel, `-${channel}`])];
  if (entries.has('sort')) own.sort = reader.word(entries.get('sort')!, sorts) ?? own.sort;
  if (entries.has('limit')) own.limit = reader.integer(entries.get('limit')!, 1, Infinity) ?? own.limit;
  if (entries.has('height')) own.height = reader.integer(entries.get('height')!, 80, 2000) ?? 0;
  if (entries.has('scheme')) own.scheme = reader.word(entries.get('scheme')!, schemes) ?? own.scheme;
  for (const option of optionNames) {
    const entry = entries.get(option);
    const rule = kind.options?.[option];
    if (entry && !rule) reader.problem(entry.at, `${mark} has no ${option}`);
    const value = entry && rule && reader.integer(entry, rule.least, rule.most);
    if (value !== undefined) own.options[option] = value;
  }
  return own;
}

/** The part of a tile that only a table has; undefined where it can't be read. */
export function parseTable(reader: YamlReader, entries: Entries): Own<TableTile> | undefined {
  const table = entries.get('table')!;
  const parts = reader.map(table.value ?? table.at, 'table', tableParts);
  if (!parts) return undefined;
  const columns = parts.get('columns');
  const pageSize = parts.get('pageSize');
  const search = parts.get('search');
  return {
    type: 'table',
    table: {
      columns: columns ? parseColumns(reader, columns) : [],
      pageSize: (pageSize && reader.integer(pageSize, 1, 1000)) ?? 10,
      search: (search && reader.flag(search)) ?? false,
    },
  };
}

/** A table's columns: a name, or a mapping of column, label and format. */
function parseColumns(reader: YamlReader, entry: Entry): TableColumn[] {
  return reader.list(entry).flatMap((node): TableColumn[] => {
    if (isScalar(node)) {
      const column = reader.text({ key: 'column', at: node, value: node });
      return [{ column, label: columnLabel(column), format: 'auto' }];
    }
    const parts = isMap(node) ? reader.map(node, 'the column', columnParts) : undefined;
    const name = parts?.get('column');
    if (!parts || !name) {
      reader.problem(node, 'a column is a name, or "column:" with its label and format');
      return [];
    }
    const column = reader.text(name);
    const label = parts.has('label') ? reader.text(parts.get('label')!) : columnLabel(column);
    return [{ column, label, format: formatOf(reader, parts) }];
  });
}

function formatOf(reader: YamlReader, entries: Entries): Format {
  const entry = entries.get('format');
  return (entry && reader.word(entry, formatNames)) ?? 'auto';
}
