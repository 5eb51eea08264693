import type { Job } from '../../src/core/jobs/job.ts';
import { redirectQuery } from '../../src/core/redirect.ts';
import type { Connector } from '../../src/engine/connector.ts';

/** A row's values as text, by column. */
export type TextRow = Record<string, string | null>;

/** The value as both engines' texts are compared: the same number, whatever form an engine gives it. */
function canonical(value: string | null, digits: number | undefined): string | null {
  // Doubles print as 1.0E7 in Spark and 10000000.0 in DuckDB, which are the same double.
  if (value !== null && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value) && /[.eE]/.test(value))
    return String(Number(digits ? Number(value).toPrecision(digits) : value));
  return value?.replace(/^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d*?[1-9])?)\.?0*$/, '$1') ?? null;
}

function lines(rows: readonly TextRow[], columns: readonly string[], digits?: number): string[] {
  return rows
    .map((row) => JSON.stringify(columns.map((column) => canonical(row[column] ?? null, digits))))
    .sort();
}

/** All tables of native DuckDB by name, their values as text. */
export async function duckdbTables(connector: Connector): Promise<Record<string, TextRow[]>> {
  const { rows } = await connector.query(
    'SELECT database_name AS d, schema_name AS s, table_name AS t FROM duckdb_tables() WHERE NOT temporary',
  );
  const tables: Record<string, TextRow[]> = {};
  for (const { d, s, t } of rows) {
    const found = await connector.query(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM "${d}"."${s}"."${t}"`);
    tables[String(t)] = found.rows as TextRow[];
  }
  return tables;
}

/** The answers to queries by name, their values as text; tables of the jobs may be named without their catalog. */
export async function duckdbAnswers(
  connector: Connector,
  jobs: readonly Job[],
  queries: Record<string, string>,
): Promise<Record<string, TextRow[]>> {
  const tables = jobs.map((job) => job.targetTable);
  const answers: Record<string, TextRow[]> = {};
  for (const [name, query] of Object.entries(queries)) {
    const sql = redirectQuery(query, tables, (table) => table);
    const { rows } = await connector.query(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql})`);
    answers[name] = rows as TextRow[];
  }
  return answers;
}

/**
 * Where two tables differ: a sentence, with the first rows that one of them lacks. Undefined where they are equal.
 * The order of rows means nothing. With `digits`, fractions are compared by so many: a sum of doubles hangs on their order.
 */
export function difference(
  name: string,
  duckdb: readonly TextRow[],
  spark: readonly TextRow[] | undefined,
  digits?: number,
): string | undefined {
  if (!spark) return `${name}: Spark has no such table`;
  const columnsOf = (rows: readonly TextRow[]) => Object.keys(rows[0] ?? {});
  const columns = columnsOf(duckdb.length > 0 ? duckdb : spark);
  if (
    duckdb.length > 0 &&
    spark.length > 0 &&
    String(columns.toSorted()) !== String(columnsOf(spark).toSorted())
  )
    return `${name}: the columns are ${columns.join(', ')} and ${columnsOf(spark).join(', ')}`;
  const [left, right] = [lines(duckdb, columns, digits), lines(spark, columns, digits)];
  const lacking = (some: string[], others: string[]) => {
    const left = new Map<string, number>();
    for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
    return some.filter((line) => {
      const count = left.get(line) ?? 0;
      left.set(line, count - 1);
      return count <= 0;
    });
  };
  const [onlyDuckdb, onlySpark] = [lacking(left, right), lacking(right, left)];
  if (onlyDuckdb.length === 0 && onlySpark.length === 0) return undefined;
  const shown = (rows: string[]) =>
    rows
      .slice(0, 3)
      .map((row) => `    ${row}`)
      .join('\n');
  return (
    `${name}: ${onlyDuckdb.length} of ${left.length} rows are DuckDB's only, ${onlySpark.length} of ${right.length} Spark's only\n` +
    `  columns ${columns.join(', ')}\n  DuckDB\n${shown(onlyDuckdb)}\n  Spark\n${shown(onlySpark)}`
  );
}
