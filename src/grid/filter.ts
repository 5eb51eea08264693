import { duckdb } from '../core/dialects/duckdb.ts';
import { asText, type ColumnKind, type GridColumn } from './column.ts';

/** A comparison, or a test that needs no value. */
export type FilterTest =
  | 'contains'
  | 'equals'
  | 'empty'
  | '='
  | '≠'
  | '<'
  | '≤'
  | '>'
  | '≥'
  | 'between'
  | 'true'
  | 'false'
  | 'null'
  | 'not null';

/** What is asked of one column. `value` and `upper` are as the user typed them. */
export interface ColumnFilter {
  column: string;
  test: FilterTest;
  value?: string;
  /** The upper end of `between`, included. */
  upper?: string;
}

const texts: FilterTest[] = ['contains', 'equals', 'empty', 'null', 'not null'];
const ordered: FilterTest[] = ['=', '≠', '<', '≤', '>', '≥', 'between', 'null', 'not null'];

/** The tests that a kind of column offers, the usual one first. */
export function testsOf(kind: ColumnKind): FilterTest[] {
  if (kind === 'text') return texts;
  if (kind === 'other') return texts.filter((test) => test !== 'empty');
  if (kind === 'boolean') return ['true', 'false', 'null', 'not null'];
  return ordered;
}

/** How many values a test takes: 0, 1 or 2. */
export function valuesOf(test: FilterTest): number {
  if (test === 'between') return 2;
  return ['empty', 'true', 'false', 'null', 'not null'].includes(test) ? 0 : 1;
}

/** A test as a choice in a form. */
export const testWords: Readonly<Record<FilterTest, string>> = {
  contains: 'contains',
  equals: 'equals',
  empty: 'is empty',
  '=': '= equal',
  '≠': '≠ not equal',
  '<': '< less',
  '≤': '≤ at most',
  '>': '> greater',
  '≥': '≥ at least',
  between: 'between',
  true: 'is true',
  false: 'is false',
  null: 'is NULL',
  'not null': 'is not NULL',
};

/** A filter in words: `price between 10 and 20`. */
export function filterWords({ column, test, value = '', upper = '' }: ColumnFilter): string {
  if (test === 'between') return `${column} between ${value} and ${upper}`;
  if (valuesOf(test) === 0) return `${column} ${testWords[test]}`;
  return test === 'contains' || test === 'equals'
    ? `${column} ${test} “${value}”`
    : `${column} ${test} ${value}`;
}

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const date = /^\d{4}-\d{2}-\d{2}$/;
const timestamp = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/;
const time = /^\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?$/;

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return date.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Why a value can't be compared with a column, as a sentence; undefined where it can. */
export function badValue(kind: ColumnKind, text: string): string | undefined {
  const value = text.trim();
  if (kind === 'number') return number.test(value) ? undefined : 'Type a number, such as 12.5';
  if (kind === 'date') return isDay(value) ? undefined : 'Type a date as YYYY-MM-DD';
  if (kind === 'timestamp')
    return isDay(value) || (timestamp.test(value) && isDay(value.slice(0, 10)))
      ? undefined
      : 'Type a date, or a date and time as YYYY-MM-DD HH:MM:SS';
  if (kind === 'time') return time.test(value) ? undefined : 'Type a time as HH:MM:SS';
  return undefined;
}

/** `col = 1.5` compares exactly on whole numbers too, where a cast to the column's type would round the 1.5. */
function operand({ kind, type }: GridColumn, text: string): string {
  const value = text.trim();
  const problem = badValue(kind, value);
  if (problem) throw new Error(problem);
  if (kind !== 'number') return `CAST(${duckdb.literal(value)} AS ${type})`;
  // A leading point and a trailing one are spelled out: they mean something else beside a name.
  return `(${value.replace(/^([+-]?)\./, '$10.').replace(/\.(?=$|e)/i, '')})`;
}

/** A day compared with a time means the whole day. */
function comparison(column: GridColumn, value: string, test: string, text: string): string {
  const sql = operand(column, text);
  const operators: Record<string, string> = { '=': '=', '≠': '<>', '<': '<', '≤': '<=', '>': '>', '≥': '>=' };
  if (column.kind !== 'timestamp' || !date.test(text.trim())) return `${value} ${operators[test]} ${sql}`;
  const start = `CAST(${duckdb.literal(text.trim())} AS DATE)`;
  const from = `CAST(${start} AS ${column.type})`;
  const next = `CAST(${start} + 1 AS ${column.type})`;
  switch (test) {
    case '=':
      return `(${value} >= ${from} AND ${value} < ${next})`;
    case '≠':
      return `(${value} < ${from} OR ${value} >= ${next})`;
    case '≤':
      return `${value} < ${next}`;
    case '>':
      return `${value} >= ${next}`;
    default:
      return `${value} ${operators[test]} ${from}`;
  }
}

/**
 * A filter as an SQL condition. `value` is the expression of the column's value. What the user typed stands in it only
 * as a quoted literal or as a number that was checked. Throws an Error whose message is for the user where a value
 * doesn't fit the column.
 */
export function filterSql(filter: ColumnFilter, column: GridColumn, value: string): string {
  const { test, value: typed = '', upper = '' } = filter;
  const text = asText(value, column.type);
  switch (test) {
    case 'null':
      return `${value} IS NULL`;
    case 'not null':
      return `${value} IS NOT NULL`;
    case 'true':
      return value;
    case 'false':
      return `NOT ${value}`;
    case 'empty':
      return `${text} = ''`;
    case 'equals':
      return `${text} = ${duckdb.literal(typed)}`;
    case 'contains':
      // ILIKE is two to three times slower and would need its signs escaped.
      return `contains(lower(${text}), lower(${duckdb.literal(typed)}))`;
    case 'between':
      return `(${comparison(column, value, '≥', typed)} AND ${comparison(column, value, '≤', upper)})`;
    default:
      return comparison(column, value, test, typed);
  }
}
