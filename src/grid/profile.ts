import type { Row } from '../engine/connector.ts';
import { asText, kindOf, reference, type ColumnKind } from './column.ts';
import type { Look } from './relation.ts';

/** What is in a column. Values are text as DuckDB prints them. */
export interface ColumnProfile {
  column: string;
  type: string;
  kind: ColumnKind;
  rows: number;
  nulls: number;
  /** Different values; `approximate` above a million rows. */
  distinct: number;
  /** Whether `distinct` and the quantiles of numbers are estimates. */
  approximate: boolean;
  minimum: string | null;
  maximum: string | null;
  /** Of numbers, dates and times: the values below which these shares of the values lie. */
  quantiles: { share: number; value: string }[];
  /** Of numbers, dates and timestamps: twenty ranges of equal width, the lower end included. */
  bins: Bin[];
  /** The commonest values of all other kinds, clipped to 200 characters; none above a million rows that mostly differ. */
  top: { value: string; count: number }[];
  /** Of text: the number of characters of the shortest and the longest, and how many are empty. */
  lengths?: { shortest: number; longest: number; empty: number };
}

/** A range of a histogram and how many values lie in it. */
export interface Bin {
  from: string;
  to: string;
  count: number;
}

/** Above so many rows distinct values and quantiles are estimated. */
const exactRows = 1_000_000;
const binCount = 20;
const shares = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * Looks through a column.
 *
 * @param look runs a query.
 * @param from SQL that stands after FROM: a quoted full table name or a query in parentheses.
 * @param column the column's name, unquoted.
 * @param type its DuckDB type as DESCRIBE tells.
 * @returns counts, extremes, quantiles and a histogram, or the commonest values, as the kind of the column asks for.
 * Rejects with the engine's error, or when aborted.
 */
