import { appendFileSync, cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleTasks } from './bundle.ts';
import type { TextRow } from './canonical.ts';
import { writeDirtyDelivery } from './dirty-delivery.ts';
import type { Installed } from './install.ts';
import { readRecord, runNative } from './native.ts';
import { compareRecords, compareTables, Lake } from './proof.ts';
import { splits, type Ended } from './submit.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const seed = join(root, '..', 'shared', 'seed');
const first = '2025-07-01 08:00:00.000';
const second = '2025-07-02 08:00:00.000';
const later = '2025-07-02 08:00:00.000001';

function notDone({ code, output }: Ended): string[] {
  return code === 0 ? [] : [`the project ended with ${code}:\n${output.slice(-6000)}`];
}

/** The acceptance data, with executors that are processes of their own. */
async function acceptance(installed: Installed): Promise<string[]> {
  const lake = await Lake.open(join(seed, 'configs'), installed);
  const data = join(seed, 'data_sample');
  const ended = await lake.run(data, first, {
    master: 'local-cluster[2,1,1024]',
    conf: { 'spark.executor.memory': '1g', ...splits(20_000) },
  });
  if (ended.code !== 0) return notDone(ended);
  const [native] = await runNative(join(seed, 'configs'), [{ data, at: first }]);
  return [
    ...compareRecords(native!.record, readRecord(lake.folder)),
    ...compareTables(native!, await lake.tables()),
  ];
}

/** The shipped configuration with checks that it has no use for. */
function withMoreChecks(): string {
  const folder = mkdtempSync(join(tmpdir(), 'medallion-checks-'));
  cpSync(join(root, 'configs'), folder, { recursive: true });
  const checks = 'std_product_sales,hcp_id,FOREIGN_KEY,gold_hcp_data.hcp_id,HCP is unknown,Y\n';
  appendFileSync(join(folder, 'dq_rule_config.csv'), checks);
  return folder;
}

/** The sample; then a dirty delivery, whose run is killed in the middle and run again. */
async function deliveries(installed: Installed): Promise<string[]> {
  const configs = withMoreChecks();
  const lake = await Lake.open(configs, installed);
  const sample = join(root, 'data_sample');
  const dirty = join(lake.folder, 'dirty');
  writeDirtyDelivery(sample, dirty);
  const [native, nativeDirty] = await runNative(configs, [
    { data: sample, at: first },
    { data: dirty, at: second },
  ]);
  const ended = await lake.run(sample, first, { conf: splits(10_000) });
  if (ended.code !== 0) return notDone(ended);
  const found = compareRecords(native!.record, readRecord(lake.folder));
  found.push(...compareTables(native!, await lake.tables()));

  const killedAt = 'done | ingest | gold_product_ref';
  const killed = await lake.run(dirty, second, {
    conf: splits(500),
    watch: (output) => output.includes(killedAt),
  });
  if (killed.code === 0) return [...found, 'the run came to its end, although it should have been killed'];
  const again = await lake.run(dirty, second, { conf: splits(500) });
  if (again.code !== 0) return [...found, ...notDone(again)];
  // Jobs that were done before have told their figures then; the others tell them now.
  const done = (output: string) => output.split('\n').filter((line) => line.startsWith('done | '));
  const before = done(killed.output);
  const wanted = nativeDirty!.record.jobs;
  const told = [...before, ...done(again.output).slice(before.length)];
  wanted.forEach(({ job, target, status, figures }, index) => {
    const text = Object.entries(figures).map(([name, count]) => `${count} ${name}`);
    const line = [status, job, target, text.join(', ')].join(' | ');
    if (!told[index]?.startsWith(line)) found.push(`figures\n    DuckDB ${line}\n    Spark  ${told[index]}`);
  });
  // The second try is another load, a microsecond later: that is all that may differ.
  const text = JSON.stringify(await lake.tables()).replaceAll(later, second.slice(0, 19));
  found.push(...compareTables(nativeDirty!, JSON.parse(text) as Record<string, TextRow[]>));
  return found;
}

/** What is run on Spark. */
export interface Scenario {
  name: string;
  /** Why it can't be run here. */
  skip?: string;
  /** Resolves to a text for all that differs from native DuckDB. */
  run(installed: Installed): Promise<string[]>;
}

/** What is run on Spark and held against native DuckDB, the longest first. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'the sample, and a dirty delivery that is killed in the middle and run again',
    run: deliveries,
  },
  {
    name: 'the bundle for Databricks, task by task, and its dashboards',
    run: bundleTasks,
  },
  {
    name: 'the acceptance data on executors of their own',
    ...(existsSync(seed) ? {} : { skip: 'the acceptance data is not here' }),
    run: acceptance,
  },
];
