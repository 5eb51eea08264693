import { auditColumns, checkColumn, lineageColumns, reasonSeparator, warnColumn } from '../core/catalog.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { unreadableTable } from '../core/jobs/extract.ts';
import type { Job } from '../core/jobs/job.ts';
import type { GridRelation } from '../grid/relation.ts';
import type { UnitState } from '../notebook/unit.ts';
import { isView } from './rows-version.ts';

const lineage: ReadonlySet<string> = new Set(lineageColumns.map(({ name }) => name));
const record: ReadonlySet<string> = new Set(['Record']);

/** Which record of a file a row comes from. */
const recordSql = `_file || ' row ' || _row AS "Record"`;

/** All rows of a job's target. */
export function previewRelation(job: Job): GridRelation {
  return {
    label: `Rows of ${job.target}`,
    from: duckdb.table(job.targetTable),
    hasRowid: !isView(job),
    dim: lineage,
  };
}

/** The columns that a row's reasons are about, in lower case; those of reasons that a grid has clipped are missing. */
function failedColumns(job: Job, why: string): Set<string> {
  const reasons = ` · ${why} · `;
  const named = job.rules.checks
    .filter(({ description }) => reasons.includes(` · ${description.replaceAll(reasonSeparator, ' · ')} · `))
    .map(({ column }) => column);
  const typed = why.split(' · ').flatMap((reason) => /^(.*): not a valid .+$/s.exec(reason)?.[1] ?? []);
  return new Set([...named, ...typed].map((name) => name.toLowerCase()));
}

/** The rows that failed a check: the record of the file that each comes from, the reasons, and the user's columns. */
export function rejectedRelation(job: Job): GridRelation {
  return relationWithReasons(job, `Rejected rows of ${job.target}`, checkColumn);
}

/** The rows that checks have only marked, in the same way. The job must have a check that can mark. */
export function markedRelation(job: Job): GridRelation {
  return relationWithReasons(job, `Marked rows of ${job.target}`, warnColumn);
}

function relationWithReasons(job: Job, label: string, reasons: string): GridRelation {
  const ours = [checkColumn, warnColumn, ...auditColumns.map(({ name }) => name)].map((name) =>
    duckdb.literal(name),
  );
  const data = `COLUMNS(lambda c: NOT starts_with(c, '_') AND lower(c) NOT IN (${ours.join(', ')}))`;
  const failed = new WeakMap<object, ReadonlySet<string>>();
  return {
    label,
    from:
      `(SELECT ${recordSql}, replace(${reasons}, '${reasonSeparator}', ' · ') AS "Why", ${data} ` +
      `FROM ${duckdb.table(job.targetTable)} WHERE ${reasons} <> '')`,
    hasRowid: false,
    dim: record,
    isHit(row, column) {
      if (column === 'Record' || column === 'Why') return false;
      let names = failed.get(row);
      if (!names) failed.set(row, (names = failedColumns(job, row['Why'] ?? '')));
      const name = column.toLowerCase();
      // DuckDB numbers a column of the user's that is called like one of ours.
      return names.has(name) || names.has(/^(record|why)_1$/.exec(name)?.[1] ?? '');
    },
  };
}

/**
 * The rows that the last run of a stage or ingest job has written, those that it updated first; undefined where it has
 * changed none, as the latest time is an earlier run's then.
 */
export function writtenRelation(job: Job, { figures }: Pick<UnitState, 'figures'>): GridRelation | undefined {
  const { inserted = 0, updated = 0 } = figures;
  if (inserted + updated === 0) return undefined;
  const table = duckdb.table(job.targetTable);
  return {
    label: `Rows of ${job.target} that the last run has written`,
    // Windows of a query fit together only where no two rows are equal in its order.
    from:
      `(SELECT CASE WHEN create_dt = update_dt THEN 'inserted' ELSE 'updated' END AS "Change", * FROM ${table} ` +
      `WHERE update_dt = (SELECT max(update_dt) FROM ${table}) ORDER BY create_dt, rowid)`,
    hasRowid: false,
    dim: lineage,
  };
}

/** The records of a file that could not be read. */
export function unreadableRelation(job: Job): GridRelation {
  return {
    label: `Unreadable records of ${job.source}`,
    from:
      `(SELECT ${recordSql}, line AS "Line", reason AS "Why", record AS "Text" ` +
      `FROM ${duckdb.table(unreadableTable(job.targetTable))} ` +
      `WHERE table_name = ${duckdb.literal(job.target)} ORDER BY _row, rowid)`,
    hasRowid: false,
    dim: record,
  };
}
