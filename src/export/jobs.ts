import { Catalog } from '../core/catalog.ts';
import { compileJobs, type CompiledJob } from '../core/compile.ts';
import { spark } from '../core/dialects/spark.ts';
import { unreadableTable } from '../core/jobs/extract.ts';
import type { Job, JobKindName } from '../core/jobs/job.ts';
import { jobKinds } from '../core/jobs/kinds.ts';
import { formatProblem } from '../core/problem.ts';
import { tableKey, type TableName } from '../core/names.ts';

/** The run's time while it isn't known: `{run_date}` has the ten characters of a day, which rules cut off. */
const runTime = '{run_date} {run_time}';

/** What the statements of a job are called, in their order; `figures` stands beside them. */
const parts: Partial<Record<JobKindName, string[]>> = {
  cleanse: ['view'],
  std: ['view'],
  dq: ['table'],
  stage: ['ddl', 'incoming', 'merge'],
  ingest: ['ddl', 'incoming', 'merge'],
  dedup: ['duplicates', 'delete'],
  publish: ['table'],
};

/** The files of a project, and what is told of its jobs, by path. */
export type ProjectFiles = Record<string, string>;

function schemaOf({ catalog, schema }: TableName): string {
  return `${spark.identifier(catalog)}.${spark.identifier(schema)}`;
}

/** The SQL of a job by the name of its part. */
function sqlOf(entry: CompiledJob): Record<string, string> {
  if ('error' in entry) return {};
  const { job, compiled } = entry;
  if (job.kind === 'extract')
    return extractSql(
      job,
      entry.compiled.columns.map(({ name }) => name),
    );
  const names = parts[job.kind]!;
  const { statements, figures } = compiled;
  if (statements.length !== names.length)
    throw new Error(`${job.id} has ${statements.length} statements where ${names.length} are known`);
  return {
    ...Object.fromEntries(names.map((name, index) => [name, statements[index]!])),
    figures: figures!,
  };
}

/** Records come in a view of their own; a table is replaced by one statement, which is one commit of Delta. */
function extractSql(job: Job, columns: string[]): Record<string, string> {
  const unreadable = unreadableTable(job.targetTable);
  const file = spark.literal(job.file!.name);
  const load = spark.literal(runTime);
  const select = columns.map((name) => {
    if (name === '_file') return `${file} AS _file`;
    return name === '_load' ? `${load} AS _load` : spark.identifier(name);
  });
  const target = spark.literal(job.target);
  return {
    ddl: spark.createTable(
      job.targetTable,
      columns.map((name) => ({ name, type: name === '_row' ? 'BIGINT' : 'VARCHAR' })),
    ),
    unreadable: spark.createTable(
      unreadable,
      ['table_name', '_file', '_row', 'reason', 'record', '_load', 'line'].map((name) => ({
        name,
        type: name === '_row' || name === 'line' ? 'BIGINT' : 'VARCHAR',
      })),
    ),
    load: spark.replaceTable(job.targetTable, `SELECT ${select.join(',\n  ')}\nFROM _records`),
    reject:
      `INSERT INTO ${spark.table(unreadable)} REPLACE WHERE table_name = ${target}\n` +
      `SELECT ${target} AS table_name, ${file} AS _file, _row, reason, record, ${load} AS _load, line\nFROM _rejected`,
  };
}

/** The columns of a job's target with Spark's types, where the job makes it by a statement of its own. */
function columnsOf(entry: CompiledJob): [string, string][] {
  if ('error' in entry) return [];
  const { job, compiled } = entry;
  if (!['extract', 'stage', 'ingest'].includes(job.kind)) return [];
  return compiled.columns.map(({ name, type = 'VARCHAR' }): [string, string] => [
    name,
    spark.type(job.kind === 'extract' && name !== '_row' ? 'VARCHAR' : type),
  ]);
}

const context = { at: runTime, load: runTime };

/** The jobs that merge the tables to which a job's foreign keys refer, as far as they can be compiled. */
function referredBy(job: Job, entries: readonly CompiledJob[]): CompiledJob[] {
  const tables = job.rules.checks.flatMap(({ refers }) => (refers ? [tableKey(refers.merged)] : []));
  return entries.filter(
    (entry) =>
      !('error' in entry) &&
      ['stage', 'ingest'].includes(entry.job.kind) &&
      tables.includes(tableKey(entry.job.targetTable)),
  );
}

/**
 * The jobs with their SQL. Foreign keys refer to tables that the first run doesn't find: a project makes them, empty, before it
 * checks, so that the SQL is the same for every run.
 */
function compiled(jobs: readonly Job[]): CompiledJob[] {
  const entries = compileJobs(jobs, spark, context);
  const catalog = new Catalog();
  for (const entry of entries)
    if (!('error' in entry)) catalog.set(entry.job.targetTable, entry.compiled.columns);
  return entries.map((entry) => {
    const { job } = entry;
    if ('error' in entry || job.kind !== 'dq' || referredBy(job, entries).length === 0) return entry;
    return { job, compiled: jobKinds.dq.compile(job, catalog, spark, context) };
  });
}

/** The jobs of a plan for Spark: `jobs.json`, and their SQL, a file a statement. */
export function jobFiles(jobs: readonly Job[]): ProjectFiles {
  const files: ProjectFiles = {};
  const entries = compiled(jobs);
  const list = entries.map((entry) => {
    const { job } = entry;
    const needs = job.kind === 'dq' ? referredBy(job, entries).map((other) => other.job.id) : [];
    const paths: Record<string, string> = {};
    for (const [part, text] of Object.entries(sqlOf(entry))) {
      const name = job.targetTable.table.replace(/[^\w.-]/g, '_');
      const path = part === 'ddl' ? `ddl/${name}.sql` : `sql/${job.kind}/${name}.${part}.sql`;
      files[path] = `${text}\n`;
      paths[part] = path;
    }
    const { ddl, ...sql } = paths;
    const problems = job.problems.map(formatProblem).join('\n');
    return {
      id: job.id,
      layer: job.layer,
      kind: job.kind,
      source: job.source,
      target: job.target,
      table: spark.table(job.targetTable),
      schema: schemaOf(job.targetTable),
      reads: job.reads.map(spark.table),
      columns: columnsOf(entry),
      ...(ddl === undefined ? {} : { ddl }),
      sql,
      ...(needs.length > 0 ? { needs } : {}),
      ...(job.file ? { file: fileOf(job) } : {}),
      warnings: 'error' in entry ? [] : entry.compiled.warnings,
      error: 'error' in entry ? problems || entry.error : '',
    };
  });
  files['jobs.json'] = `${JSON.stringify(list, null, 2)}\n`;
  return files;
}

function fileOf(job: Job) {
  const { name, format, hasHeader, settings } = job.file!;
  return {
    name,
    format: /^(json|ndjson|jsonl)$/i.test(format) ? 'json' : 'csv',
    header: hasHeader,
    delimiter: settings.delimiter ?? null,
    quote: settings.quote ?? null,
    skip_lines: settings.skipLines ?? 0,
  };
}
