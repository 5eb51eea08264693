import { mkdirSync, rmSync } from 'node:fs';
import { generate } from '../scripts/sample/generate.ts';
import { readProject } from '../src/cli/project.ts';
import { duckdb } from '../src/core/dialects/duckdb.ts';
import type { Plan } from '../src/core/plan.ts';
import type { Connector } from '../src/engine/connector.ts';
import { openNative } from '../src/engine/node.ts';
import { explainRow } from '../src/engine/passport/explain-row.ts';
import { keyJob, rowPaths } from '../src/engine/passport/row-path.ts';
import { printTable } from './measure.ts';
import { runSample } from './run-sample.ts';

const tables = ['gold_hcp_data', 'gold_product_sales', 'gold_shipment_data', 'gold_hcp_feedback'];
const asked = 9;

/** The middle time, in milliseconds, of asking rows all over a table by their keys. */
async function measureTable(
  target: string,
  plan: Plan,
  connector: Connector,
  patience: number,
): Promise<number> {
  const table = plan.jobs.find((job) => job.target === target)!.targetTable;
  const { keys } = keyJob(rowPaths(plan.jobs, table)[0]!, table)!;
  const values = keys
    .map((key, place) => `CAST(${duckdb.identifier(key)} AS VARCHAR) AS k${place}`)
    .join(', ');
  const { rows } = await connector.query(
    `SELECT ${values} FROM ${duckdb.table(table)} QUALIFY (row_number() OVER (ORDER BY _row)) % ` +
      `(SELECT greatest(count(*) // ${asked}, 1) FROM ${duckdb.table(table)}) = 0 LIMIT ${asked}`,
  );
  const times: number[] = [];
  for (const row of rows) {
    const key = keys.map((_, place) => row[`k${place}`] as string | null);
    const begun = performance.now();
    await explainRow({ plan, connector, dialect: duckdb, table, row: { key }, patience });
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

/** How long the passport of a row takes on native DuckDB, one thread, without its BI rows and with them. */
export async function measurePassports(folder: string, scales: readonly number[]): Promise<string> {
  const { plan } = await readProject('configs');
  const lines: string[][] = [];
  for (const scale of scales) {
    mkdirSync(folder, { recursive: true });
    await generate({ seed: 1, scale, out: folder });
    const connector = await openNative({ threads: 1 });
    await runSample(plan, connector, folder);
    rmSync(folder, { recursive: true });
    for (const table of tables) {
      const { rows } = await connector.query(
        `SELECT count(*) AS n FROM ${duckdb.table(plan.jobs.find(({ target }) => target === table)!.targetTable)}`,
      );
      const alone = await measureTable(table, plan, connector, 0);
      const usual = await measureTable(table, plan, connector, 500);
      const count = Number(rows[0]!['n']).toLocaleString('en-US');
      lines.push([`${scale}×`, table, count, `${alone.toFixed(0)} ms`, `${usual.toFixed(0)} ms`]);
    }
    await connector.close();
  }
  return printTable(['scale', 'a row of', 'rows', 'its story', 'with BI rows, at most 0.5 s'], lines);
}
