import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readConfig } from '../src/core/config/config.ts';
import { duckdb } from '../src/core/dialects/duckdb.ts';
import { planOf } from '../src/core/plan.ts';
import { fileOnDisk, openNative } from '../src/engine/node.ts';
import { run } from '../src/engine/run.ts';
import { openBrowser, processOf } from './browser.ts';
import { writeFileSamples, writeLargeCsv, type FileSample } from './file-samples.ts';
import { printTable } from './measure.ts';
import { watchMemory } from './memory.ts';

const number = new Intl.NumberFormat('en-US');
const patience = 900_000;

/** A project of one bronze table that is filled from the file. */
const configOf = ({ path, format }: FileSample) => ({
  pipeline_config:
    'layer,table_name,file_path,file_format,catalog_name,schema_name,has_header,seq_no,is_active\n' +
    `bronze,orders,${basename(path)},${format},lake,main,true,1,Y\n`,
  main_pipeline_config: 'layer,job_typ,source,target,catalog_name,schema_name,ref_table,seq_no,is_active\n',
  data_model: 'table_name,column_name,data_type,references,description\n',
  sql_repos: 'name,table_name,sql_txt,seq_no,is_active\n',
});

interface Loaded {
  seconds: number;
  /** Why it could not be loaded. */
  error?: string;
  memory?: number | undefined;
}

/** Loads the file in the page, and watches the browser's memory meanwhile. */
async function inPage(address: string, sample: FileSample): Promise<Loaded> {
  const browser = await openBrowser();
  try {
    const root = await processOf(browser);
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(
      () => document.querySelector('wb-app')?.workspace.engine.state.status === 'ready',
    );
    const input = page.locator('input[type=file]').first();
    const configs = Object.entries(configOf(sample)).map(([name, text]) => ({
      name: `${name}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    }));
    await input.setInputFiles(configs);
    await page.waitForFunction(() => document.querySelector('wb-app')!.workspace.plan.jobs.length === 1);
    await input.setInputFiles(sample.path);
    await page.waitForFunction(() => document.querySelector('wb-app')!.workspace.own.files.size === 1);
    const peak = root === undefined ? () => undefined : watchMemory(root);
    page.setDefaultTimeout(patience);
    const state = await page.evaluate(async () => {
      const { workspace } = document.querySelector('wb-app')!;
      await workspace.runner.run(workspace.plan.jobs.map(({ id }) => id));
      const { status, seconds, error } = workspace.states.of('extract orders');
      return { status, seconds, error };
    });
    const memory = peak();
    return { seconds: state.seconds, memory, ...(state.status === 'done' ? {} : { error: state.error }) };
  } finally {
    await browser.close();
  }
}

/** Loads the file with our readers and native DuckDB. */
async function natively(sample: FileSample): Promise<Loaded> {
  const connector = await openNative({ threads: 1 });
  try {
    const { jobs } = planOf(readConfig(configOf(sample), ''));
    const at = '2025-01-01 00:00:00';
    let loaded: Loaded = { seconds: 0, error: 'did not run' };
    const file = () => fileOnDisk(sample.path);
    for await (const event of run({ jobs, connector, dialect: duckdb, at, load: at, file })) {
      if (event.type === 'done') loaded = { seconds: event.seconds };
      if (event.type === 'failed') loaded = { seconds: event.seconds, error: event.message };
    }
    return loaded;
  } finally {
    await connector.close();
  }
}

/** Lets native DuckDB read the file by itself, every value as text, where it has a reader without extensions. */
async function byDuckDB({ path, format }: FileSample): Promise<Loaded> {
  const reader = { csv: 'read_csv', json: 'read_json', ndjson: 'read_json', parquet: 'read_parquet' }[format];
  if (!reader) return { seconds: 0, error: 'no reader' };
  const connector = await openNative({ threads: 1 });
  try {
    const begun = performance.now();
    const options = format === 'csv' ? ', all_varchar = true, ignore_errors = true' : '';
    await connector.run(
      `CREATE TABLE t AS SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ${reader}(${duckdb.literal(path)}${options})`,
    );
    return { seconds: (performance.now() - begun) / 1000 };
  } catch (error) {
    return { seconds: 0, error: String(error) };
  } finally {
    await connector.close();
  }
}

const rate = ({ rows, bytes }: FileSample, { seconds, error }: Loaded): string =>
  error === undefined
    ? `${number.format(Math.round(rows / seconds))} (${(bytes / 1e6 / seconds).toFixed(0)} MB/s)`
    : '–';

/** How fast files of each format are loaded, and how much memory a CSV of so many bytes takes, as Markdown tables. */
export async function measureFiles(address: string, rows: number, large: number): Promise<string> {
  const folder = join(tmpdir(), `medallion-bench-files-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const lines: string[][] = [];
    for (const sample of await writeFileSamples(folder, rows)) {
      const [page, native, own] = [
        await inPage(address, sample),
        await natively(sample),
        await byDuckDB(sample),
      ];
      const ratio = page.error || native.error ? '–' : (page.seconds / native.seconds).toFixed(1);
      lines.push([
        sample.label,
        number.format(sample.rows),
        `${(sample.bytes / 1e6).toFixed(1)} MB`,
        rate(sample, page),
        rate(sample, native),
        rate(sample, own),
        ratio,
      ]);
    }
    const head = [
      'format',
      'records',
      'size',
      'page, records/s',
      'native',
      'DuckDB’s own reader',
      'page / native',
    ];
    const tables = [printTable(head, lines)];
    if (large > 0) {
      const sample = await writeLargeCsv(folder, large);
      const { seconds, error, memory } = await inPage(address, sample);
      tables.push(
        printTable(
          ['large CSV', 'records', 'seconds', 'records/s', 'peak memory of the browser'],
          [
            [
              `${(sample.bytes / 1e9).toFixed(2)} GB`,
              number.format(sample.rows),
              seconds.toFixed(1),
              error ?? rate(sample, { seconds }),
              memory === undefined ? '–' : `${number.format(Math.round(memory / 1e6))} MB`,
            ],
          ],
        ),
      );
    }
    return tables.join('\n\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
