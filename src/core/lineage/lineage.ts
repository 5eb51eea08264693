import { findColumn, isReserved, lineageColumns, type Column } from '../catalog.ts';
import type { Job, JobKindName } from '../jobs/job.ts';
import { fullName, tableKey, type TableName } from '../names.ts';
import { edgeMakers } from './edges/makers.ts';
import { knownColumns, type KnownColumns } from './known-columns.ts';
import { fileId, type Dataset, type Lineage, type LineageEdge, type LineageJob } from './model.ts';
import type { QueryLineage } from './query-lineage.ts';

/** Their tables hold text, whatever type the values are to have later. */
const textKinds: readonly JobKindName[] = ['extract', 'cleanse', 'std', 'dq'];

/** What a lineage is made of besides jobs. */
export interface LineageParts {
  /** The columns of the tables that are there, by full name in lower case. */
  columns?: KnownColumns;
  /** What the queries of BI tables make their columns of, by the ids of their jobs. */
  queries?: ReadonlyMap<string, QueryLineage>;
}

/** The lineage of a plan's jobs: files and tables with their columns, and which column takes part in which. */
export function lineageOf(
  jobs: readonly Job[],
  { columns = new Map(), queries }: LineageParts = {},
): Lineage {
  const datasets = new Map<string, Dataset>();
  const known = knownColumns(jobs, columns);
  for (const job of jobs) {
    const table = addTable(datasets, job.targetTable, job.layer, known);
    if (textKinds.includes(job.kind)) table.columns = table.columns.map(asText);
    if (table.columns.length === 0) table.columns = namedOutputs(queries?.get(job.id));
    if (job.file) addFile(datasets, job.file.name, table);
  }
  for (const job of jobs) for (const table of tablesOf(job)) addTable(datasets, table, 'bronze', known);
  const edges: LineageEdge[] = [];
  const lineageJobs = jobs.map((job): LineageJob => {
    const reads = readsOf(job).map((id) => datasets.get(id)!);
    const target = datasets.get(tableKey(job.targetTable))!;
    const source = job.kind === 'publish' ? undefined : reads[0];
    edges.push(...edgeMakers[job.kind]({ job, source, target, reads, query: queries?.get(job.id) }));
    const { id, kind, layer, origin } = job;
    return { id, kind, layer, origin, reads: [...new Set(reads.map((read) => read.id))], writes: target.id };
  });
  return { datasets: [...datasets.values()], jobs: lineageJobs, edges };
}

function tablesOf({ reads, readsBefore = [] }: Job): TableName[] {
  return [...reads, ...readsBefore];
}

function readsOf(job: Job): string[] {
  return job.file ? [fileId(job.file.name)] : tablesOf(job).map(tableKey);
}

function addTable(
  datasets: Map<string, Dataset>,
  table: TableName,
  layer: Dataset['layer'],
  known: KnownColumns,
): Dataset {
  const id = tableKey(table);
  const found = datasets.get(id) ?? {
    id,
    name: table.table,
    fullName: fullName(table),
    layer,
    columns: [...(known.get(id) ?? [])],
  };
  datasets.set(id, found);
  return found;
}

/** A file that fills several tables has the columns of all of them. */
function addFile(datasets: Map<string, Dataset>, name: string, table: Dataset): void {
  const id = fileId(name);
  const file = datasets.get(id) ?? { id, name, fullName: name, layer: 'file', columns: [] };
  const isNew = (column: Column) =>
    !isReserved(column.name) &&
    !file.columns.some((other) => other.name.toLowerCase() === column.name.toLowerCase());
  file.columns.push(
    ...table.columns.filter(isNew).map(({ name: column }) => ({ name: column, type: undefined })),
  );
  datasets.set(id, file);
}

function asText({ name }: Column): Column {
  return { name, type: findColumn(lineageColumns, name)?.type ?? 'VARCHAR' };
}

function namedOutputs(query: QueryLineage | undefined): Column[] {
  return (query?.outputs ?? []).map(({ name }) => ({ name, type: undefined }));
}
