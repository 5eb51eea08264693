import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { duckdb } from '../src/core/dialects/duckdb.ts';
import type { Plan } from '../src/core/plan.ts';
import type { Connector } from '../src/engine/connector.ts';
import type { RunRecord } from '../src/engine/events.ts';
import { fileOnDisk } from '../src/engine/node.ts';
import { recorder } from '../src/engine/record.ts';
import { run } from '../src/engine/run.ts';

/** Runs a plan on the files of a folder and returns the run's record. */
export async function runSample(plan: Plan, connector: Connector, data: string): Promise<RunRecord> {
  const names = readdirSync(data);
  const record = recorder();
  const at = '2025-07-01 08:00:00';
  for await (const event of run({
    jobs: plan.jobs,
    connector,
    dialect: duckdb,
    at,
    load: at,
    file: (name) => (names.includes(name) ? fileOnDisk(join(data, name)) : undefined),
  }))
    record.take(event);
  return record.run;
}
