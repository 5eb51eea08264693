import { isSameFigure } from '../../core/figure-text.ts';
import type { Dialect } from '../../core/dialects/dialect.ts';
import type { Job } from '../../core/jobs/job.ts';
import { tableKey, type TableName } from '../../core/names.ts';
import { affectedJobs, redirectQuery } from '../../core/redirect.ts';
import type { ChangedValue } from '../changed-values.ts';
import type { Connector, DataFile, Result } from '../connector.ts';
import { runApart, type ApartTables } from '../run-apart.ts';
import { compareChecks, compareMarks } from './compare-checks.ts';
import { compareValues } from './compare-values.ts';
import { partly, partOf, type Sampled } from './sampled.ts';

/** How many rows carry a reason for which they are rejected. */
export interface ReasonImpact {
  reason: string;
  before: number;
  after: number;
}

/** What becomes of the rows of a table that is checked. */
export interface CheckImpact {
  table: string;
  /** Rejected rows. */
  before: number;
  after: number;
  /** Rows that passed and are rejected now, and the other way round. */
  rejected: number;
  accepted: number;
  reasons: ReasonImpact[];
}

/** How many rows of a column have another value, and the most frequent pairs. */
export interface ValueImpact {
  table: string;
  column: string;
  rows: number;
  samples: ChangedValue[];
}

/** How many rows a gold or BI table has. */
export interface RowImpact {
  table: string;
  before: number;
  after: number;
}

/** A figure of a dashboard that moves. */
export interface FigureImpact {
  dashboard: string;
  title: string;
  before: number;
  after: number;
}

/** What another configuration would do to the data at hand. Only what changes is in it. */
export interface Impact {
  /** The part of the rows that was looked at; undefined where that is all. Rows and figures are known for all only. */
  sample?: Sampled;
  checks: CheckImpact[];
  /** Rows that checks only mark, in the same way: `rejected` are those that are newly marked. */
  marks: CheckImpact[];
  values: ValueImpact[];
  rows: RowImpact[];
  figures: FigureImpact[];
  /** The jobs that would fail or wait, by the id, with what they say. */
  failed: { id: string; message: string }[];
  /** How many jobs have run for it. */
  jobs: number;
}

/** Runs queries of dashboards, given the way to ask: gives their figures by name. */
export type Measure = (ask: (sql: string) => Promise<Result>) => Promise<ReadonlyMap<string, FigureKey>>;

/** A figure's place and its value. */
export interface FigureKey {
  dashboard: string;
  title: string;
  value: number;
}

/** What is compared, and on what. */
export interface ImpactOptions {
  /** The jobs that have made the tables that are there, and those that would. */
  before: readonly Job[];
  after: readonly Job[];
  connector: Connector;
  dialect: Dialect;
  /** The run's time, as jobs write it. */
  at: string;
  file(name: string): Promise<DataFile | undefined>;
  /** Measures the figures of dashboards. */
  measure?: Measure;
  /** Look at so many rows of a table at most; all where absent. */
  mostRows?: number;
  signal?: AbortSignal;
}

const silver = new Set<Job['kind']>(['extract', 'cleanse', 'std', 'dq']);

/**
 * What another configuration would do: the jobs that it changes run for real on tables of their own, and these are
 * compared with the ones that are there. Nothing is written. Rejects with an AbortError once `signal` is aborted, and
 * with the engine's error where it can't be told.
 */
