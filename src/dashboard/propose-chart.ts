import { columnWords } from '../charts/format.ts';
import type { Rows } from '../charts/spec.ts';
import { statementsOf } from '../core/sql/statements.ts';
import { writtenName } from '../core/sql/written-name.ts';
import { columnRoles, type RoledColumn } from './column-roles.ts';

/** More series than these nobody tells apart by their colours. */
const mostSeries = 8;
/** More categories than these are cut to the first ones. */
const mostBars = 20;
/** A column of more values than these names single things rather than groups. */
const mostCategories = 50;
/** Upright bars have room for so many labels, and for so many letters in each. */
const uprightBars = 8;
const uprightLetters = 12;

/** The lines of a specification but its query; and the query where it is another than the one given. */
interface Proposal {
  lines: Record<string, string | number>;
  data?: string;
}

/**
 * A fitting chart for a result, as the YAML text of a plot cell. Rows that have the same place in the chart are
 * summed up by a query around the given one.
 * @param columns the result's columns with their SQL types
 * @param rows some of its rows
 * @param data the query that gives the chart its rows
 */
export function proposeChart(
  columns: readonly { name: string; type: string }[],
  rows: Rows,
  data: string,
): string {
  const { lines, data: own = data } = propose(columnRoles(columns, rows), rows, data) ?? tableOf(columns);
  const query = own.trim().split(/\r?\n/);
  return [
    ...Object.entries(lines).map(([key, value]) => `${key}: ${value}`),
    'data: |',
    ...query.map((line) => (line.trim() === '' ? '' : `  ${line}`)),
  ].join('\n');
}

function propose(columns: readonly RoledColumn[], rows: Rows, data: string): Proposal | undefined {
  const of = (role: RoledColumn['role']) => columns.filter((column) => column.role === role);
  const [numbers, times] = [of('number'), of('time').filter(({ distinct }) => distinct > 1)];
  const groups = of('category').filter(({ distinct }) => distinct > 0 && distinct <= mostCategories);
  const [number, second] = numbers;
  const [time] = times;
  const [category, other] = groups;
  if (rows.length === 1) return number && figure(number);
  if (time && number) return overTime(time, number, groups, rows, data);
  if (category && number && !(second && isEachRow(category, rows) && category.distinct > mostBars))
    return other && isGrid(category, other, rows)
      ? heatMap(category, other, number, rows, data)
      : bars(category, number, rows, data);
  if (number && second) return dots(number, second, groups);
  if (number) return histogram(number);
  const counted = category ?? time;
  return counted && !isEachRow(counted, rows) ? counts(counted, data) : undefined;
}

function figure({ name }: RoledColumn): Proposal {
  return { lines: { title: text(columnWords(name)), kpi: `{ value: ${text(name)} }` } };
}

function overTime(
  time: RoledColumn,
  number: RoledColumn,
  groups: readonly RoledColumn[],
  rows: Rows,
  data: string,
): Proposal {
  const series = groups.find(({ distinct }) => distinct > 1 && distinct <= mostSeries);
  const by = series ? [time, series] : [time];
  const measure = measured(number, by, rows, data);
  return {
    lines: {
      title: text(`${measure.title} over time${series ? ` by ${words(series)}` : ''}`),
      mark: 'lineY',
      x: text(time.name),
      y: text(number.name),
      ...(series ? { stroke: text(series.name) } : {}),
      ...measure.labels('y'),
    },
    data: measure.data,
  };
}

function bars(category: RoledColumn, number: RoledColumn, rows: Rows, data: string): Proposal {
  const measure = measured(number, [category], rows, data);
  return {
    lines: {
      title: text(`${measure.title} by ${words(category)}`),
      ...barLines(category, text(number.name)),
      ...measure.labels(isUpright(category) ? 'y' : 'x'),
    },
    data: measure.data,
  };
}

function counts(column: RoledColumn, data: string): Proposal {
  const isTime = column.role === 'time';
  const select = `SELECT ${writtenName(column.name)}, count(*) AS "rows"`;
  return {
    lines: {
      title: text(`Rows by ${words(column)}`),
      ...(isTime ? { mark: 'lineY', x: text(column.name), y: 'rows' } : barLines(column, 'rows')),
    },
    data: around(select, data),
  };
}

