import { checkColumn } from '../../core/catalog.ts';
import type { Dialect } from '../../core/dialects/dialect.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { TableName } from '../../core/names.ts';
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

/** What stands between the reasons of a row. */
const between = ' | ';

/** What becomes of rows by their checks: the same record in the table that is there and in the one apart. */
export async function compareChecks({ tables, dialect, jobs, rows: of }: Compared): Promise<CheckImpact[]> {
  const found: CheckImpact[] = [];
  for (const job of jobs) {
    if (job.kind !== 'dq' || tables.failed.has(job.id)) continue;
    const pair =
      `SELECT b.${checkColumn} AS before, a.${checkColumn} AS after ` +
      `FROM ${of(tables.place(job.targetTable))} AS a ` +
      `LEFT JOIN ${of(job.targetTable)} AS b USING (_file, _row)`;
    const { rows } = await tables.query(
      `WITH pairs AS MATERIALIZED (${pair}), reasons AS (
  SELECT unnest(string_split(before, ${dialect.literal(between)})) AS reason, 1 AS before, 0 AS after FROM pairs WHERE before <> ''
  UNION ALL
  SELECT unnest(string_split(after, ${dialect.literal(between)})), 0, 1 FROM pairs WHERE after <> ''
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
    if (impact.rejected + impact.accepted + impact.reasons.length > 0) found.push(impact);
  }
  return found;
}
