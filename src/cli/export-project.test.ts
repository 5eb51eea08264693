import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { medallion } from './medallion.test-helper.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'medallion-export-'));
}

describe('medallion export', () => {
  it('writes a Python project with its jobs, SQL and configuration', async () => {
    const out = temporary();
    expect(await medallion('export', '--target', 'pyspark', '--out', out)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    for (const file of [
      'main.py',
      'pipeline/stage.py',
      'requirements.txt',
      'README.md',
      'ddl/gold_hcp_data.sql',
    ])
      expect(existsSync(join(out, file))).toBe(true);
    expect(readFileSync(join(out, 'sql/stage/stage_hcp_data.merge.sql'), 'utf8')).toContain(
      'MERGE INTO `spark_catalog`.`healthintel360`.`stage_hcp_data` AS t',
    );
    const jobs = JSON.parse(readFileSync(join(out, 'jobs.json'), 'utf8')) as { id: string; error: string }[];
    expect(jobs).toHaveLength(52);
    expect(jobs.filter((job) => job.error !== '')).toEqual([]);
  });

  it('says file and line of what Spark can’t do, and exports the rest', async () => {
    const configs = temporary();
    const out = temporary();
    cpSync(join(root, 'configs'), configs, { recursive: true });
    const queries = readFileSync(join(configs, 'sql_repos.csv'), 'utf8');
    writeFileSync(
      join(configs, 'sql_repos.csv'),
      queries.replace('max(sale_date)', "max(date_trunc('hour', sale_date))"),
    );
    const { code, stderr } = await medallion(
      'export',
      '--target',
      'pyspark',
      '--out',
      out,
      '--configs',
      configs,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('sql_repos.csv:2 sql_txt: for Spark: date_trunc to what is no unit of days');
    const jobs = JSON.parse(readFileSync(join(out, 'jobs.json'), 'utf8')) as { id: string; error: string }[];
    expect(jobs.filter((job) => job.error !== '').map((job) => job.id)).toEqual([
      'publish bi_product_performance',
    ]);
  });

  it('checks a foreign key against rows that have passed and the table that later jobs merge, which it makes before', async () => {
    const configs = temporary();
    const out = temporary();
    cpSync(join(root, 'configs'), configs, { recursive: true });
    const checks = 'std_product_sales,hcp_id,FOREIGN_KEY,gold_hcp_data.hcp_id,HCP is unknown,Y\n';
    appendFileSync(join(configs, 'dq_rule_config.csv'), checks);
    const args = ['--target', 'pyspark', '--out', out, '--configs', configs, '--catalog', 'lake'];
    expect(await medallion('export', ...args)).toEqual({ code: 0, stdout: '', stderr: '' });
    const sql = readFileSync(join(out, 'sql/dq/dq_product_sales.table.sql'), 'utf8');
    expect(sql).toMatch(
      /NOT IN \(SELECT .* FROM `lake`\.`healthintel360`\.`dq_hcp_data` .* UNION ALL SELECT .*`gold_hcp_data`/,
    );
    const jobs = JSON.parse(readFileSync(join(out, 'jobs.json'), 'utf8')) as {
      id: string;
      needs?: string[];
    }[];
    expect(jobs.filter(({ needs }) => needs).map(({ id, needs }) => [id, needs])).toEqual([
      ['dq dq_product_sales', ['ingest gold_hcp_data']],
    ]);
  });

  it('takes no folder that holds something else', async () => {
    const out = temporary();
    writeFileSync(join(out, 'thesis.txt'), 'mine');
    const { code, stderr } = await medallion('export', '--target', 'pyspark', '--out', out);
    expect(code).toBe(2);
    expect(stderr).toContain('neither empty nor an earlier export');
    expect(readFileSync(join(out, 'thesis.txt'), 'utf8')).toBe('mine');
  });
});
