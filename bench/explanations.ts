import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '../scripts/sample/generate.ts';
import { readProject } from '../src/cli/project.ts';
import { readConfig } from '../src/core/config/config.ts';
import { duckdb } from '../src/core/dialects/duckdb.ts';
import { LineageIndex } from '../src/core/lineage/reach.ts';
import { planOf, type Plan } from '../src/core/plan.ts';
import { impactOf } from '../src/engine/impact/impact.ts';
import { fileOnDisk, openNative } from '../src/engine/node.ts';
import { planLineage } from '../src/translate/plan-lineage.ts';
import { translateConfig } from '../src/translate/translate-config.ts';
import { printTable } from './measure.ts';
import { runSample } from './run-sample.ts';

/** So many rows of a table are looked at while somebody types. */
const typed = 200_000;

/** Edits of one line each: a stricter check, and another mapping of values. */
const edits: Record<string, (texts: Record<string, string>) => Record<string, string>> = {
  'a check of shipments': (texts) => ({
    ...texts,
    dq_rule_config: texts['dq_rule_config']!.replace('delay_days <= 60', 'delay_days <= 5'),
  }),
  'a mapping of sales': (texts) => ({
    ...texts,
    ref_data: `${texts['ref_data']!.trimEnd()}\ncleansed_product_sales,region,NORTH,EAST,99,Y\n`,
  }),
};

async function milliseconds(work: () => Promise<unknown>): Promise<string> {
  const begun = performance.now();
  await work();
  return `${(performance.now() - begun).toFixed(0)} ms`;
}

/** How long it takes to say what an edit would do, on native DuckDB with one thread, and how long the lineage takes. */
export async function measureExplanations(folder: string, scales: readonly number[]): Promise<string> {
  const { plan, texts, model } = await readProject('configs');
  const planned = async (edited: Record<string, string>): Promise<Plan> =>
    planOf(await translateConfig(readConfig(edited, model)));
  const lines: string[][] = [];
  for (const scale of scales) {
    mkdirSync(folder, { recursive: true });
    await generate({ seed: 1, scale, out: folder });
    const names = readdirSync(folder);
    const records = names
      .filter((name) => name.endsWith('.csv'))
      .reduce((sum, name) => sum + readFileSync(join(folder, name), 'latin1').split('\n').length, 0);
    const connector = await openNative({ threads: 1 });
    await runSample(plan, connector, folder);
    for (const [title, edit] of Object.entries(edits)) {
      const after = await planned(edit(texts));
      const impact = (more: { mostRows?: number }) =>
        impactOf({
          before: plan.jobs,
          after: after.jobs,
          connector,
          dialect: duckdb,
          at: '2025-07-01 09:00:00',
          file: (name) => Promise.resolve(names.includes(name) ? fileOnDisk(join(folder, name)) : undefined),
          ...more,
        });
      const count = records.toLocaleString('en-US');
      const part = await milliseconds(() => impact({ mostRows: typed }));
      lines.push([`${scale}×`, count, title, part, await milliseconds(() => impact({}))]);
    }
    await connector.close();
    rmSync(folder, { recursive: true });
  }
  const index = await planLineage(plan.jobs);
  const lineage = await milliseconds(() => planLineage(plan.jobs));
  const target = index.datasets.find(({ name }) => name === 'bi_shipment_delays_by_region')!;
  const reach = await milliseconds(async () => new LineageIndex(index).upstream(target.id, 'avg_delay_days'));
  return (
    printTable(['scale', 'records', 'an edit of', 'while typing', 'on all rows'], lines) +
    `\nLineage of all columns, BI queries included: ${lineage}; all that one column comes from: ${reach}`
  );
}
