import { checkColumn, findColumn } from '../core/catalog.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import type { Job } from '../core/jobs/job.ts';
import type { Place } from '../core/place.ts';
import { typeOf } from '../core/types/types.ts';
import type { Result } from './connector.ts';

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

/**
 * The rejected rows of a dq job by reason, most rows first, each with the values that failed.
 * @param ask runs a query on the tables of the run; it rejects with the engine's error
 */
export async function quarantineOf(
  job: Job,
  ask: (sql: string) => Promise<Result>,
  dialect: Dialect,
): Promise<QuarantineGroup[]> {
  const table = dialect.table(job.targetTable);
  const { columns } = await ask(`SELECT * FROM ${table} LIMIT 0`);
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  const groups: QuarantineGroup[] = [];
  for (const found of reasonsOf(job)) {
    const column = findColumn(columns, found.column)?.name ?? '';
    const value = column === '' ? `CAST(NULL AS VARCHAR)` : `CAST(${dialect.identifier(column)} AS VARCHAR)`;
    // Reasons stand beside each other, each between bars.
    const has = `strpos(' | ' || ${checkColumn} || ' | ', ${dialect.literal(` | ${found.reason} | `)}) > 0`;
    const { rows } = await ask(
      `SELECT ${value} AS value, count(*) AS rows, sum(count(*)) OVER () AS total, count(*) OVER () AS different
FROM ${table} WHERE ${has} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostValues}`,
    );
    if (rows.length === 0) continue;
    groups.push({
      ...found,
      column,
      rows: Number(rows[0]!['total']),
      different: column === '' ? 0 : Number(rows[0]!['different']),
      values:
        column === '' ? [] : rows.map((row) => ({ value: text(row['value']), rows: Number(row['rows']) })),
    });
  }
  return groups.sort((one, other) => other.rows - one.rows);
}

/** The reasons that a job can give, each once. */
function reasonsOf(job: Job): Pick<QuarantineGroup, 'reason' | 'column' | 'rule' | 'place'>[] {
  const rules = job.rules.checks.map(({ column, description, line }, rule) => ({
    reason: description,
    column,
    rule,
    place: { file: 'dq_rule_config.csv', line },
  }));
  const types = (job.model ?? []).map((column) => ({
    reason: `${column.name}: not a valid ${typeOf(column).name}`,
    column: column.name,
    rule: undefined,
    place: column.line === undefined ? undefined : { file: 'data_model.csv', line: column.line },
  }));
  const known = new Set<string>();
  return [...rules, ...types].filter(({ reason }) => !known.has(reason) && known.add(reason));
}
