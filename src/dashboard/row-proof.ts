import { duckdb } from '../core/dialects/duckdb.ts';

/** A column of an answer with its value in one row. */
export interface RowValue {
  column: string;
  /** Its SQL type. */
  type: string;
  /** As the engine writes it; NULL is null. */
  text: string | null;
}

/** What a query's answer has of a row. */
export interface Proof {
  /** Whether it has the row as it is. */
  isWhole: boolean;
  /** Whether it has one row alone with the values that tell the row. */
  isSingle: boolean;
  /** The columns in which that row is another. */
  dependent: string[];
}

/**
 * A query that tells what another one's answer has of a row.
 * @param telling the places of the columns whose values tell the row
 */
export function proofQuery(sql: string, row: readonly RowValue[], telling: readonly number[]): string {
  const same = row.map((value, place) => isSame(value, name(place)));
  const told = telling.map((place) => same[place]!).join(' AND ') || 'TRUE';
  return (
    `SELECT count(*) AS n, coalesce(bool_or(${same.join(' AND ')}), FALSE) AS is_whole, ` +
    `${same.map((condition, place) => `bool_and(${condition}) AS ${name(place)}`).join(', ')}\n` +
    `FROM (\n${sql}\n) AS _answer (${row.map((_, place) => name(place)).join(', ')})\nWHERE ${told}`
  );
}

/** Reads the answer of a `proofQuery`. */
export function readProof(
  found: Readonly<Record<string, unknown>> | undefined,
  row: readonly RowValue[],
): Proof {
  const isWhole = found?.['is_whole'] === true;
  const others = row.filter((_, place) => !isWhole && found?.[name(place)] !== true);
  return {
    isWhole,
    isSingle: Number(found?.['n']) === 1,
    dependent: others.map(({ column }) => column),
  };
}

const name = (place: number): string => `_c${place}`;

/** Sums of binary fractions differ in their last digits from run to run. */
function isSame({ type, text }: RowValue, column: string): string {
  if (text !== null && /^(DOUBLE|FLOAT|REAL)$/i.test(type)) {
    const digits = (value: string) => `format('{:.12g}', CAST(${value} AS DOUBLE))`;
    return `(${digits(column)} IS NOT DISTINCT FROM ${digits(duckdb.literal(text))})`;
  }
  const literal = text === null ? 'NULL' : duckdb.literal(text);
  return `(CAST(${column} AS VARCHAR) IS NOT DISTINCT FROM ${literal})`;
}
