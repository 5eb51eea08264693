import { readFileSync } from 'node:fs';
import { readConfig } from '../../src/core/config/config.ts';
import { duckdb } from '../../src/core/dialects/duckdb.ts';
import { planOf } from '../../src/core/plan.ts';
import { dataFolder } from '../../src/cli/data-folder.ts';
import { readTables } from '../../src/cli/project.ts';
import type { RunRecord } from '../../src/engine/events.ts';
import { openNative } from '../../src/engine/node.ts';
import { recorder } from '../../src/engine/record.ts';
import { run } from '../../src/engine/run.ts';
import { translateConfig } from '../../src/translate/translate-config.ts';
import { duckdbAnswers, duckdbTables, type TextRow } from './canonical.ts';

/** A run on native DuckDB: its record, and what all tables held afterwards. */
export interface NativeRun {
  record: RunRecord;
  tables: Record<string, TextRow[]>;
  /** What was asked of them then, by name. */
  answers: Record<string, TextRow[]>;
}

/** Runs deliveries one after another on native DuckDB, as `medallion run` does. */
export async function runNative(
  configs: string,
  deliveries: { data: string; at: string }[],
  queries: Record<string, string> = {},
): Promise<NativeRun[]> {
  const { texts, model } = await readTables(configs);
  const { jobs } = planOf(await translateConfig(readConfig(texts, model)));
  const connector = await openNative();
  const runs: NativeRun[] = [];
  try {
    for (const { data, at } of deliveries) {
      const files = await dataFolder(data, () => undefined);
      const record = recorder();
      const options = {
        jobs,
        connector,
        dialect: duckdb,
        at,
        load: at,
        file: (name: string) => files.file(name),
      };
      for await (const event of run(options)) record.take(event);
      const tables = await duckdbTables(connector);
      runs.push({ record: record.run, tables, answers: await duckdbAnswers(connector, jobs, queries) });
    }
  } finally {
    await connector.close();
  }
  return runs;
}

/** The record that an exported project has written. */
export function readRecord(folder: string): RunRecord {
  return JSON.parse(readFileSync(`${folder}/run.json`, 'utf8')) as RunRecord;
}
