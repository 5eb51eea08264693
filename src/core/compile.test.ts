import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { planIn, smallProject } from '../engine/pipeline.test-helper.ts';
import { openNative } from '../engine/node.ts';
import { prepare } from '../engine/prepare.ts';
import { compileJobs, printScript } from './compile.ts';
import { duckdb } from './dialects/duckdb.ts';
import { spark } from './dialects/spark.ts';

const moment = { at: '2025-07-01 08:00:00', load: '2025-07-01 08:00:00' };
const connector = await openNative();
afterAll(() => connector.close());

/** Compares with the file of this name; a difference is kept beside it. Missing files are written, but never by CI. */
function expectGolden(name: string, text: string): void {
  const path = new URL(`./golden/${name}`, import.meta.url).pathname;
  if (!existsSync(path) && !process.env['CI']) writeFileSync(path, text);
  if (readFileSync(path, 'utf8') === text) return;
  writeFileSync(path.replace(/(\.\w+)$/, '-changed$1'), text);
  expect.fail(
    `the SQL is not that of ${name}; compare it with the file of the same name that ends in -changed`,
  );
}

describe('compiling the shipped configuration', async () => {
  const plan = await planIn('configs');
  const script = printScript(compileJobs(plan.jobs, duckdb, moment), duckdb);

  it('gives the SQL of the golden file', () => {
    expectGolden('duckdb.golden.sql', script);
  });

  it('gives Spark’s SQL of its golden file; BI queries are translated when a project is exported', () => {
    const jobs = plan.jobs.filter((job) => job.kind !== 'publish');
    expectGolden('spark.golden.sql', printScript(compileJobs(jobs, spark, moment), spark));
  });

  it('orders the jobs by layer, type and number', () => {
    expect(plan.jobs.slice(0, 7).map((job) => job.id)).toEqual([
      'extract hcp_data',
      'extract site_master',
      'extract product_ref',
      'extract product_sales',
      'extract shipment_data',
      'extract hcp_feedback',
      'cleanse cleansed_hcp_data',
    ]);
    expect(plan.jobs.at(-1)!.layer).toBe('publish');
  });

  it('knows what each BI query reads', () => {
    const reads = plan.jobs
      .find((job) => job.target === 'bi_site_performance')!
      .reads.map((name) => name.table);
    expect(reads.sort()).toEqual(['gold_shipment_data', 'gold_site_master']);
  });

  it('is SQL that the engine understands, statement by statement', async () => {
    await prepare(plan.jobs, connector, duckdb);
    for (const entry of compileJobs(plan.jobs, duckdb, moment)) {
      if ('error' in entry) throw new Error(`${entry.job.id}: ${entry.error}`);
      // Extract reads files that are not here; its tables are made from the columns alone.
      if (entry.job.kind === 'extract') {
        const columns = entry.compiled.columns.map(
          ({ name }) => `"${name}" ${name === '_row' ? 'BIGINT' : 'VARCHAR'}`,
        );
        await connector.run(`CREATE TABLE ${duckdb.table(entry.job.targetTable)} (${columns.join(', ')})`);
        continue;
      }
      for (const statement of entry.compiled.statements) {
        await connector.query(`EXPLAIN ${statement}`);
        await connector.run(statement);
      }
    }
  });
});

describe('compiling without a model', () => {
  it('uses the columns that the configuration names', async () => {
    const plan = await smallProject({
      data_model: ['gold_other,x,VARCHAR'],
      cleansing_rules: ['orders,amount,trim,1,Y'],
    });
    const cleanse = compileJobs(plan.jobs, duckdb, moment)[1]!;
    expect('compiled' in cleanse && cleanse.compiled.statements[0]).toContain(
      `trim("amount", ' ') AS "amount"`,
    );
  });
});
