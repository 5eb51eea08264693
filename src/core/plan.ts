import type { Config } from './config/config.ts';
import { activeRows } from './config/config.ts';
import { collectChecks, collectCleanse, collectMappings, type Collected } from './config/collect.ts';
import { splitInsert } from './config/insert.ts';
import { modelOf } from './config/model.ts';
import type { ConfigRow } from './config/read.ts';
import { identifiersIn } from './config/references.ts';
import type { Rules } from './config/rules.ts';
import type { Job, JobKindName, Layer } from './jobs/job.ts';
import { parseTableName, tableKey, type TableName } from './names.ts';
import type { Problem } from './problem.ts';

/** The jobs of a project in the order in which they run, and what is wrong with its configuration. */
export interface Plan {
  jobs: Job[];
  problems: Problem[];
}

/** Job types in the order in which they run; a layer's jobs come before the next layer's. */
export const jobOrder: readonly JobKindName[] = [
  'extract',
  'cleanse',
  'std',
  'dq',
  'stage',
  'ingest',
  'dedup',
  'publish',
];

const noRules: Rules = { cleanse: [], mappings: [], checks: [] };
const ruleTables: Partial<Record<JobKindName, string>> = {
  cleanse: 'cleansing_rules',
  std: 'ref_data',
  dq: 'dq_rule_config',
};

/** The file's name at the end of a path, whatever slashes it is written with. */
export function fileNameOf(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}

/** Builds the plan of a configuration. Throws nothing: what can't be understood is a problem of the plan. */
export function planOf(config: Config): Plan {
  const problems: Problem[] = [...config.problems];
  const jobs = [...extractJobs(config), ...silverAndGoldJobs(config), ...publishJobs(config)];
  jobs.sort((a, b) => jobOrder.indexOf(a.kind) - jobOrder.indexOf(b.kind));
  numberIds(jobs);
  refuseSharedTargets(jobs);
  addReads(jobs);
  addUniqueness(jobs);
  addModels(config, jobs);
  for (const job of jobs) {
    problems.push(...job.problems.filter((problem) => !problems.includes(problem)));
    job.problems = job.problems.filter((problem) => problem.severity === 'error');
  }
  return { jobs, problems };
}

function newJob(layer: Layer, kind: JobKindName, row: ConfigRow, targetTable: TableName): Job {
  return {
    id: `${kind} ${targetTable.table}`,
    layer,
    kind,
    source: '',
    target: targetTable.table,
    targetTable,
    reads: [],
    origin: { file: row.file, line: row.line },
    keys: [],
    uniqueSource: false,
    rules: noRules,
    mentioned: [],
    problems: [],
  };
}

/** The errors that the reader has found on a line: its job can't run. */
function errorsOn(config: Config, row: ConfigRow): Problem[] {
  return config.problems.filter((p) => p.severity === 'error' && p.file === row.file && p.line === row.line);
}

function placeOf(row: ConfigRow): { catalog: string; schema: string } {
  return { catalog: row.values['catalog_name'] ?? 'workspace', schema: row.values['schema_name'] ?? 'main' };
}

function extractJobs(config: Config): Job[] {
  return activeRows(config, 'pipeline_config').flatMap((row) => {
    const { table_name: table, file_path: path, file_format: format, has_header: header } = row.values;
    if (!table || !path) return [];
    const job = newJob('bronze', 'extract', row, parseTableName(table, placeOf(row)));
    job.source = fileNameOf(path);
    job.file = { name: job.source, format: format ?? 'csv', hasHeader: header?.toLowerCase() !== 'false' };
    job.problems = errorsOn(config, row);
    return [job];
  });
}

