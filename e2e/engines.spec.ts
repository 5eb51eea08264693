import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { duckdb } from '../src/core/dialects/duckdb.ts';
import type { Job } from '../src/core/jobs/job.ts';
import type { Row } from '../src/engine/connector.ts';
import { filesIn, Pipeline, planIn, seedFolder } from '../src/engine/pipeline.test-helper.ts';
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
