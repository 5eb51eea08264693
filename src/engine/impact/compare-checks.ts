import { checkColumn, reasonSeparator, warnColumn } from '../../core/catalog.ts';
import type { Dialect } from '../../core/dialects/dialect.ts';
import type { Job } from '../../core/jobs/job.ts';
import { tableKey, type TableName } from '../../core/names.ts';
import type { ApartTables } from '../run-apart.ts';
import type { CheckImpact } from './impact.ts';

/** Tables of a run apart, and the jobs that have filled them whose true tables are there. */
export interface Compared {
  tables: ApartTables;
  dialect: Dialect;
  jobs: readonly Job[];
  /** The rows of a table that are looked at, as SQL behind FROM. */
  rows(table: TableName): string;
}

/** What becomes of rows by their checks: the same record in the table that is there and in the one apart. */
export async function compareChecks(compared: Compared): Promise<CheckImpact[]> {
  const found: CheckImpact[] = [];
  for (const job of checkedBy(compared))
    found.push(...(await compareReasons(compared, job, `b.${checkColumn}`, `a.${checkColumn}`)));
  return found;
}

/** What becomes of rows that checks only mark, in the same way. */
export async function compareMarks(compared: Compared): Promise<CheckImpact[]> {
  const jobs = checkedBy(compared);
  if (jobs.length === 0) return [];
  // A table whose checks mark nothing has no column for it.
  const { rows } = await compared.tables.query(
    `SELECT database_name, schema_name, table_name FROM duckdb_columns() WHERE column_name = '${warnColumn}'`,
  );
  const having = new Set(
    rows.map(({ database_name, schema_name, table_name }) =>
      tableKey({ catalog: String(database_name), schema: String(schema_name), table: String(table_name) }),
    ),
  );
  const found: CheckImpact[] = [];
  for (const job of jobs) {
    const marks = (table: TableName, name: string) =>
      having.has(tableKey(table)) ? `${name}.${warnColumn}` : "''";
    const [before, after] = [marks(job.targetTable, 'b'), marks(compared.tables.place(job.targetTable), 'a')];
    if (before !== after) found.push(...(await compareReasons(compared, job, before, after)));
  }
  return found;
}

function checkedBy({ jobs, tables }: Compared): Job[] {
  return jobs.filter(({ id, kind }) => kind === 'dq' && !tables.failed.has(id));
}

/** How many rows have reasons, SQL on `b` and `a`, before and after; nothing where all have the same. */
async function compareReasons(
  { tables, dialect, rows: of }: Compared,
  job: Job,
  beforeSql: string,
  afterSql: string,
): Promise<CheckImpact[]> {
  const pair =
    `SELECT ${beforeSql} AS before, ${afterSql} AS after ` +
    `FROM ${of(tables.place(job.targetTable))} AS a ` +
    `LEFT JOIN ${of(job.targetTable)} AS b USING (_file, _row)`;
  const { rows } = await tables.query(
    `WITH pairs AS MATERIALIZED (${pair}), reasons AS (
  SELECT unnest(string_split(before, ${dialect.literal(reasonSeparator)})) AS reason, 1 AS before, 0 AS after FROM pairs WHERE before <> ''
  UNION ALL
  SELECT unnest(string_split(after, ${dialect.literal(reasonSeparator)})), 0, 1 FROM pairs WHERE after <> ''
)
SELECT NULL AS reason, count(CASE WHEN before <> '' THEN 1 END) AS before, count(CASE WHEN after <> '' THEN 1 END) AS after,
  count(CASE WHEN before = '' AND after <> '' THEN 1 END) AS rejected,
  count(CASE WHEN before <> '' AND after = '' THEN 1 END) AS accepted FROM pairs
UNION ALL
(SELECT reason, sum(before), sum(after), 0, 0 FROM reasons GROUP BY reason HAVING sum(before) <> sum(after) ORDER BY abs(sum(after) - sum(before)) DESC, reason)`,
  );
  const [all, ...reasons] = rows;
  const number = (row: (typeof rows)[number] | undefined, name: string) => Number(row?.[name] ?? 0);
  const impact: CheckImpact = {
    table: job.target,
    before: number(all, 'before'),
    after: number(all, 'after'),
    rejected: number(all, 'rejected'),
    accepted: number(all, 'accepted'),
    reasons: reasons.map((row) => ({
      reason: String(row['reason']),
      before: number(row, 'before'),
      after: number(row, 'after'),
    })),
  };
  return impact.rejected + impact.accepted + impact.reasons.length > 0 ? [impact] : [];
}
