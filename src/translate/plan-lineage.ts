import type { Job } from '../core/jobs/job.ts';
import { knownColumns, type KnownColumns } from '../core/lineage/known-columns.ts';
import { lineageOf } from '../core/lineage/lineage.ts';
import type { Lineage } from '../core/lineage/model.ts';
import type { QueryLineage } from '../core/lineage/query-lineage.ts';
import { tableKey } from '../core/names.ts';

/** What `planLineage` needs of a job: small enough to go into a worker. */
export type QueryJob = Pick<Job, 'id' | 'query' | 'reads'>;

/** What the queries of BI tables make their columns of, by the ids of their jobs; loads the library where there is one. */
export async function queryLineages(
  jobs: readonly QueryJob[],
  columns: KnownColumns,
): Promise<Map<string, QueryLineage>> {
  const found = new Map<string, QueryLineage>();
  const queries = jobs.filter(({ query }) => query !== undefined);
  if (queries.length === 0) return found;
  const { queryLineage } = await import('./query-lineage.ts');
  for (const { id, query, reads } of queries) {
    const tables = reads.map((name) => ({
      name,
      columns: (columns.get(tableKey(name)) ?? []).map((column) => column.name),
    }));
    found.set(id, await queryLineage(query!.sql, tables));
  }
  return found;
}

/** The lineage of a plan, through its queries. `there` are the columns of the tables that exist. */
export async function planLineage(jobs: readonly Job[], there: KnownColumns = new Map()): Promise<Lineage> {
  const queries = await queryLineages(jobs, knownColumns(jobs, there));
  return lineageOf(jobs, { columns: there, queries });
}
