import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, type Config } from '../core/config/config.ts';
import { configTableOf } from '../core/config/tables.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Figures } from '../core/jobs/job.ts';
import { planOf, type Plan } from '../core/plan.ts';
import { translateConfig } from '../translate/translate-config.ts';
import { browserFile } from './browser-file.ts';
import type { Connector, DataFile, Row } from './connector.ts';
import type { RunEvent, RunRecord } from './events.ts';
import { openNative } from './node.ts';
import { recorder } from './record.ts';
import { run, type RunOptions } from './run.ts';

/** The acceptance data, where it is present. */
export const seedFolder = new URL('../../../shared/seed', import.meta.url).pathname;

/** The shipped data model's text. */
export const shippedModel = readFileSync(new URL('../../configs/data_model.csv', import.meta.url), 'utf8');

/** A plan from the configuration tables in a folder. */
export async function planIn(folder: string): Promise<Plan> {
  return (await projectIn(folder)).plan;
}

/** A configuration and its plan from the tables in a folder. */
export async function projectIn(folder: string): Promise<{ config: Config; plan: Plan }> {
  const texts: Record<string, string> = {};
  for (const name of readdirSync(folder)) {
    const table = configTableOf(name);
    if (table) texts[table.name] = readFileSync(join(folder, name), 'utf8');
  }
  const config = await translateConfig(readConfig(texts, shippedModel));
  return { config, plan: planOf(config) };
}

/** A file whose content is at hand: text, or bytes. */
export function fileOf(name: string, content: string | Uint8Array): DataFile {
  return browserFile(new Blob([content as BlobPart]), name);
}

/** The files of a folder, read into memory. */
export function filesIn(folder: string): Record<string, string | Uint8Array> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

/** A project under test: runs it on native DuckDB, keeping the tables from run to run. */
export class Pipeline {
  private constructor(
    readonly plan: Plan,
    readonly connector: Connector,
  ) {}

  static async open(plan: Plan): Promise<Pipeline> {
    return new Pipeline(plan, await openNative());
  }

  /** Runs all jobs, or those in `only`, on the files given by name. */
  async run(
    files: Record<string, string | Uint8Array>,
    at = '2025-07-01 08:00:00',
    more: Partial<RunOptions> = {},
  ): Promise<{
    events: RunEvent[];
    record: RunRecord;
    figures(id: string): Figures;
    message(id: string): string;
  }> {
    const events: RunEvent[] = [];
    const record = recorder();
    const options: RunOptions = {
      jobs: this.plan.jobs,
      connector: this.connector,
      dialect: duckdb,
      at,
      load: at,
      file: (name) => {
        const found = Object.keys(files).find((key) => key.toLowerCase() === name.toLowerCase());
        return found === undefined ? undefined : fileOf(name, files[found]!);
      },
      ...more,
    };
    for await (const event of run(options)) {
      events.push(event);
      record.take(event);
    }
    const job = (id: string) => record.run.jobs.find((entry) => `${entry.job} ${entry.target}` === id);
    return {
      events,
      record: record.run,
      figures: (id) => job(id)!.figures,
      message: (id) => job(id)?.message ?? '',
    };
  }

  async rows(sql: string): Promise<Row[]> {
    return (await this.connector.query(sql)).rows;
  }

  /** The rows of a table by its own name, without catalog and schema. */
  async table(name: string, columns = '*', rest = ''): Promise<Row[]> {
    const { targetTable } = this.plan.jobs.find((job) => job.target === name)!;
    return this.rows(`SELECT ${columns} FROM ${duckdb.table(targetTable)} ${rest}`);
  }

  close(): Promise<void> {
    return this.connector.close();
  }
}

/** A small project of one table `orders` (id, name, amount, day), with the lines of each table that a test adds. */
export async function smallConfig(
  lines: Partial<
    Record<
      'cleansing_rules' | 'ref_data' | 'dq_rule_config' | 'sql_repos' | 'data_model' | 'corrections',
      string[] | { header: string; lines: string[] }
    >
  > = {},
  format = 'csv',
): Promise<{ config: Config; plan: Plan }> {
  const heads = {
    cleansing_rules: 'table_name,column_name,cleanse_type,seq_no,is_active',
    ref_data: 'table_name,column_name,actual_value,std_value,seq_no,is_active',
    dq_rule_config: 'table_name,column_name,rule_type,rule_condition,rule_desc,is_active',
    sql_repos: 'name,table_name,sql_txt,dialect,seq_no,is_active',
    data_model: 'table_name,column_name,data_type,references',
    corrections: 'table_name,_file,_row,key,column_name,old_value,new_value,reason,is_active',
  };
  const model = ['id,VARCHAR', 'name,VARCHAR', 'amount,INTEGER', 'day,DATE'].map(
    (line) => `gold_orders,${line}`,
  );
  const job = (layer: string, type: string, source: string, target: string, reference: string) =>
    `${layer},${type},${source},${target},lake,main,"${reference}",1,Y`;
  const texts: Record<string, string> = {
    pipeline_config:
      'layer,table_name,file_path,file_format,catalog_name,schema_name,infer_schema,has_header,seq_no,is_active\n' +
      `bronze,orders,/in/orders.${format},${format},lake,main,true,true,1,Y`,
    main_pipeline_config: [
      'layer,job_typ,source,target,catalog_name,schema_name,ref_table,seq_no,is_active',
      job('silver', 'cleanse', 'orders', 'cleansed_orders', 'cleansing_rules'),
      job('silver', 'std', 'cleansed_orders', 'std_orders', 'ref_data'),
      job('silver', 'dq', 'std_orders', 'dq_orders', 'dq_rule_config'),
      job('silver', 'stage', 'dq_orders', 'stage_orders', 'id'),
      job('gold', 'ingest', 'stage_orders', 'gold_orders', 'id'),
      job('gold', 'dedup', '', 'gold_orders', 'name, amount'),
    ].join('\n'),
  };
  for (const [table, head] of Object.entries(heads)) {
    const given = lines[table as keyof typeof heads] ?? (table === 'data_model' ? model : []);
    const own = Array.isArray(given) ? given : given.lines;
    const commas = (text: string) => text.split(',').length;
    const whole =
      table === 'data_model' ? own.map((line) => (commas(line) < commas(head) ? `${line},` : line)) : own;
    texts[table] = [Array.isArray(given) ? head : given.header, ...whole].join('\n');
  }
  const config = await translateConfig(readConfig(texts, ''));
  return { config, plan: planOf(config) };
}

/** The plan of such a project. */
export async function smallProject(...args: Parameters<typeof smallConfig>): Promise<Plan> {
  return (await smallConfig(...args)).plan;
}
