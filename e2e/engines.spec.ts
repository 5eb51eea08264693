import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { duckdb } from '../src/core/dialects/duckdb.ts';
import type { Job } from '../src/core/jobs/job.ts';
import type { Row } from '../src/engine/connector.ts';
import { exportRelation } from '../src/engine/export.ts';
import { openNative } from '../src/engine/node.ts';
import { filesIn, Pipeline, planIn, seedFolder } from '../src/engine/pipeline.test-helper.ts';
import { grid, workbook } from '../src/engine/readers/workbook.test-helper.ts';
import { expect, test } from './fixtures.ts';

/** A query whose one value is the same for the same rows, in whatever order and of whatever load. */
function fingerprint(job: Job): string {
  const times = job.kind === 'stage' || job.kind === 'ingest' ? ', create_dt, update_dt' : '';
  const columns = job.kind === 'publish' ? '*' : `* EXCLUDE (_load${times})`;
  return (
    `SELECT count(*) || ' rows, ' || md5(string_agg(text, chr(10) ORDER BY text)) AS print ` +
    `FROM (SELECT CAST(r AS VARCHAR) AS text FROM (SELECT ${columns} FROM ${duckdb.table(job.targetTable)}) AS r)`
  );
}

/** Runs a statement in the page's own engine. */
function queryInPage(page: Page, sql: string): Promise<Row[]> {
  return page.evaluate(
    async (text) => (await document.querySelector('wb-app')!.workspace.look(text)).rows,
    sql,
  );
}

/** The sample's tables as a workbook, Parquet, Arrow, packed, and in an archive, each under its file's name. */
async function sampleInOtherFormats(): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  const connector = await openNative();
  const source = (name: string) =>
    `FROM read_csv(${duckdb.literal(join('data_sample', name))}, header = true, all_varchar = true)`;
  const exported = async (name: string, format: string) =>
    (await exportRelation(connector, source(name), format)).arrayBuffer();
  const text = (name: string) => readFileSync(join('data_sample', name));
  const file = (name: string, content: ArrayBuffer | Uint8Array) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content as Uint8Array),
  });
  try {
    const { columns, rows } = await connector.query(source('site_master.csv'));
    const names = columns.map((column) => column.name);
    const cells = [names, ...rows.map((row) => names.map((name) => row[name] as string | null))];
    return [
      file('site_master.csv', workbook({ sheets: { Notes: '', Sites: grid(cells) } })),
      file('product_sales.csv', await exported('product_sales.csv', 'parquet')),
      file('shipment_data.csv', await exported('shipment_data.csv', 'arrow')),
      file('product_ref.csv', zipSync({ 'export/products.csv': text('product_ref.csv') })),
      file('hcp_data.csv', gzipSync(text('hcp_data.csv'))),
    ];
  } finally {
    await connector.close();
  }
}

/** Runs the project in the page and natively and holds every table of one against the other's. */
async function compareEngines(page: Page, configs: string, data: string): Promise<void> {
  const pipeline = await Pipeline.open(await planIn(configs));
  try {
    const native = await pipeline.run(filesIn(data));
    expect(native.record.jobs.filter((job) => job.status !== 'done')).toEqual([]);
    await page.getByRole('button', { name: 'Run all' }).click();
    await expect(page.getByRole('status').filter({ hasText: /last run/ })).toBeVisible({ timeout: 50_000 });
    const jobs = pipeline.plan.jobs.filter((job) => job.kind !== 'dedup');
    expect(jobs.length).toBeGreaterThan(40);
    for (const job of jobs) {
      const sql = fingerprint(job);
      expect(await queryInPage(page, sql), job.id).toEqual(await pipeline.rows(sql));
    }
  } finally {
    await pipeline.close();
  }
}

test.describe('DuckDB in the page and native DuckDB give identical tables', () => {
  test('for the sample', async ({ page }) => {
    await page.goto('./');
    await compareEngines(page, 'configs', 'data_sample');
  });

  test('for the sample in other formats under the names of its files', async ({ page }) => {
    await page.goto('./');
    await page.locator('input[type=file]').setInputFiles(await sampleInOtherFormats());
    await expect(page.getByText(/5 data files/)).toBeVisible();
    await compareEngines(page, 'configs', 'data_sample');
  });

  test('for the acceptance data', async ({ page }) => {
    test.skip(!existsSync(seedFolder), 'the acceptance data is not here');
    const paths = ['configs', 'data_sample'].flatMap((folder) =>
      readdirSync(join(seedFolder, folder)).map((name) => join(seedFolder, folder, name)),
    );
    await page.goto('./');
    await page.locator('input[type=file]').setInputFiles(paths);
    await expect(page.getByText(/6 data files/)).toBeVisible();
    await compareEngines(page, join(seedFolder, 'configs'), join(seedFolder, 'data_sample'));
  });
});
