import type { Catalog } from '../core/catalog.ts';
import type { CheckRule } from '../core/config/rules.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import { compileChecks } from '../core/jobs/dq.ts';
import type { Job } from '../core/jobs/job.ts';
import type { Result } from './connector.ts';

/** What a further check would do to the rows that a job checks. */
export interface Failing {
  rows: number;
  /** Rows that fail it, and those of them that no check rejects so far. */
  fails: number;
  rejects: number;
}

/** Our own column, as its name begins with `_`. */
const rejectedName = '_rejected';

/**
 * What further checks would do to the rows of a dq job's source as they are now, each for itself: counted by the very
 * expressions of the job. Undefined for a check that can't be made of these tables.
 * @param job has the checks that are there already
 * @param catalog knows the tables, with the types that the job's columns have
 * @param ask runs a query; it rejects with the engine's error
 */
export async function failingRows(
  job: Job,
  further: readonly CheckRule[],
  catalog: Catalog,
  ask: (sql: string) => Promise<Result>,
  dialect: Dialect,
  today: string,
): Promise<(Failing | undefined)[]> {
  const context = { today, rows: dialect.table(job.sourceTable!) };
  const compiled = (checks: CheckRule[]) =>
    compileChecks({ ...job, rules: { ...job.rules, checks } }, catalog, dialect, context);
  const { checks, rows: source } = compiled(job.rules.checks);
  const rejected = checks.flatMap(({ rejects }) => (rejects === '' ? [] : [`coalesce(${rejects}, FALSE)`]));
  const conditions = further.map((rule) => {
    try {
      return compiled([rule]).checks[0]!.fails;
    } catch {
      return undefined;
    }
  });
  const counts = conditions.flatMap((fails, at) =>
    fails === undefined
      ? []
      : [
          `count(CASE WHEN ${fails} THEN 1 END) AS fails${at}`,
          `count(CASE WHEN (${fails}) AND NOT ${rejectedName} THEN 1 END) AS rejects${at}`,
        ],
  );
  if (counts.length === 0) return conditions.map(() => undefined);
  const { rows } = await ask(
    `SELECT count(*) AS all_rows, ${counts.join(',\n  ')}\nFROM (SELECT *, ${rejected.join(' OR ') || 'FALSE'} AS ${rejectedName}\n  FROM (${source}))`,
  );
  const number = (name: string) => Number(rows[0]![name]);
  return conditions.map((fails, at) =>
    fails === undefined
      ? undefined
      : { rows: number('all_rows'), fails: number(`fails${at}`), rejects: number(`rejects${at}`) },
  );
}
