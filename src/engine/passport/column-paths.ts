import type { Change, ChangeStep, CheckOutcome, CheckStep, Field, MergeStep, Passport } from './passport.ts';

/** One column of a row on its way: its value in the file, what changed it, and the checks that it failed. */
export interface ColumnPath {
  column: string;
  /** As the file has it, or as the last table has it where the record is not kept any more. */
  value: string | null;
  changes: Change[];
  failed: CheckOutcome[];
}

/** The columns of a row, each with its way through the steps, in the file's order; then the checks of the row as a whole. */
export function columnPaths({ steps }: Passport): { columns: ColumnPath[]; row: CheckOutcome[] } {
  const changes = steps
    .filter((step): step is ChangeStep => step.kind === 'cleanse' || step.kind === 'std')
    .flatMap((step) => step.changes);
  const failed = steps
    .filter((step): step is CheckStep => step.kind === 'dq')
    .flatMap(({ checks }) => checks.filter(({ passed }) => !passed));
  const is = (column: string) => (one: { column: string }) =>
    one.column.toLowerCase() === column.toLowerCase();
  const fields = firstValues(steps);
  const columns = fields.map(({ column, value }) => ({
    column,
    value,
    changes: changes.filter(is(column)),
    failed: failed.filter(is(column)),
  }));
  return { columns, row: failed.filter((check) => !columns.some(is(check.column))) };
}

function firstValues(steps: Passport['steps']): Field[] {
  for (const step of steps) if (step.kind === 'extract' && step.values) return step.values;
  const merged = steps.filter((step): step is MergeStep => step.kind === 'stage' || step.kind === 'ingest');
  return merged.findLast(({ row }) => row !== null)?.row?.values ?? [];
}
