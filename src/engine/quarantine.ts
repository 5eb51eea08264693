import { checkColumn, findColumn, reasonSeparator, type Column } from '../core/catalog.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import { compileChecks } from '../core/jobs/dq.ts';
import type { Job } from '../core/jobs/job.ts';
import type { Place } from '../core/place.ts';
import { typeOf } from '../core/types/types.ts';
import type { Result } from './connector.ts';
import { inferTypes } from './infer.ts';
import { readCatalog } from './prepare.ts';

/** A value for which rows are rejected, and how many. NULL is null. */
export interface FailingValue {
  value: string | null;
  rows: number;
}

/** The rows that are rejected for one reason. A row may be rejected for several. */
export interface QuarantineGroup {
  reason: string;
  rows: number;
  /** The column that is checked, '' where it is the row. */
  column: string;
  /** The place of the rule in the job's checks; undefined where the type of the column is the reason. */
  rule: number | undefined;
  place: Place | undefined;
  /** The most frequent values, and how many different ones there are. */
  values: FailingValue[];
  different: number;
}

/** So many values of a group are told. */
const mostValues = 6;

/** What a table can say of its rejected rows. */
interface Asked {
  job: Job;
  dialect: Dialect;
  ask(sql: string): Promise<Result>;
  columns: readonly Column[];
}

/**
 * The rejected rows of a dq job by reason, most rows first, each with the values that failed. Checks that give the same
 * reason are told apart, unless their job can’t be compiled on the tables as they are.
 * @param jobs all jobs of the plan
 * @param ask runs a query on the tables of the run; it rejects with the engine's error
 */
export async function quarantineOf(
  job: Job,
  jobs: readonly Job[],
  ask: (sql: string) => Promise<Result>,
  dialect: Dialect,
): Promise<QuarantineGroup[]> {
  const table = dialect.table(job.targetTable);
  const { columns } = await ask(`SELECT * FROM ${table} LIMIT 0`);
  const asked = { job, dialect, ask, columns };
  const known = reasonsOf(job);
  const byReason = new Map<string, Reason[]>();
  for (const one of [...known, ...(await otherReasons(asked, known))])
    byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one]);
  const isShared = [...byReason.values()].some(({ length }) => length > 1);
  const conditions = isShared ? await conditionsOf(asked, jobs) : undefined;
  const groups: QuarantineGroup[] = [];
  for (const [reason, same] of byReason) {
    if (same.length === 1) {
      groups.push(...(await groupOf(asked, same[0]!)));
      continue;
    }
    const told: string[] = [];
    for (const one of same) {
      const condition = one.rule === undefined ? undefined : conditions?.get(one.rule);
      if (condition === undefined) continue;
      told.push(condition);
      groups.push(...(await groupOf(asked, one, condition)));
    }
    // Rows of which none of the checks says now that they are its own are not left out.
    const rest = told.length > 0 ? `NOT (${told.join(' OR ')})` : 'TRUE';
    groups.push(...(await groupOf(asked, { reason, ...ofNoCheck }, rest)));
  }
  return groups.sort((one, other) => other.rows - one.rows);
}

type Reason = Pick<QuarantineGroup, 'reason' | 'column' | 'rule' | 'place'>;

const ofNoCheck = { column: '', rule: undefined, place: undefined };

/** The rows that have a reason, none or one group. `condition`: SQL that is true for those of one check. */
async function groupOf(
  { job, dialect, ask, columns }: Asked,
  found: Reason,
  condition = 'TRUE',
): Promise<QuarantineGroup[]> {
  const column = findColumn(columns, found.column)?.name ?? '';
  const value = column === '' ? `CAST(NULL AS VARCHAR)` : `CAST(${dialect.identifier(column)} AS VARCHAR)`;
  // Reasons stand beside each other, each between bars.
  const has = `strpos('${reasonSeparator}' || ${checkColumn} || '${reasonSeparator}', ${dialect.literal(reasonSeparator + found.reason + reasonSeparator)}) > 0`;
  const { rows } = await ask(
    `SELECT ${value} AS value, count(*) AS rows, sum(count(*)) OVER () AS total, count(*) OVER () AS different
FROM ${dialect.table(job.targetTable)} WHERE ${has} AND ${condition} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostValues}`,
  );
  if (rows.length === 0) return [];
  const text = (one: unknown) => (one === null || one === undefined ? null : String(one));
  return [
    {
      ...found,
      column,
      rows: Number(rows[0]!['total']),
      different: column === '' ? 0 : Number(rows[0]!['different']),
      values:
        column === '' ? [] : rows.map((row) => ({ value: text(row['value']), rows: Number(row['rows']) })),
    },
  ];
}

/**
 * For each rule, by its place, the condition that a row of the target is one that it rejects: that of the job itself, held
 * against the source as it is now. Undefined where the job can’t be compiled.
 */
async function conditionsOf(
  { job, dialect, ask }: Asked,
  jobs: readonly Job[],
): Promise<Map<number, string> | undefined> {
  const { rows: loads } = await ask(`SELECT max(_load) AS load FROM ${dialect.table(job.targetTable)}`);
  const rows = dialect.table(job.sourceTable!);
  try {
    const catalog = await readCatalog(jobs, { query: ask });
    await inferTypes(job, jobs, catalog, { query: ask }, dialect);
    const today = String(loads[0]?.['load']).slice(0, 10);
    const compiled = compileChecks(job, catalog, dialect, { today, rows });
    return new Map(
      compiled.checks.flatMap(({ rule, rejects }) =>
        rule === undefined || rejects === ''
          ? []
          : [
              [
                rule,
                `(_file, _row) IN (SELECT (_file, _row) FROM (SELECT _file, _row, (${rejects}) AS _rejected FROM (${compiled.rows})) WHERE _rejected)`,
              ],
            ],
      ),
    );
  } catch {
    return undefined;
  }
}

/** The reasons that a job can give. */
function reasonsOf(job: Job): Reason[] {
  const rules = job.rules.checks.flatMap(({ column, description, severity, line }, rule) =>
    severity === 'WARN'
      ? []
      : [{ reason: description, column, rule, place: { file: 'dq_rule_config.csv', line } }],
  );
  const types = (job.model ?? []).map((column) => ({
    reason: `${column.name}: not a valid ${typeOf(column).name}`,
    column: column.name,
    rule: undefined,
    place: column.line === undefined ? undefined : { file: 'data_model.csv', line: column.line },
  }));
  return [...rules, ...types];
}

/** Reasons of the table that the configuration doesn’t give: of types that were inferred, and of checks that are gone. */
async function otherReasons({ job, dialect, ask }: Asked, known: readonly Reason[]): Promise<Reason[]> {
  const { rows } = await ask(
    `SELECT DISTINCT unnest(string_split(${checkColumn}, '${reasonSeparator}')) AS reason FROM ${dialect.table(job.targetTable)} WHERE ${checkColumn} <> '' ORDER BY 1`,
  );
  const parts = new Set(known.flatMap(({ reason }) => [reason, ...reason.split(reasonSeparator)]));
  return rows.flatMap((row) => {
    const reason = String(row['reason']);
    if (parts.has(reason)) return [];
    return [{ ...ofNoCheck, reason, column: /^(.*): not a valid /s.exec(reason)?.[1] ?? '' }];
  });
}
