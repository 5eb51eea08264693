import type { Catalog } from '../../core/catalog.ts';
import type { Dialect } from '../../core/dialects/dialect.ts';
import { errorText } from '../../core/error-text.ts';
import type { Job } from '../../core/jobs/job.ts';
import { jobKinds } from '../../core/jobs/kinds.ts';
import { tableKey, type TableName } from '../../core/names.ts';
import { redirectQuery } from '../../core/redirect.ts';
import type { Connector, Result } from '../connector.ts';
import { plainMessage } from '../plain-message.ts';
import { fieldsOf, type Lookup } from './lookup.ts';
import type { PublishStep } from './passport.ts';
import { mostListed } from './same-key.ts';

/** What is said where a query takes too long. */
export const tooLong = 'which of its rows can’t be told here: its query takes too long';

type Told = Pick<PublishStep, 'rows' | 'count' | 'note'>;

/** A query's columns as text. Sums of binary fractions differ in their last digits from run to run. */
function textColumns(columns: Result['columns'], dialect: Dialect): string {
  return columns
    .map(({ name, type }) => {
      const column = dialect.identifier(name);
      return /^(?:DOUBLE|FLOAT)$/.test(type)
        ? `CAST(CAST(format('{:.12g}', ${column}) AS DOUBLE) AS VARCHAR) AS ${column}`
        : `CAST(${column} AS VARCHAR) AS ${column}`;
    })
    .join(', ');
}

/** A dialect in which a job that publishes compiles to its query, under the names that it has for its columns. */
function asQuery(dialect: Dialect): Dialect {
  return {
    ...dialect,
    replaceTable: (_name, query, columns) =>
      columns
        ? `SELECT * FROM (\n${query}\n) AS _published (${columns.map((name) => dialect.identifier(name)).join(', ')})`
        : query,
  };
}

/**
 * The rows that a BI table has because of one row of a table that its query reads: what the query gives now, less what
 * it gives without that row, as far as the BI table holds it. `condition` tells the row. Once `signal` is aborted it is
 * only said that it takes too long.
 */
export async function fedRows(
  job: Job,
  table: TableName,
  condition: string,
  { catalog, dialect }: Pick<Lookup, 'catalog' | 'dialect'>,
  connector: Pick<Connector, 'apart'>,
  signal: AbortSignal,
): Promise<Told> {
  if (!catalog.columns(job.targetTable))
    return { rows: null, count: 0, note: `${job.target} is not there: its job has not run` };
  try {
    return await connector.apart((statement, query) => {
      const withRow = queryOf(job, job.query!.sql, catalog, dialect);
      const others = `SELECT * FROM ${dialect.table(table)} WHERE NOT coalesce(${condition}, false)`;
      // Its own name stays, for a query may name its columns by it.
      const own: TableName = { catalog: 'temp', schema: 'main', table: table.table };
      const moved = redirectQuery(job.query!.sql, job.reads, (read) =>
        tableKey(read) === tableKey(table) ? own : undefined,
      );
      const withoutRow = queryOf(job, moved, catalog, dialect);
      const view = `CREATE TEMP VIEW ${dialect.identifier(table.table)} AS\n${others}`;
      return compare(job, { withRow, withoutRow, view }, dialect, statement, query);
    }, signal);
  } catch (error) {
    if (signal.aborted) return { rows: null, count: 0, note: tooLong };
    return {
      rows: null,
      count: 0,
      note: `which of its rows can’t be told: ${plainMessage(errorText(error))}`,
    };
  }
}

/** The query of a job that publishes, under the names that the job has for its columns. */
function queryOf(job: Job, sql: string, catalog: Catalog, dialect: Dialect): string {
  const named: Job = { ...job, query: { ...job.query!, sql } };
  return jobKinds.publish.compile(named, catalog, asQuery(dialect), { at: '', load: '' }).statements[0]!;
}

async function compare(
  job: Job,
  { withRow, withoutRow, view }: Record<'withRow' | 'withoutRow' | 'view', string>,
  dialect: Dialect,
  statement: (sql: string) => Promise<void>,
  query: (sql: string) => Promise<Result>,
): Promise<Told> {
  const { columns } = await query(`SELECT * FROM (\n${withRow}\n) LIMIT 0`);
  const text = textColumns(columns, dialect);
  await statement(`CREATE TEMP TABLE "_with" AS\nSELECT ${text} FROM (\n${withRow}\n)`);
  // Made only now: a query that names the table without its schema would find the view first.
  await statement(view);
  await statement(
    `CREATE TEMP TABLE "_fed" AS\nSELECT * FROM temp."_with" EXCEPT ALL\nSELECT ${text} FROM (\n${withoutRow}\n)`,
  );
  const { rows: all } = await query('SELECT count(*) AS n FROM temp."_fed"');
  const { rows } = await query(
    `SELECT *, count(*) OVER () AS _count FROM (\n` +
      `  SELECT * FROM temp."_fed" INTERSECT ALL SELECT ${text} FROM ${dialect.table(job.targetTable)}\n` +
      `) ORDER BY ALL LIMIT ${mostListed}`,
  );
  const count = Number(rows[0]?.['_count'] ?? 0);
  return {
    rows: rows.map((row) => fieldsOf(row, columns)),
    count,
    note:
      count < Number(all[0]!['n'])
        ? `${job.target} was published before its tables changed, or by another query`
        : '',
  };
}
