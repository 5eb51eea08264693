import type { Catalog } from '../../core/catalog.ts';
import { duckdb } from '../../core/dialects/duckdb.ts';
import type { Job } from '../../core/jobs/job.ts';
import { exceptions } from '../../core/propose/column-profile.ts';
import type { Proposal } from '../../core/propose/proposal.ts';
import { changedValues, type ChangedValue } from '../../engine/changed-values.ts';
import type { Result } from '../../engine/connector.ts';
import { failingRows, type Failing } from '../../engine/failing-rows.ts';
import { inferTypes } from '../../engine/infer.ts';

/** What a proposal would do to the rows as they are now. */
export type Effect =
  | ({ kind: 'check' } & Failing)
  | {
      kind: 'step';
      /** Rows whose value it changes, with the most frequent changes. */
      changes: number;
      samples: readonly ChangedValue[];
      /** How many rows were looked at, from the first on, where those are not all. */
      firstRows?: number;
    };

/** A job that has the lines of its proposals, and the tables that are there. */
interface Measured {
  job: Job;
  /** The jobs in force. */
  jobs: readonly Job[];
  lines: readonly { line: number; proposal: Proposal }[];
  catalog: Catalog;
  ask: (sql: string) => Promise<Result>;
  today: string;
}

/** A share of rows that a guess may reject; of what the data model says more may be wrong. */
function mostFailing({ rule }: Proposal): number {
  return rule === 'FOREIGN_KEY' ? 0.5 : exceptions;
}

/** What the proposed checks of a dq job would do, by their lines; those that would reject too much are left out. */
export async function measureChecks({
  job,
  jobs,
  lines,
  catalog,
  ask,
  today,
}: Measured): Promise<Map<number, Effect>> {
  await inferTypes(job, jobs, catalog, { query: ask }, duckdb);
  const proposed = new Map(lines.map(({ line, proposal }) => [line, proposal]));
  const checks = job.rules.checks.filter(({ line }) => !proposed.has(line));
  const further = job.rules.checks.filter(
    ({ line }) => proposed.has(line) && !job.problems.some((problem) => problem.line === line),
  );
  const there = { ...job, rules: { ...job.rules, checks } };
  const counts = await failingRows(there, further, catalog, ask, duckdb, today);
  return new Map(
    further.flatMap(({ line }, at): [number, Effect][] => {
      const found = counts[at];
      const isTooMuch = !found || found.fails > found.rows * mostFailing(proposed.get(line)!);
      return isTooMuch ? [] : [[line, { kind: 'check', ...found }]];
    }),
  );
}

/** What the proposed steps of a cleanse job would do, by their lines; those that would do nothing are left out. */
export async function measureSteps({ job, lines, ask }: Measured): Promise<Map<number, Effect>> {
  const proposed = new Set(lines.map(({ line }) => line));
  const steps = job.rules.cleanse;
  const columns = new Set(
    steps.filter(({ line }) => proposed.has(line)).map(({ column }) => column.toLowerCase()),
  );
  const cleanse = steps.filter(({ column }) => columns.has(column.toLowerCase()));
  const asked = { ...job, rules: { ...job.rules, cleanse } };
  const found = new Map<number, Effect>();
  for await (const { rules, firstRows } of changedValues(asked, ask, duckdb))
    for (const { rule, rows, samples } of rules) {
      const { line } = cleanse[rule]!;
      if (!proposed.has(line) || rows === 0) continue;
      found.set(line, {
        kind: 'step',
        changes: rows,
        samples,
        ...(firstRows !== undefined && { firstRows }),
      });
    }
  return found;
}