function silverAndGoldJobs(config: Config): Job[] {
  return activeRows(config, 'main_pipeline_config').flatMap((row) => {
    const { job_typ: type, source, target, ref_table: reference } = row.values;
    const kind = jobOrder.find((name) => name === type && name !== 'extract' && name !== 'publish');
    if (!kind || !target) return [];
    const gold = kind === 'ingest' || kind === 'dedup';
    const job = newJob(gold ? 'gold' : 'silver', kind, row, parseTableName(target, placeOf(row)));
    job.problems = errorsOn(config, row);
    const fail = (column: string, message: string) =>
      job.problems.push({ severity: 'error', file: row.file, line: row.line, column, message });
    if (row.values['layer'] !== job.layer && job.problems.length === 0)
      fail('layer', `${kind} is a job of the ${job.layer} layer, not of ${row.values['layer']}`);
    if (source && kind !== 'dedup') {
      job.source = source;
      job.sourceTable = parseTableName(source, placeOf(row));
    } else if (!source && kind !== 'dedup') fail('source', 'is empty; the job has nothing to read');
    const ruleTable = ruleTables[kind];
    if (ruleTable === undefined) {
      job.keys = (reference ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      if (job.keys.length === 0)
        fail('ref_table', `is empty; ${kind} needs the columns by which rows are matched`);
    } else if (reference !== null && reference !== undefined && reference !== ruleTable) {
      fail('ref_table', `unknown "${reference}"; ${kind} takes its rules from ${ruleTable}`);
    }
    const collected = collect(config, job);
    job.rules = collected.rules;
    job.problems.push(...collected.problems, ...ruleErrors(config, job, ruleTable));
    return [job];
  });
}

function collect(config: Config, job: Job): Collected {
  const table = job.sourceTable?.table ?? '';
  if (job.kind === 'cleanse') return collectCleanse(config, table);
  if (job.kind === 'std') return collectMappings(config, table);
  if (job.kind === 'dq') return collectChecks(config, table);
  return { rules: noRules, problems: [] };
}

/**
 * What the reader found wrong in lines of the rule table that are meant for this job, or that can't be told to be
 * meant for another: a check that is lost to a broken line must not let rows through.
 */
function ruleErrors(config: Config, job: Job, ruleTable: string | undefined): Problem[] {
  if (!ruleTable) return [];
  const rows = config.tables[ruleTable] ?? [];
  const table = job.sourceTable?.table.toLowerCase();
  const foreign = rows.filter((row) => {
    const named = row.values['table_name']?.split('.').pop()!.toLowerCase();
    return named !== undefined && named !== table;
  });
  return config.problems.filter(
    (problem) =>
      problem.severity === 'error' &&
      problem.file === `${ruleTable}.csv` &&
      !foreign.some((row) => row.line === problem.line && !/quote/i.test(problem.message)),
  );
}

function publishJobs(config: Config): Job[] {
  const first = activeRows(config, 'main_pipeline_config')[0] ?? activeRows(config, 'pipeline_config')[0];
  const defaults = first ? placeOf(first) : { catalog: 'workspace', schema: 'main' };
  return activeRows(config, 'sql_repos').flatMap((row) => {
    const { table_name: table, sql_txt: sql } = row.values;
    if (!table || !sql) return [];
    const job = newJob('publish', 'publish', row, parseTableName(table, defaults));
    job.problems = errorsOn(config, row);
    try {
      const { columns, query } = splitInsert(sql);
      job.query = { sql: query, columns };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      job.problems.push({ severity: 'error', file: row.file, line: row.line, column: 'sql_txt', message });
    }
    return [job];
  });
}

/** Two jobs of one type may write the same table; their ids still differ. */
function numberIds(jobs: Job[]): void {
  const counts = new Map<string, number>();
  for (const job of jobs) {
    const count = (counts.get(job.id) ?? 0) + 1;
    counts.set(job.id, count);
    if (count > 1) job.id = `${job.id} (${count})`;
  }
}

/** A table belongs to one job type, gold tables to ingest and dedup together: another would wipe out its rows. */
function refuseSharedTargets(jobs: Job[]): void {
  const owners = new Map<string, Job>();
  for (const job of jobs) {
    const key = tableKey(job.targetTable);
    const owner = owners.get(key);
    if (!owner) owners.set(key, job);
    else if (owner.kind !== job.kind && !(owner.kind === 'ingest' && job.kind === 'dedup')) {
      const column = job.kind === 'publish' || job.kind === 'extract' ? 'table_name' : 'target';
      const message = `${job.target} is the table of ${owner.origin.file}:${owner.origin.line} (${owner.kind}) already`;
      job.problems.push({ severity: 'error', ...job.origin, column, message });
    }
  }
}

/** Fills in which tables each job reads: its source, its own target where it merges, the tables of its query. */
function addReads(jobs: Job[]): void {
  for (const job of jobs) {
    if (job.sourceTable) job.reads.push(job.sourceTable);
    if (job.kind === 'dedup') job.reads.push(job.targetTable);
    if (!job.query) continue;
    const words = identifiersIn(job.query.sql);
    const seen = new Set<string>([tableKey(job.targetTable)]);
    for (const { targetTable } of jobs) {
      const key = tableKey(targetTable);
      const named = [key, `${targetTable.schema}.${targetTable.table}`, targetTable.table];
      if (seen.has(key) || !named.some((name) => words.has(name.toLowerCase()))) continue;
      seen.add(key);
      job.reads.push(targetTable);
    }
  }
}

/** Rows merged by a key are unique by any keys that include it. */
function addUniqueness(jobs: Job[]): void {
  for (const job of jobs) {
    if (job.kind !== 'ingest' || !job.sourceTable) continue;
    const source = tableKey(job.sourceTable);
    const keys = job.keys.map((key) => key.toLowerCase());
    const writers = jobs.filter((other) => other.kind === 'stage' && tableKey(other.targetTable) === source);
    job.uniqueSource =
      writers.length > 0 &&
      writers.every((writer) => writer.keys.every((key) => keys.includes(key.toLowerCase())));
  }
}

/** The jobs between a file and its gold table share one data model. */
function addModels(config: Config, jobs: Job[]): void {
  for (const job of jobs) {
    if (job.kind === 'publish') continue;
    const chain = chainOf(job, jobs);
    const rank: JobKindName[] = ['stage', 'ingest', 'dedup', 'dq', 'std', 'cleanse', 'extract'];
    chain.sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind));
    job.model = modelOf(config, [...new Set(chain.map((member) => member.target))]);
    const rules = chain.flatMap(({ rules }) => [...rules.cleanse, ...rules.mappings, ...rules.checks]);
    job.mentioned = uniqueNames([
      ...chain.flatMap((member) => member.keys),
      ...rules.map((rule) => rule.column),
    ]);
  }
}

/** The jobs that hand a job its rows, and those that get them from it, itself included. */
function chainOf(job: Job, jobs: Job[]): Job[] {
  const chain = new Set<Job>([job]);
  const follow = (from: Job, next: (a: Job, b: Job) => boolean) => {
    for (const other of jobs) {
      if (other.kind === 'publish' || chain.has(other) || !next(from, other)) continue;
      chain.add(other);
      follow(other, next);
    }
  };
  const feeds = (a: Job, b: Job) => b.reads.some((table) => tableKey(table) === tableKey(a.targetTable));
  follow(job, (a, b) => feeds(b, a));
  follow(job, feeds);
  return [...chain];
}

function uniqueNames(names: string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => name !== '' && !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}
