import { duckdb } from '../core/dialects/duckdb.ts';
import { tableKey, type TableName } from '../core/names.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { Part } from '../notebook/workspaces/zip-write.ts';

/** What goes into a zip besides configuration, notebook and runs. */
export interface ZipChoice {
  name: string;
  files: boolean;
  tables: boolean;
}

/** The tables of a workspace's jobs that are there, each once. */
export function tablesThere({ plan, rows }: Workspace): TableName[] {
  const tables = new Map(plan.jobs.map(({ targetTable }) => [tableKey(targetTable), targetTable]));
  return [...tables].flatMap(([key, table]) => (rows.has(key) ? [table] : []));
}

/** The workspace as a zip. `progress` is told in words how far it is. Rejects with the engine's error. */
export async function workspaceZip(
  workspace: Workspace,
  { name, files, tables }: ZipChoice,
  progress: (words: string) => void,
): Promise<Blob> {
  const [{ archiveParts }, { writeZip }, { exportRelation }] = await Promise.all([
    import('../notebook/workspaces/archive-write.ts'),
    import('../notebook/workspaces/zip-write.ts'),
    import('../engine/export.ts'),
  ]);
  const parts: Part[] = [];
  const wanted = tables ? tablesThere(workspace) : [];
  for (const [at, table] of wanted.entries()) {
    progress(`Writing table ${at + 1} of ${wanted.length} …`);
    const sql = `SELECT * FROM ${duckdb.table(table)}`;
    const content = await exportRelation(await workspace.engine.get(), sql, 'parquet');
    const path = `${table.schema}.${table.table}`.replace(/[^\p{L}\p{N}_.-]+/gu, '_');
    parts.push({ path: `tables/${path}.parquet`, content });
  }
  progress('Writing the zip …');
  const now = workspace.effects.now();
  return writeZip(await archiveParts(workspace, { name, files, tables: parts }, now), now);
}
