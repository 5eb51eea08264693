import { duckdb } from '../../core/dialects/duckdb.ts';
import type { JobKindName } from '../../core/jobs/job.ts';
import type { Pipeline } from '../pipeline.test-helper.ts';
import { explainRow } from './explain-row.ts';
import type { Passport, PassportStep, RowIdentity } from './passport.ts';

/** The passport of a row of a table by its own name. BI queries are left out unless `patience` says otherwise. */
export async function explain(
  { plan, connector }: Pick<Pipeline, 'plan' | 'connector'>,
  target: string,
  row: RowIdentity,
  patience = 0,
): Promise<Passport | undefined> {
  const table = plan.jobs.find((job) => job.target === target)!.targetTable;
  return explainRow({ plan, connector, dialect: duckdb, table, row, patience });
}

/** The step of a passport of one kind. */
export function stepOf<Kind extends JobKindName>(
  passport: Passport | undefined,
  kind: Kind,
): (PassportStep & { kind: Kind }) | undefined {
  return passport?.steps.find((step): step is PassportStep & { kind: Kind } => step.kind === kind);
}

/** A row's values by column. */
export function valuesOf(
  fields: readonly { column: string; value: string | null }[],
): Record<string, string | null> {
  return Object.fromEntries(fields.map(({ column, value }) => [column, value]));
}
