import { compileJobs } from '../core/compile.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { unreadableTable } from '../core/jobs/extract.ts';
import type { Job, Layer } from '../core/jobs/job.ts';
import { tableKey, type TableName } from '../core/names.ts';
import { namesTable } from '../core/sql/names-table.ts';
import type { TableReference } from '../core/sql/tables-in.ts';
import { writtenName } from '../core/sql/written-name.ts';

/** The layers in the order in which they are listed. */
export const catalogueLayers = ['cell', 'bronze', 'silver', 'gold', 'publish', 'other'] as const;
export type CatalogueLayer = Layer | 'cell' | 'other';

/** A unit of the notebook that writes or reads a table. */
export interface CataloguePart {
  id: string;
  title: string;
}

/** A cell that reads tables, and what it makes where its result has a name. */
export interface CatalogueCell extends CataloguePart {
  /** The name of its result among the relations of the main schema. */
  makes?: string;
  reads: readonly TableReference[];
}

/** One table or view, known from the engine, the configuration or both. */
export interface CatalogueTable {
  /** The full name in lower case. */
  key: string;
  /** The name without catalog and schema. */
  name: string;
  /** The name as it is written in SQL. */
  sql: string;
  layer: CatalogueLayer;
  /** In their order; a type is '' where it isn't known before the table is made. */
  columns: { name: string; type: string }[];
  /** Undefined where nobody has counted them. */
  rows: number | undefined;
  /** Whether the engine has it. */
  exists: boolean;
  writers: CataloguePart[];
  readers: CataloguePart[];
  /** The files that fill it, each with the id of the job that reads it. */
  files: { name: string; job: string }[];
}

/** What the engine has: a table with its columns. */
export interface ExistingTable {
  name: TableName;
  columns: { name: string; type: string }[];
  /** Whether it stands in the main schema of the engine's own database, so that its bare name is enough. */
  isMain: boolean;
}

/** All that a catalogue is made of. */
export interface CatalogueParts {
  jobs: readonly Job[];
  /** The title of a job, by its id. */
  titleOf(id: string): string;
  cells: readonly CatalogueCell[];
  existing: readonly ExistingTable[];
  /** Rows by full name in lower case. */
  rows: ReadonlyMap<string, number>;
}

interface Entry {
  name: TableName;
  isMain: boolean;
  table: CatalogueTable;
}

/** The main schema of an engine in memory, where the results of cells stand before it has been asked. */
const mainSchema = { catalog: 'memory', schema: 'main' };

/** The tables of the engine and those that the configuration and the cells will make, by layer and then by name. */
export function catalogueOf(parts: CatalogueParts): CatalogueTable[] {
  const entries = new Map<string, Entry>();
  const add = (name: TableName, isMain: boolean, layer: CatalogueLayer) => {
    const key = tableKey(name);
    const entry = entries.get(key) ?? { name, isMain, table: emptyTable(name, isMain, layer) };
    entry.table.layer = layer === 'other' ? entry.table.layer : layer;
    entries.set(key, entry);
    return entry.table;
  };
  for (const { name, columns, isMain } of parts.existing) {
    const table = add(name, isMain, isMain ? 'cell' : 'other');
    Object.assign(table, { columns, exists: true, rows: parts.rows.get(table.key) });
  }
  for (const job of parts.jobs) {
    const table = add(job.targetTable, false, job.layer);
    table.writers.push({ id: job.id, title: parts.titleOf(job.id) });
    if (job.file) table.files.push({ name: job.file.name, job: job.id });
    addUnreadable(job, parts, entries);
  }
  const main = parts.existing.find(({ isMain }) => isMain)?.name ?? mainSchema;
  for (const { id, title, makes } of parts.cells)
    if (makes) add({ ...main, table: makes }, true, 'cell').writers.push({ id, title });
  addReaders(parts, [...entries.values()]);
  addKnownColumns(parts.jobs, entries);
  const rank = ({ layer }: CatalogueTable) => catalogueLayers.indexOf(layer);
  return [...entries.values()]
    .map(({ table }) => table)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

function emptyTable(name: TableName, isMain: boolean, layer: CatalogueLayer): CatalogueTable {
  const parts = isMain ? [name.table] : [name.catalog, name.schema, name.table];
  return {
    key: tableKey(name),
    name: name.table,
    sql: parts.map(writtenName).join('.'),
    layer,
    columns: [],
    rows: undefined,
    exists: false,
    writers: [],
    readers: [],
    files: [],
  };
}

/** What a file held that can't be read stands in a table beside its own, which the configuration doesn't name. */
function addUnreadable(job: Job, parts: CatalogueParts, entries: ReadonlyMap<string, Entry>): void {
  if (job.kind !== 'extract') return;
  const entry = entries.get(tableKey(unreadableTable(job.targetTable)));
  if (!entry) return;
  entry.table.layer = job.layer;
  entry.table.writers.push({ id: job.id, title: parts.titleOf(job.id) });
}

function addReaders(parts: CatalogueParts, entries: readonly Entry[]): void {
  const note = (table: CatalogueTable, reader: CataloguePart) => {
    const isKnown = [...table.writers, ...table.readers].some(({ id }) => id === reader.id);
    if (!isKnown) table.readers.push(reader);
  };
  const byKey = new Map(entries.map(({ table }) => [table.key, table]));
  for (const job of parts.jobs)
    for (const read of job.reads) {
      const table = byKey.get(tableKey(read));
      if (table) note(table, { id: job.id, title: parts.titleOf(job.id) });
    }
  for (const { id, title, reads } of parts.cells)
    for (const reference of reads) {
      const named = entries.filter(({ name }) => namesTable(reference, name));
      // A bare name is that of the main schema where it has such a table.
      const main = reference.parts.length === 1 ? named.filter(({ isMain }) => isMain) : [];
      for (const { table } of main.length > 0 ? main : named) note(table, { id, title });
    }
}

/** Gives tables that are not made yet the columns that the configuration tells. */
function addKnownColumns(jobs: readonly Job[], entries: ReadonlyMap<string, Entry>): void {
  const missing = (job: Job) => entries.get(tableKey(job.targetTable))?.table.exists === false;
  if (!jobs.some(missing)) return;
  for (const entry of compileJobs(jobs, duckdb, { at: '2000-01-01 00:00:00', load: '' })) {
    if ('error' in entry || !missing(entry.job)) continue;
    entries.get(tableKey(entry.job.targetTable))!.table.columns = entry.compiled.columns.map(
      ({ name, type }) => ({ name, type: type ?? '' }),
    );
  }
}
