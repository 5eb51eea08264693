import type { Dialect } from '../core/dialects/dialect.ts';
import { changedValuesQuery, ruledColumns, type Extent } from '../core/jobs/changed-values.ts';
import { applicable } from '../core/jobs/cleanse.ts';
import type { Job } from '../core/jobs/job.ts';
import type { Result } from './connector.ts';

/** A value before and after a rule, and how many rows have this pair. NULL is null. */
export interface ChangedValue {
  before: string | null;
  after: string | null;
  rows: number;
}

/** What one rule changes. */
export interface RuleChanges {
  /** The rule's place in the job's cleansing steps or mappings, and so in what `explain` says. */
  rule: number;
  /** Rows whose value the rule changes. */
  rows: number;
  /** Different pairs of before and after among them. */
  pairs: number;
  /** The most frequent pairs. */
  samples: ChangedValue[];
}

/** What the rules on one column change. */
export interface ColumnChanges {
  column: string;
  /** Whether the table lacks the column, so that its rules do nothing. */
  missing: boolean;
  rules: RuleChanges[];
  /** How many rows were looked at, from the first on, where those are not all. */
  firstRows?: number;
}

/** Runs a query on the tables of a run. */
type Ask = (sql: string) => Promise<Result>;

/** A column of 200,000 different values takes some 0.3 s on one core; a table has ten such columns at worst. */
const usual: Extent = { samples: 5, rows: 200_000 };

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/**
 * What a cleanse or std job changes in its source table as that is now, column after column, each with all its rules.
 * The job itself need not have run. `ask` runs a query; it rejects with the engine's error where the table is missing.
 */
export async function* changedValues(
  job: Job,
  ask: Ask,
  dialect: Dialect,
  extent: Extent = usual,
): AsyncGenerator<ColumnChanges> {
  const source = dialect.table(job.sourceTable!);
  const { columns } = await ask(`SELECT * FROM ${source} LIMIT 0`);
  const known = columns.map(({ name }) => ({ name, type: undefined }));
  const ruled = ruledColumns(job, known);
  const corrections = applicable(job.rules.corrections, known);
  const asked: Job = { ...job, rules: { ...job.rules, corrections } };
  if (ruled.length === 0) return;
  const { rows } = await ask(`SELECT count(*) AS n FROM ${source}`);
  const part = Number(rows[0]!['n']) > extent.rows ? { firstRows: extent.rows } : {};
  for (const entry of ruled) {
    const changes = new Map(
      entry.rules.map((rule): [number, RuleChanges] => [rule, { rule, rows: 0, pairs: 0, samples: [] }]),
    );
    if (entry.column !== undefined) {
      const answer = await ask(changedValuesQuery(asked, entry, dialect, extent));
      for (const row of answer.rows) {
        const change = changes.get(entry.rules[Number(row['rule'])]!)!;
        change.rows = Number(row['changed_rows']);
        change.pairs = Number(row['changed_pairs']);
        change.samples.push({
          before: textOf(row['before']),
          after: textOf(row['after']),
          rows: Number(row['pair_rows']),
        });
      }
    }
    yield {
      column: entry.column ?? entry.named,
      missing: entry.column === undefined,
      rules: [...changes.values()],
      ...part,
    };
  }
}
