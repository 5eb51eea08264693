import { duckdb } from '../core/dialects/duckdb.ts';
import type { Job } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';
import { affectedJobs } from '../core/redirect.ts';
import type { Workspace } from './workspace.ts';

const merging = (jobs: readonly Job[]) => jobs.filter(({ kind }) => kind === 'stage' || kind === 'ingest');

/**
 * Empties the tables whose rows an earlier plan has made in another way than the one in force would: stage and gold
 * tables are merged into, and rows of two configurations must not mix. All other tables are replaced by the next run
 * anyway and stay until then. Returns the names of the tables that were emptied.
 */
export async function emptyAffected(workspace: Workspace, before: readonly Job[]): Promise<string[]> {
  const { planner, engine, snapshots, runner, states, changes } = workspace;
  const { jobs } = planner.plan;
  const affected = affectedJobs(before, jobs);
  const doomed = merging(jobs).filter(({ id }) => affected.has(id));
  if (doomed.length === 0) return [];
  const names = [...new Set(doomed.map(({ target }) => target))];
  const isAll = doomed.length === merging(jobs).length;
  if (isAll || engine.state.status !== 'ready') {
    await workspace.emptyTables();
    return names;
  }
  // What is kept would come back with the rows of before.
  await snapshots.forget();
  const connector = await engine.get();
  const rows = new Map(workspace.rows);
  for (const { id, targetTable } of doomed) {
    const { catalog, schema } = targetTable;
    const place = [catalog, schema].map((name) => duckdb.literal(name)).join(' AND schema_name = ');
    const there = await connector.query(
      `SELECT table_name FROM duckdb_tables() WHERE database_name = ${place} ` +
        `AND lower(table_name) = ${duckdb.literal(targetTable.table.toLowerCase())}`,
    );
    if (there.rows.length > 0) await connector.run(`DROP TABLE ${duckdb.table(targetTable)}`);
    rows.delete(tableKey(targetTable));
    // Out of date for good, even where the configuration becomes what it was.
    states.update(id, { key: '', version: '' });
  }
  planner.markStale();
  runner.rows = rows;
  changes.tell('tables');
  if (workspace.lastRun && !workspace.lastRun.restored) snapshots.save(true);
  return names;
}