function heatMap(
  one: RoledColumn,
  other: RoledColumn,
  number: RoledColumn,
  rows: Rows,
  data: string,
): Proposal {
  // The longer list goes downwards, where there is room.
  const [x, y] = one.distinct <= other.distinct ? [one, other] : [other, one];
  const measure = measured(number, [x, y], rows, data);
  return {
    lines: {
      title: text(`${measure.title} by ${words(x)} and ${words(y)}`),
      mark: 'cell',
      x: text(x.name),
      y: text(y.name),
      fill: text(number.name),
      ...measure.labels('fill'),
    },
    data: measure.data,
  };
}

function dots(x: RoledColumn, y: RoledColumn, groups: readonly RoledColumn[]): Proposal {
  const series = groups.find(({ distinct }) => distinct > 1 && distinct <= mostSeries);
  return {
    lines: {
      title: text(`${columnWords(y.name)} and ${words(x)}`),
      mark: 'dot',
      x: text(x.name),
      y: text(y.name),
      ...(series ? { fill: text(series.name) } : {}),
    },
  };
}

function histogram({ name }: RoledColumn): Proposal {
  return { lines: { title: text(`Distribution of ${lower(name)}`), mark: 'rectY', x: text(name) } };
}

function tableOf(columns: readonly { name: string }[]): Proposal {
  const names = columns.map(({ name }) => name).filter((name) => name !== '' && name === name.trim());
  return { lines: { title: 'Rows', table: `{ columns: [${names.map(text).join(', ')}] }` } };
}

function barLines(category: RoledColumn, value: string): Proposal['lines'] {
  const [x, y] = isUpright(category) ? [text(category.name), value] : [value, text(category.name)];
  return {
    mark: isUpright(category) ? 'barY' : 'barX',
    x,
    y,
    ...(category.distinct > mostBars ? { limit: mostBars } : {}),
  };
}

function isUpright({ distinct, longest }: RoledColumn): boolean {
  return distinct <= uprightBars && longest <= uprightLetters;
}

/** Whether two columns make a grid: each has some values, and neither says what the other does. */
function isGrid(one: RoledColumn, other: RoledColumn, rows: Rows): boolean {
  const most = Math.max(one.distinct, other.distinct);
  return Math.min(one.distinct, other.distinct) > 1 && distinctRows([one, other], rows) > most;
}

function isEachRow(column: RoledColumn, rows: Rows): boolean {
  return column.distinct === rows.length;
}

function distinctRows(by: readonly RoledColumn[], rows: Rows): number {
  return new Set(rows.map((row) => JSON.stringify(by.map(({ name }) => String(row[name]))))).size;
}

/** The measure of a chart: the column itself where each place has one row, else its sum or mean there. */
function measured(number: RoledColumn, by: readonly RoledColumn[], rows: Rows, data: string) {
  const { name } = number;
  if (distinctRows(by, rows) === rows.length) return { title: columnWords(name), data, labels: () => ({}) };
  const isMean = /(avg|average|mean|rate|rating|ratio|share|percent|pct|score|delay|price|age|median)/i.test(
    name,
  );
  const title = isMean ? `Mean ${lower(name)}` : columnWords(name);
  const places = by.map((column) => writtenName(column.name)).join(', ');
  const column = writtenName(name);
  const select = `SELECT ${places}, ${isMean ? 'avg' : 'sum'}(${column}) AS ${column}`;
  const order = by[0]!.role === 'time' ? '\nORDER BY 1' : '';
  return {
    title,
    data: around(select, data) + order,
    labels: (channel: string): Proposal['lines'] => (isMean ? { [`${channel}Label`]: text(title) } : {}),
  };
}

/** A query of groups around another; a table's name stands for all of its rows. */
function around(select: string, data: string): string {
  const query = statementsOf(data)[0]?.text ?? data.trim();
  const table = /^SELECT\s+\*\s+FROM\s+([\w.]+|"[^"]+")$/i.exec(query)?.[1];
  const indented = query.replace(/^/gm, '  ');
  return `${select}\nFROM ${table ?? `(\n${indented}\n) AS answer`}\nGROUP BY ALL`;
}

function words({ name }: RoledColumn): string {
  return lower(name);
}

/** A name's words within a sentence: abbreviations keep their capitals. */
function lower(name: string): string {
  const found = columnWords(name);
  return /^\p{Lu}{2}/u.test(found) ? found : found.charAt(0).toLowerCase() + found.slice(1);
}

/** A text as YAML reads it back: as it is where nothing in it could mean something else. */
function text(value: string): string {
  const isPlain = /^[A-Za-z][\w -]*\w$/.test(value) && !/^(true|false|null|yes|no|on|off)$/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}
