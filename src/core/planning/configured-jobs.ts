import { errorText } from '../error-text.ts';
import { collectChecks, collectCleanse, collectMappings, type Collected } from '../config/collect.ts';
import { collectCorrections } from '../config/collect-corrections.ts';
import { activeRows, type Config } from '../config/config.ts';
import { splitInsert } from '../config/insert.ts';
import { readSettings } from '../config/read-settings.ts';
import type { ConfigRow } from '../config/read.ts';
import { emptyRules } from '../config/rules.ts';
import type { Job, JobKindName, Layer } from '../jobs/job.ts';
import { parseTableName, type TableName } from '../names.ts';
import type { Problem } from '../problem.ts';

const silverAndGold: readonly JobKindName[] = ['cleanse', 'std', 'dq', 'stage', 'ingest', 'dedup'];

/** The job types that take rules, and the table that holds them. */
const ruleTables: Partial<Record<JobKindName, string>> = {
  cleanse: 'cleansing_rules',
  std: 'ref_data',
  dq: 'dq_rule_config',
};

/** The file's name at the end of a path, whatever slashes it is written with. */
export function fileNameOf(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}

/** The jobs that the configuration's lines name, each with its rules and with what is wrong with them. */
export function configuredJobs(config: Config): Job[] {
  return [...extractJobs(config), ...silverAndGoldJobs(config), ...publishJobs(config)];
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
    rules: emptyRules(),
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
    job.file = {
      name: job.source,
      format: format ?? 'csv',
      hasHeader: header?.toLowerCase() !== 'false',
      settings: readSettings(row.values),
    };
    job.problems = errorsOn(config, row);
    return [job];
  });
}

function silverAndGoldJobs(config: Config): Job[] {
  return activeRows(config, 'main_pipeline_config').flatMap((row) => {
    const { job_typ: type, source, target, ref_table: reference } = row.values;
    const kind = silverAndGold.find((name) => name === type);
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
    if (kind === 'cleanse') job.problems.push(...ruleErrors(config, job, 'corrections'));
    return [job];
  });
}

function collect(config: Config, job: Job): Collected {
  const table = job.sourceTable?.table ?? '';
  if (job.kind === 'cleanse') {
    const { rules, problems } = collectCleanse(config, table);
    const { corrections, problems: more } = collectCorrections(config, table);
    return { rules: { ...rules, corrections }, problems: [...problems, ...more] };
  }
  if (job.kind === 'std') return collectMappings(config, table);
  if (job.kind === 'dq') return collectChecks(config, table);
  return { rules: emptyRules(), problems: [] };
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
      const message = errorText(error);
      job.problems.push({ severity: 'error', file: row.file, line: row.line, column: 'sql_txt', message });
    }
    return [job];
  });
}
