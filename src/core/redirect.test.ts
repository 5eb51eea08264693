import { describe, expect, it } from 'vitest';
import { readConfig } from './config/config.ts';
import { planOf } from './plan.ts';
import { affectedJobs, redirectJobs, redirectQuery } from './redirect.ts';

const configs = {
  pipeline_config:
    'layer,table_name,file_path,file_format,catalog_name,schema_name,is_active\n' +
    'bronze,orders,orders.csv,csv,work,hc,Y\nbronze,sites,sites.csv,csv,work,hc,Y\n',
  main_pipeline_config:
    'layer,job_typ,source,target,catalog_name,schema_name,ref_table,is_active\n' +
    ['orders', 'sites']
      .map(
        (name) =>
          `silver,cleanse,${name},cleansed_${name},work,hc,cleansing_rules,Y\n` +
          `silver,std,cleansed_${name},std_${name},work,hc,ref_data,Y\n` +
          `silver,dq,std_${name},dq_${name},work,hc,dq_rule_config,Y\n` +
          `silver,stage,dq_${name},stage_${name},work,hc,id,Y\n` +
          `gold,ingest,stage_${name},gold_${name},work,hc,id,Y\n`,
      )
      .join(''),
  cleansing_rules: 'table_name,column_name,cleanse_type,seq_no,is_active\norders,name,trim,1,Y\n',
  ref_data: 'table_name,column_name,actual_value,std_value,seq_no,is_active\n',
  dq_rule_config:
    'table_name,column_name,rule_type,rule_condition,rule_desc,is_active\nstd_orders,id,NOT_NULL,,no id,Y\n',
  sql_repos:
    'name,table_name,sql_txt,seq_no,is_active,dialect\n' +
    'Load BI Table,work.hc.bi_orders,"INSERT INTO {table_name} SELECT o.id FROM work.hc.gold_orders o JOIN hc.gold_sites USING (id)",1,Y,duckdb\n' +
    'Load BI Table,work.hc.bi_sites,"INSERT INTO {table_name} SELECT id FROM gold_sites",2,Y,duckdb\n',
};
const plan = (changes: Partial<typeof configs> = {}) =>
  planOf(readConfig({ ...configs, ...changes }, '')).jobs;

describe('redirectJobs', () => {
  it('gives jobs other tables, in queries too, and leaves the rest', () => {
    const aside = redirectJobs(plan(), (table) =>
      table.table.endsWith('gold_orders') ? { ...table, catalog: 'what if' } : undefined,
    );
    const job = (id: string) => aside.find((one) => one.id === id)!;
    expect(job('ingest gold_orders').targetTable.catalog).toBe('what if');
    expect(job('ingest gold_orders').sourceTable!.catalog).toBe('work');
    expect(job('publish bi_orders').query!.sql).toBe(
      'SELECT o.id FROM "what if".hc.gold_orders o JOIN hc.gold_sites USING (id)',
    );
    expect(job('publish bi_sites').query!.sql).toBe('SELECT id FROM gold_sites');
  });

  it('gives them to conditions in SQL as well', () => {
    const condition = 'id NOT IN (SELECT id FROM work.hc.std_sites) AND id IN (SELECT id FROM dq_orders)';
    const checked = `${configs.dq_rule_config}std_orders,,CUSTOM_EXPR,${condition},no site,Y\n`;
    const aside = redirectJobs(plan({ dq_rule_config: checked }), (table) => ({ ...table, catalog: 'x' }));
    expect(aside.find(({ id }) => id === 'dq dq_orders')!.rules.checks[1]!.condition).toBe(
      'id NOT IN (SELECT id FROM x.hc.std_sites) AND id IN (SELECT id FROM dq_orders)',
    );
  });

  it('takes no table that a query makes itself for one of the plan', () => {
    const reads = [{ catalog: 'c', schema: 's', table: 'orders' }];
    const sql = 'WITH orders AS (SELECT 1) SELECT * FROM orders, s.orders';
    expect(redirectQuery(sql, reads, (table) => ({ ...table, catalog: 'x' }))).toBe(
      'WITH orders AS (SELECT 1) SELECT * FROM orders, x.s.orders',
    );
  });
});

describe('affectedJobs', () => {
  it('is empty where nothing changes, wherever the lines stand', () => {
    const moved = configs.dq_rule_config.replace('std_orders', '\nstd_orders');
    expect([...affectedJobs(plan(), plan({ dq_rule_config: moved }))]).toEqual([]);
  });

  it('takes the job of a rule and all that comes after it, and nothing else', () => {
    const dq_rule_config = configs.dq_rule_config.replace('NOT_NULL', 'REGEX').replace(',,', ',^\\d+$,');
    expect([...affectedJobs(plan(), plan({ dq_rule_config }))]).toEqual([
      'dq dq_orders',
      'stage stage_orders',
      'ingest gold_orders',
      'publish bi_orders',
    ]);
  });

  it('sees the argument of a rule, a query and keys', () => {
    const ids = (changes: Partial<typeof configs>) => [...affectedJobs(plan(), plan(changes))];
    expect(ids({ cleansing_rules: configs.cleansing_rules.replace('trim', 'upper') })[0]).toBe(
      'cleanse cleansed_orders',
    );
    expect(ids({ sql_repos: configs.sql_repos.replace('SELECT id', 'SELECT id + 1 AS id') })).toEqual([
      'publish bi_sites',
    ]);
    const keys = configs.main_pipeline_config.replace(
      'stage_sites,work,hc,id',
      'stage_sites,work,hc,"id,name"',
    );
    expect(ids({ main_pipeline_config: keys })[0]).toBe('stage stage_sites');
  });

  it('takes what has lost a job before it', () => {
    const lines = configs.main_pipeline_config
      .split('\n')
      .filter((line) => !line.includes('ingest,stage_sites'));
    expect([...affectedJobs(plan(), plan({ main_pipeline_config: lines.join('\n') }))]).toContain(
      'publish bi_sites',
    );
  });
});