export async function profileOf(
  look: Look,
  from: string,
  column: string,
  type: string,
  signal?: AbortSignal,
): Promise<ColumnProfile> {
  const kind = kindOf(type);
  const value = reference(column);
  const source = `FROM ${from} AS _r`;
  const first = async (sql: string): Promise<Row> => (await look(sql, signal)).rows[0]!;

  const { n, filled } = await first(`SELECT count(*) AS n, count(${value}) AS filled ${source}`);
  const rows = Number(n);
  const approximate = rows > exactRows;
  const isOrdered = kind === 'number' || kind === 'date' || kind === 'timestamp' || kind === 'time';
  const hasExtremes = isOrdered || kind === 'text';
  const text = asText(value, type);
  const selected = [
    `${approximate ? `approx_count_distinct(${value})` : `count(DISTINCT ${value})`} AS different`,
    ...(hasExtremes
      ? [
          `left(${asText(`min(${value})`, type)}, 200) AS low`,
          `left(${asText(`max(${value})`, type)}, 200) AS high`,
        ]
      : []),
    ...(kind === 'text'
      ? [
          `min(length(${text})) AS shortest`,
          `max(length(${text})) AS longest`,
          `count(*) FILTER (${text} = '') AS empty`,
        ]
      : []),
  ];
  const basic = await first(`SELECT ${selected.join(', ')} ${source}`);
  const profile: ColumnProfile = {
    column,
    type,
    kind,
    rows,
    nulls: rows - Number(filled),
    // An estimate may be above what is possible.
    distinct: Math.min(Number(basic['different']), Number(filled)),
    approximate,
    minimum: textOf(basic['low']),
    maximum: textOf(basic['high']),
    quantiles: [],
    bins: [],
    top: [],
  };
  if (Number(filled) === 0) return profile;
  if (kind === 'text')
    profile.lengths = {
      shortest: Number(basic['shortest']),
      longest: Number(basic['longest']),
      empty: Number(basic['empty']),
    };
  // Among millions of texts of which most differ the commonest take seconds to find, and say nothing.
  if (!isOrdered && approximate && profile.distinct > Number(filled) / 2) return profile;
  if (!isOrdered) {
    const { rows: top } = await look(
      `SELECT left(${text}, 200) AS v, count(*) AS n ${source} WHERE ${value} IS NOT NULL ` +
        `GROUP BY ALL ORDER BY n DESC, v LIMIT 10`,
      signal,
    );
    profile.top = top.map((row) => ({ value: String(row['v']), count: Number(row['n']) }));
    return profile;
  }
  profile.quantiles = await quantilesOf(first, source, value, type, kind, approximate);
  if (kind !== 'time') profile.bins = await binsOf(look, source, value, kind, signal);
  return profile;
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

type First = (sql: string) => Promise<Row>;

async function quantilesOf(
  first: First,
  source: string,
  value: string,
  type: string,
  kind: ColumnKind,
  approximate: boolean,
): Promise<ColumnProfile['quantiles']> {
  // NaN has no place in an order; the estimating function knows numbers only, and no infinity.
  const estimates = approximate && kind === 'number';
  const from = `${source}${isFloat(type) ? ` WHERE isfinite(${value})` : ''}`;
  const name = estimates ? 'approx_quantile' : 'quantile_disc';
  const row = await first(
    `SELECT ${shares.map((_, at) => `${asText(`q[${at + 1}]`, type)} AS q${at}`).join(', ')} ` +
      `FROM (SELECT ${name}(${value}, [${shares.join(', ')}]) AS q ${from})`,
  );
  return shares.flatMap((share, at) => {
    const quantile = textOf(row[`q${at}`]);
    return quantile === null ? [] : [{ share, value: quantile }];
  });
}

function isFloat(type: string): boolean {
  return /^(?:DOUBLE|FLOAT)$/i.test(type);
}

async function binsOf(
  look: Look,
  source: string,
  value: string,
  kind: ColumnKind,
  signal?: AbortSignal,
): Promise<Bin[]> {
  const place = kind === 'number' ? `CAST(${value} AS DOUBLE)` : `epoch(CAST(${value} AS TIMESTAMP))`;
  const finite = kind === 'number' ? `isfinite(${place})` : `isfinite(CAST(${value} AS TIMESTAMP))`;
  const places = `SELECT ${place} AS x ${source} WHERE ${value} IS NOT NULL AND ${finite}`;
  const ends = (await look(`SELECT min(x) AS low, max(x) AS high FROM (${places})`, signal)).rows[0]!;
  if (ends['low'] === null) return [];
  const low = Number(ends['low']);
  const high = Number(ends['high']);
  const width = high / binCount - low / binCount;
  const print = (at: number) => (kind === 'number' ? numberText(at, width) : momentText(at, width));
  const { rows } = await look(
    width > 0
      ? `SELECT CAST(least(${binCount - 1}, floor((x / ${width}) - (${low} / ${width}))) AS INTEGER) AS bin, count(*) AS n ` +
          `FROM (${places}) GROUP BY bin`
      : `SELECT 0 AS bin, count(*) AS n FROM (${places})`,
    signal,
  );
  const counts = new Map(rows.map((row) => [Math.max(0, Number(row['bin'])), Number(row['n'])]));
  return Array.from({ length: width > 0 ? binCount : 1 }, (_, at) => ({
    from: print(low + at * width),
    to: print(at === binCount - 1 ? high : low + (at + 1) * width),
    count: counts.get(at) ?? 0,
  }));
}

/** As many digits as tell neighbouring bins apart. */
function numberText(value: number, width: number): string {
  if (width === 0) return String(value);
  const digits = Math.ceil(-Math.log10(width)) + 1;
  return Math.abs(value) >= 1e15 || digits > 12
    ? value.toPrecision(4)
    : String(Number(value.toFixed(Math.max(0, digits))));
}

/** Seconds since 1970 as a day, with the time where bins are narrower than a day. */
function momentText(seconds: number, width: number): string {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return `${Math.round(seconds / 31_556_952 + 1970)}`;
  const iso = at.toISOString().replace('T', ' ');
  return iso.slice(0, iso.length - (width >= 86_400 ? 14 : 5));
}
