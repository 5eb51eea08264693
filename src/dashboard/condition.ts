import { dateValue, type Pick, type PickValue } from '../charts/pick.ts';
import { toDate } from '../charts/values.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { dateType, momentType, numericType, textType } from './sql-types.ts';

type Value = Exclude<PickValue, null>;
type Range = Extract<Pick, { from: PickValue }>;

/** How a column's values are compared. */
interface Comparison {
  /** What stands for the column's value beside the literals. */
  value(column: string): string;
  /** A value as a literal of the column's type; undefined where it can't be one of its values. */
  literal(value: Value): string | undefined;
}

const itself = (column: string): string => column;
const asText: Comparison = {
  value: (column) => `CAST(${column} AS VARCHAR)`,
  literal: (value) => duckdb.literal(String(value)),
};
const text: Comparison = { ...asText, value: itself };
const number: Comparison = {
  value: itself,
  literal(value) {
    const written = String(value).trim();
    if (typeof value === 'boolean' || !/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(written)) return undefined;
    // With an exponent it is read as a DOUBLE, bit by bit; without one as a DECIMAL, which is rounded once more.
    return written.includes('.') && !/e/i.test(written) && written.length > 15 ? `${written}e0` : written;
  },
};
const boolean: Comparison = {
  value: itself,
  literal: (value) => (/^(true|false)$/i.test(String(value)) ? String(value).toUpperCase() : undefined),
};
const date: Comparison = {
  value: itself,
  literal(value) {
    const found = typeof value === 'string' ? toDate(value) : undefined;
    const written = found && dateValue(found);
    return written && `${written.length > 10 ? 'TIMESTAMP' : 'DATE'} ${duckdb.literal(written)}`;
  },
};
const timestamp: Comparison = {
  value: itself,
  literal(value) {
    // Its text is taken as it is: a date of JavaScript knows no microseconds.
    const isTime = typeof value === 'string' && toDate(value) !== undefined && value.length >= 10;
    return isTime ? `TIMESTAMP ${duckdb.literal(value)}` : undefined;
  },
};
/** What is stored with less digits is compared with all that it has as a DOUBLE. */
const short: Comparison = { ...number, value: (column) => `CAST(${column} AS DOUBLE)` };
const castNumber: Comparison = { ...number, value: (column) => `TRY_CAST(${column} AS DOUBLE)` };
const castTime: Comparison = { ...timestamp, value: (column) => `TRY_CAST(${column} AS TIMESTAMP)` };

/** DuckDB reads a text as a value of the type beside it; as a DATE it would lose its time of day. */
const asGiven: Comparison = {
  value: itself,
  literal(value) {
    if (typeof value !== 'string') return number.literal(value) ?? String(value).toUpperCase();
    const isMoment = value.length > 10 && toDate(value) !== undefined;
    return `${isMoment ? 'TIMESTAMP ' : ''}${duckdb.literal(value)}`;
  },
};

function comparisonOf(type: string): Comparison {
  if (textType.test(type)) return text;
  if (numericType.test(type)) return /^(FLOAT|REAL)/i.test(type) ? short : number;
  if (/^BOOL/i.test(type)) return boolean;
  if (dateType.test(type)) return date;
  return momentType.test(type) ? timestamp : asText;
}

/**
 * Whether a column's value is among those that a pick names, as a condition of SQL that is true or not.
 * @param column the column as it is written in SQL
 * @param type its SQL type, '' where it isn't known: its text is compared then
 */
export function conditionOf(pick: Pick, column: string, type: string): string {
  const own = comparisonOf(type);
  return 'values' in pick ? amongValues(pick.values, column, own) : withinRange(pick, column, own);
}

/**
 * The same for an expression of a query whose answer held the picked values, so that they surely are of its type.
 * @param expression an expression in SQL that binds as closely as a name
 */
export function outcomeCondition(pick: Pick, expression: string): string {
  if (!('values' in pick)) return withinRange(pick, expression, asGiven);
  // DuckDB forgets that date_trunc may give NULL and takes IS NULL for never true.
  return amongValues(
    pick.values,
    expression,
    { ...asGiven, literal: givenLiteral },
    'IS NOT DISTINCT FROM NULL',
  );
}

function givenLiteral(value: Value): string {
  return typeof value === 'string' ? duckdb.literal(value) : asGiven.literal(value)!;
}

function amongValues(
  values: readonly PickValue[],
  column: string,
  own: Comparison,
  isNull = 'IS NULL',
): string {
  const wanted = [...new Set(values.filter((value): value is Value => value !== null))];
  const known = wanted.map((value) => own.literal(value)).filter((literal) => literal !== undefined);
  // What the column's type doesn't know may still be the text of one of its values, such as a day of the year 12000.
  const others = wanted.filter((value) => own.literal(value) === undefined).map(asText.literal);
  const parts = [
    ...equals(own.value(column), known),
    ...equals(asText.value(column), others as string[]),
    ...(values.includes(null) ? [`${column} ${isNull}`] : []),
  ];
  if (parts.length === 0) return 'FALSE';
  return parts.length === 1 ? parts[0]! : `(${parts.join(' OR ')})`;
}

function equals(value: string, literals: readonly string[]): string[] {
  if (literals.length === 0) return [];
  return [literals.length === 1 ? `${value} = ${literals[0]}` : `${value} IN (${literals.join(', ')})`];
}

function withinRange({ from, to, open }: Range, column: string, own: Comparison): string {
  const ends = [from, to].filter((end): end is Value => end !== null);
  const fits = ({ literal }: Comparison) => ends.every((end) => literal(end) !== undefined);
  const isNumeric = ends.every((end) => typeof end === 'number');
  const order = own === text && isNumeric ? [castNumber] : own === asText ? [castNumber, castTime] : [own];
  const by = order.find(fits) ?? asText;
  const value = by.value(column);
  const parts = [
    ...(from === null ? [] : [`${value} >= ${by.literal(from)}`]),
    ...(to === null ? [] : [`${value} ${open ? '<' : '<='} ${by.literal(to)}`]),
  ];
  return parts.length === 0 ? `${column} IS NOT NULL` : parts.join(' AND ');
}
