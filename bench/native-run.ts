import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { duckdb } from '../src/core/dialects/duckdb.ts';
import { readProject } from '../src/cli/project.ts';
import { fileOnDisk, openNative } from '../src/engine/node.ts';
import { recorder } from '../src/engine/record.ts';
import { run } from '../src/engine/run.ts';

// Runs the shipped pipeline once in a process of its own, so that its memory can be watched, and prints the record.
const [data = 'data_sample', threads = '1'] = process.argv.slice(2);
const { plan } = await readProject('configs');
const connector = await openNative({ threads: Number(threads) });
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
await connector.close();
console.log(JSON.stringify(record.run));