export async function impactOf(options: ImpactOptions): Promise<Impact> {
  const { before, after, connector, dialect, at, signal } = options;
  const affected = affectedJobs(before, after);
  const sampled = await partOf(options, affected);
  const chosen = after.filter(({ id, kind }) => affected.has(id) && (!sampled || silver.has(kind)));
  const only = new Set(chosen.map(({ id }) => id));
  const nothing: Impact = {
    checks: [],
    marks: [],
    values: [],
    rows: [],
    figures: [],
    failed: [],
    jobs: only.size,
  };
  if (only.size === 0) return nothing;
  const rewritten = new Set(
    after.filter(({ id }) => affected.has(id)).map(({ targetTable }) => tableKey(targetTable)),
  );
  const isPartly = partly(chosen);
  return runApart(
    {
      jobs: after,
      only,
      connector,
      dialect,
      at,
      load: at,
      file: options.file,
      withFigures: false,
      // A run of these jobs would begin without the tables that the others merge into.
      isMissing: (table) => rewritten.has(tableKey(table)),
      ...(sampled && { keeps: (table: TableName) => (isPartly(table) ? sampled.condition : undefined) }),
      ...(signal && { signal }),
    },
    async (tables): Promise<Impact> => {
      const there = await tablesThere(tables);
      const known = chosen.filter(({ targetTable }) => there.has(tableKey(targetTable)));
      const rows = (table: TableName) =>
        sampled ? `(SELECT * FROM ${dialect.table(table)} WHERE ${sampled.condition})` : dialect.table(table);
      const compared = { tables, dialect, jobs: known, rows };
      return {
        ...(sampled && { sample: sampled.part }),
        checks: await compareChecks(compared),
        marks: await compareMarks(compared),
        values: await compareValues(compared),
        rows: sampled ? [] : await compareRows(tables, dialect, known),
        figures: sampled ? [] : await compareFigures(tables, after, chosen, options.measure),
        failed: [...tables.failed].map(([id, message]) => ({ id, message })),
        jobs: only.size,
      };
    },
  );
}

/** The tables of which there is something to compare with, by key. */
async function tablesThere({ query }: ApartTables): Promise<Set<string>> {
  const { rows } = await query('SELECT database_name, schema_name, table_name FROM duckdb_tables()');
  return new Set(
    rows.map(({ database_name, schema_name, table_name }) =>
      tableKey({ catalog: String(database_name), schema: String(schema_name), table: String(table_name) }),
    ),
  );
}

async function compareRows(
  tables: ApartTables,
  dialect: Dialect,
  jobs: readonly Job[],
): Promise<RowImpact[]> {
  const wanted = new Map<string, Job>();
  for (const job of jobs)
    if (['ingest', 'dedup', 'publish'].includes(job.kind) && !tables.failed.has(job.id))
      wanted.set(tableKey(job.targetTable), job);
  const places = [...wanted.values()];
  if (places.length === 0) return [];
  const count = (table: TableName) => `(SELECT count(*) FROM ${dialect.table(table)})`;
  // One query for all tables: in the browser each takes longer to ask than to count.
  const { rows } = await tables.query(
    places
      .map(
        ({ targetTable }, at) =>
          `SELECT ${at} AS place, ${count(targetTable)} AS before, ${count(tables.place(targetTable))} AS after`,
      )
      .join(' UNION ALL ') + ' ORDER BY place',
  );
  return rows.flatMap((row) => {
    const [before, after] = [Number(row['before']), Number(row['after'])];
    return before === after ? [] : [{ table: places[Number(row['place'])]!.target, before, after }];
  });
}

async function compareFigures(
  tables: ApartTables,
  all: readonly Job[],
  jobs: readonly Job[],
  measure: Measure | undefined,
): Promise<FigureImpact[]> {
  if (!measure) return [];
  const written = jobs.filter(({ id }) => !tables.failed.has(id)).map(({ targetTable }) => targetTable);
  const known = all.map(({ targetTable }) => targetTable);
  // Tables that a query names in short are found only by their full names here: this connection has no search path.
  const named = (sql: string, to: (table: TableName) => TableName) => redirectQuery(sql, known, to);
  const isMoved = (sql: string) => redirectQuery(sql, written, tables.place) !== sql;
  const nothing: Result = { columns: [], rows: [] };
  // A figure of other tables is what it was: its queries need not be asked.
  const asking = (to: (table: TableName) => TableName) => (sql: string) =>
    isMoved(sql) ? tables.query(named(sql, to)) : Promise.resolve(nothing);
  const old = await measure(asking((table) => table));
  const now = await measure(asking(tables.place));
  return [...now].flatMap(([name, { dashboard, title, value }]) => {
    const before = old.get(name)?.value;
    return before === undefined || isSameFigure(before, value)
      ? []
      : [{ dashboard, title, before, after: value }];
  });
}
