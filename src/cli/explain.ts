import type { Config } from '../core/config/config.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { tableKey, type TableName } from '../core/names.ts';
import type { Job } from '../core/jobs/job.ts';
import { listed } from '../core/plural.ts';
import type { Plan } from '../core/plan.ts';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { explainRow } from '../engine/passport/explain-row.ts';
import type { Passport, RowIdentity } from '../engine/passport/passport.ts';
import { keyJob, rowPaths } from '../engine/passport/row-path.ts';
import { readCatalog } from '../engine/prepare.ts';
import { openForReading } from './database.ts';
import { recordText } from '../engine/passport/passport-words.ts';
import { describePassport } from './describe-passport.ts';
import { describePublished } from './describe-published.ts';
import { readExplainArguments, type ExplainArguments } from './explain-arguments.ts';
import { explainPublished } from './explain-published.ts';
import { namedTable } from './named-table.ts';
import { readProject } from './project.ts';
import { UsageError } from './usage-error.ts';

/**
 * `medallion explain`: tells the story of a row of the tables in a database. Returns 1 where the table has no such row,
 * after the story of the record that should have been it, if there is one; else 0.
 */
export async function explainCommand(args: string[]): Promise<number> {
  const asked = readExplainArguments(args);
  const { plan, config } = await readProject(asked.configs);
  const table = namedTable(asked.table, plan.jobs);
  const publish = plan.jobs.find(
    ({ kind, targetTable }) => kind === 'publish' && tableKey(targetTable) === tableKey(table),
  );
  if (publish && 'record' in asked.row)
    throw new UsageError(`--row: a row of ${table.table} is made of many records; name it by COLUMN=VALUE`);
  const keys = publish ? [] : keysOf(table, plan, 'key' in asked.row ? asked.row.key.length : 0);
  if (!publish && 'key' in asked.row && asked.row.key.length !== keys.length)
    throw new UsageError(countProblem(table, keys, asked.row.key.length));
  const connector = await openNative();
  try {
    await openForReading(plan.jobs, connector, asked.db);
    return publish && 'key' in asked.row
      ? await tellPublished(publish, asked.row.key, asked, plan, config, connector)
      : await tellRow(table, keys, asked, plan, connector);
  } finally {
    await connector.close();
  }
}

async function tellPublished(
  job: Job,
  words: readonly (string | null)[],
  { json }: ExplainArguments,
  { jobs }: Plan,
  config: Config,
  connector: Connector,
): Promise<number> {
  const found = await explainPublished(job, words, jobs, config, connector);
  if (typeof found === 'string') {
    process.stderr.write(`medallion: ${found}\n`);
    return 1;
  }
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : describePublished(found));
  return 0;
}

async function tellRow(
  table: TableName,
  keys: readonly string[],
  { row, db, json, patience }: ExplainArguments,
  plan: Plan,
  connector: Connector,
): Promise<number> {
  const options = { plan, connector, dialect: duckdb, table, row };
  const passport = await explainRow(patience === undefined ? options : { ...options, patience });
  if (!passport) {
    process.stderr.write(`medallion: ${await whyNothing(table, row, keys, plan, connector, db)}\n`);
    return 1;
  }
  const isMissing = 'key' in row && !passport.held;
  if (isMissing)
    process.stderr.write(
      `medallion: ${table.table} has no row with ${keyText(keys, row.key)}${instead(passport)}\n`,
    );
  process.stdout.write(json ? `${JSON.stringify(passport)}\n` : describePassport(passport));
  return isMissing ? 1 : 0;
}

/** The columns whose values tell a row of the table; where files differ in them, those that are so many. */
function keysOf(table: TableName, { jobs }: Plan, count: number): string[] {
  const all = rowPaths(jobs, table).map((path) => keyJob(path, table)?.keys ?? []);
  return all.find((keys) => keys.length === count) ?? all[0] ?? [];
}

function countProblem({ table }: TableName, keys: readonly string[], count: number): string {
  return keys.length === 0
    ? `explain: no job merges the rows of ${table}, so that they have no key: use --row FILE:N`
    : `explain: the key of ${table} is ${listed(keys)}, so that it has ${keys.length} ` +
        `${keys.length === 1 ? 'value' : 'values'}, not ${count}`;
}

function keyText(keys: readonly string[], values: readonly (string | null)[]): string {
  return listed(keys.map((key, place) => `${key} ${values[place] ?? 'NULL'}`));
}

/** What became of the record that should have been the row. */
function instead({ record, outcome }: Passport): string {
  const text = recordText(record);
  switch (outcome) {
    case 'rejected':
      return `: ${text} was rejected`;
    case 'duplicate':
      return `: ${text} was removed as a duplicate`;
    case 'pending':
      return ` yet: ${text} has not come so far`;
    default:
      return `; this is the story of ${text}`;
  }
}

async function whyNothing(
  table: TableName,
  row: RowIdentity,
  keys: readonly string[],
  plan: Plan,
  connector: Connector,
  db: string,
): Promise<string> {
  const catalog = await readCatalog(plan.jobs, connector);
  if (!catalog.columns(table)) return `${db} has no table ${table.table}: no run has made it`;
  if ('key' in row) return `no row of ${table.table} has ${keyText(keys, row.key)}, and no record before it`;
  const files = rowPaths(plan.jobs, table).flatMap(({ extract }) => extract?.file?.name ?? []);
  const isOther = !files.some((file) => file.toLowerCase() === row.record.file.toLowerCase());
  return isOther && files.length > 0
    ? `${table.table} has its rows from ${listed(files)}, not from ${row.record.file}`
    : `${table.table} and the tables before it hold no record ${row.record.row} of ${row.record.file}`;
}
