import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  cpSync,
  appendFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunRecord } from '../engine/events.ts';
import { openNative } from '../engine/node.ts';
import { medallion } from './medallion.test-helper.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'medallion-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runRecord = (out: string) =>
  JSON.parse(readFileSync(join(folder, out, 'run.json'), 'utf8')) as RunRecord;

/** A copy of the shipped configuration with a line added to one of its tables. */
function configsWith(name: string, file: string, line: string): string {
  const copy = join(folder, name);
  cpSync('configs', copy, { recursive: true });
  appendFileSync(join(copy, file), `${line}\n`);
  return copy;
}

describe('medallion run', () => {
  it('writes every table and run.json, quietly, and exits with 0', async () => {
    const out = join(folder, 'first');
    const outcome = await medallion('run', '--out', out, '--at', '2025-07-01 08:00:00');
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' });
    const files = readdirSync(out);
    for (const table of ['hcp_data', 'dq_hcp_data', 'stage_hcp_data', 'gold_hcp_data', 'bi_hcp_engagement'])
      expect(files).toContain(`${table}.csv`);
    const [head, row] = readFileSync(join(out, 'gold_product_sales.csv'), 'utf8').split('\n');
    expect(head).toBe(
      'sale_id,hcp_id,product_id,units_sold,sale_date,region,_file,_row,_load,create_dt,update_dt',
    );
    expect(row).toMatch(
      /,\d{4}-\d\d-\d\d,[A-Z]+,product_sales\.csv,\d+,[^,]+,2025-07-01 08:00:00,2025-07-01 08:00:00$/,
    );
    const record = runRecord('first');
    expect(record.started).toBe('2025-07-01T08:00:00.000Z');
    expect(record.jobs).toHaveLength(52);
    expect(record.jobs[0]).toMatchObject({
      layer: 'bronze',
      job: 'extract',
      source: 'hcp_data.csv',
      target: 'hcp_data',
      status: 'done',
      figures: { unreadable: 0 },
    });
  });

  it('keeps the tables in --db, so that the same delivery changes nothing', async () => {
    const db = join(folder, 'lake.duckdb');
    await medallion('run', '--db', db, '--out', join(folder, 'one'));
    await medallion('run', '--db', db, '--out', join(folder, 'two'));
    const stages = runRecord('two').jobs.filter((job) => job.job === 'stage');
    expect(stages).toHaveLength(6);
    for (const { figures } of stages) expect(figures).toMatchObject({ inserted: 0, updated: 0 });
    expect(
      readFileSync(join(folder, 'two', 'gold_hcp_data.csv'), 'utf8')
        .split('\n')
        .sort(),
    ).toEqual(
      readFileSync(join(folder, 'one', 'gold_hcp_data.csv'), 'utf8')
        .split('\n')
        .sort(),
    );
  });

  it('refuses a time before the last load, whose changes would never reach gold', async () => {
    const db = join(folder, 'time.duckdb');
    await medallion('run', '--db', db, '--at', '2025-07-02 00:00:00');
    const { code, stderr } = await medallion('run', '--db', db, '--at', '2025-07-01 00:00:00');
    expect(stderr).toMatch(
      /^medallion: --at: 2025-07-01 00:00:00.000 lies before the last load \(2025-07-02 00:00:00/,
    );
    expect(code).toBe(2);
  });

  it('carries a change to gold even where two deliveries are given the same time', async () => {
    const data = join(folder, 'same-time');
    cpSync('data_sample', data, { recursive: true });
    const args = ['run', '--data', data, '--db', join(folder, 'same.duckdb'), '--at', '2025-07-01 00:00:00'];
    await medallion(...args);
    const sites = readFileSync(join(data, 'site_master.csv'), 'utf8');
    writeFileSync(join(data, 'site_master.csv'), `${sites}SITE999,New Site,North,1 New Street\n`);
    await medallion(...args, '--out', join(folder, 'same-time-out'));
    const { jobs } = runRecord('same-time-out');
    expect(
      jobs.find((job) => job.job === 'ingest' && job.target === 'gold_site_master')!.figures,
    ).toMatchObject({ inserted: 1 });
  });

  it('writes JSON and Parquet', async () => {
    await medallion('run', '--out', join(folder, 'json'), '--format', 'json');
    const rows = JSON.parse(
      readFileSync(join(folder, 'json', 'bi_site_performance.json'), 'utf8'),
    ) as unknown[];
    expect(rows).toHaveLength(30);
    await medallion('run', '--out', join(folder, 'parquet'), '--format', 'parquet');
    const connector = await openNative();
    const { columns } = await connector.query(
      `SELECT sale_date, units_sold, update_dt FROM '${join(folder, 'parquet', 'gold_product_sales.parquet')}' LIMIT 1`,
    );
    await connector.close();
    expect(columns.map((column) => column.type)).toEqual(['DATE', 'INTEGER', 'TIMESTAMP']);
  });

  it('says in one line that a table can’t be written', async () => {
    const out = join(folder, 'taken');
    mkdirSync(join(out, 'gold_hcp_data.csv'), { recursive: true });
    const { code, stderr } = await medallion('run', '--out', out);
    expect(stderr).toMatch(/^medallion: --out: .*gold_hcp_data\.csv.*\n$/);
    expect(code).toBe(2);
    expect(runRecord('taken').jobs).toHaveLength(52);
  });

  it('takes the file nearest to the top and says so where a name stands twice', async () => {
    const data = join(folder, 'twice');
    cpSync('data_sample', data, { recursive: true });
    cpSync('data_sample/site_master.csv', join(data, 'old', 'SITE_master.csv'));
    const { code, stderr } = await medallion('run', '--data', data);
    expect(stderr).toMatch(/holds site_master\.csv and old.SITE_master\.csv: site_master\.csv is taken/);
    expect(code).toBe(0);
  });

  it('exits with 1 where a job failed, and blocks only what depends on it', async () => {
    const data = join(folder, 'data');
    cpSync('data_sample', data, { recursive: true });
    writeFileSync(join(data, 'hcp_feedback.json'), '[{"hcp_id":');
    const outcome = await medallion('run', '--data', data, '--out', join(folder, 'failed'));
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain('hcp_feedback.json breaks off in record 1');
    const { jobs } = runRecord('failed');
    const status = (target: string) => jobs.filter((job) => job.target === target).map((job) => job.status);
    expect(status('hcp_feedback')).toEqual(['failed']);
    expect(status('gold_hcp_feedback')).toEqual(['blocked', 'blocked']);
    expect(status('bi_product_performance')).toEqual(['blocked']);
    expect(status('bi_site_performance')).toEqual(['done']);
    expect(jobs.find((job) => job.target === 'bi_hcp_engagement')!.message).toBe(
      'blocked by extract hcp_feedback',
    );
  });

  it('exits with 2 where the configuration has an error, and runs the rest', async () => {
    const configs = configsWith('bad-rule', 'dq_rule_config.csv', 'std_site_master,region,REGX,x,y,Y');
    const outcome = await medallion('run', '--configs', configs, '--out', join(folder, 'bad-rule-out'));
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(
      /^dq_rule_config\.csv:\d+ rule_type: unknown "REGX"; did you mean REGEX\?\n/,
    );
    const { jobs } = runRecord('bad-rule-out');
    expect(jobs.find((job) => job.target === 'dq_site_master')!.status).toBe('failed');
    expect(jobs.find((job) => job.target === 'bi_product_performance')!.status).toBe('done');
  });

  it.each([
    [['run', '--colour', 'red'], /Unknown option '--colour'/],
    [['run', '--data', 'nowhere'], /--data: there is no folder "nowhere"/],
    [['run', '--configs', 'src'], /--configs: "src" holds no configuration table/],
    [['run', '--format', 'xls'], /--format: "xls" is none of csv, json, parquet/],
    [['run', '--out', 'data_sample'], /--out: "data_sample" is the folder of --data as well/],
    [['run', '--db', ''], /--db: the name of the file is empty/],
    [['run', '--at', 'noon'], /--at: "noon" is no time/],
    [['run', '--at', '2025-02-30'], /--at: "2025-02-30" is no time/],
    [['run', '--db', 'package.json'], /--db: package\.json/],
    [['run', '--out', 'package.json'], /--out: /],
    [
      ['compile', '--job', 'stage stage_hcp'],
      /there is no job "stage stage_hcp"; did you mean "stage stage_hcp_data"\?/,
    ],
    [['walk'], /unknown command "walk"/],
  ])('says in one line what is wrong with %j and exits with 2', async (args, message) => {
    const { code, stdout, stderr } = await medallion(...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('medallion check and compile', () => {
  it('check finds nothing wrong with the shipped configuration', async () => {
    expect(await medallion('check')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('check prints a line a problem', async () => {
    const configs = configsWith('bad-type', 'cleansing_rules.csv', 'hcp_data,email,trimm,1,Y');
    const { code, stdout } = await medallion('check', '--configs', configs);
    expect(stdout).toMatch(/^cleansing_rules\.csv:\d+ cleanse_type: unknown "trimm"; did you mean trim\?\n$/);
    expect(code).toBe(2);
  });

  it('compile prints the SQL of a job', async () => {
    const { code, stdout } = await medallion('compile', '--job', 'publish bi_site_performance');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^-- publish bi_site_performance \(sql_repos\.csv:\d+\)\nBEGIN;\nCREATE OR REPLACE TABLE/,
    );
  });
});
