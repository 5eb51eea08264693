import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pysparkProject } from '../../src/export/pyspark.ts';
import { readSparkProject } from '../../src/cli/targets/spark-project.ts';
import type { RunRecord } from '../../src/engine/events.ts';
import { difference, type TextRow } from './canonical.ts';
import type { Installed } from './install.ts';
import type { NativeRun } from './native.ts';
import { submit, type Ended, type SubmitOptions } from './submit.ts';
import { writeFiles } from './write-files.ts';

/** An exported project with a lake of its own. */
export class Lake {
  readonly folder = mkdtempSync(join(tmpdir(), 'medallion-lake-'));
  private readonly lake = join(this.folder, 'lake');

  private constructor(
    private readonly installed: Installed,
    private readonly schemas: string[],
  ) {}

  /** Exports the project of a folder of configuration tables. */
  static async open(configs: string, installed: Installed): Promise<Lake> {
    const { plan, texts } = await readSparkProject(configs);
    const lake = new Lake(installed, [...new Set(plan.jobs.map((job) => job.targetTable.schema))]);
    writeFiles(join(lake.folder, 'project'), pysparkProject(plan, texts, 'spark_catalog'));
    return lake;
  }

  /** Runs the project on the files of a folder; `run.json` comes into the lake's own folder. */
  run(data: string, at: string, options: SubmitOptions = {}): Promise<Ended> {
    const args = ['--data', data, '--out', this.folder, '--at', at, '--lake', this.lake];
    return submit(this.installed, join(this.folder, 'project', 'main.py'), args, options);
  }

  /** What all tables hold, as text. Throws an Error where they can't be read. */
  tables(): Promise<Record<string, TextRow[]>> {
    return readTables(this.installed, this.lake, this.schemas);
  }
}

/** What the tables of a lake hold, as text. Throws an Error where they can't be read. */
export async function readTables(
  installed: Installed,
  lake: string,
  schemas: readonly string[],
): Promise<Record<string, TextRow[]>> {
  const target = mkdtempSync(join(tmpdir(), 'medallion-tables-'));
  const program = fileURLToPath(new URL('./canonical.py', import.meta.url));
  const { code, output } = await submit(installed, program, [lake, target, ...schemas]);
  if (code !== 0) throw new Error(`the tables can't be read: ${output.slice(-3000)}`);
  return Object.fromEntries(
    readdirSync(target).map((name) => [
      name.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(target, name), 'utf8')) as TextRow[],
    ]),
  );
}

/** Where the tables of two engines differ. */
export function compareTables(native: NativeRun, tables: Record<string, TextRow[]>): string[] {
  const found = Object.entries(native.tables).flatMap(
    ([name, rows]) => difference(name, rows, tables[name]) ?? [],
  );
  const more = Object.keys(tables).filter((name) => !(name in native.tables));
  return [...found, ...more.map((name) => `${name}: is a table of Spark's only`)];
}

/** Where the records of two runs differ: a job's status, figures or warnings. */
export function compareRecords(native: RunRecord, spark: Pick<RunRecord, 'jobs'>): string[] {
  const told = (run: Pick<RunRecord, 'jobs'>) =>
    run.jobs.map(({ layer, job, source, target, status, figures, message = '' }) =>
      JSON.stringify([layer, job, source, target, status, figures, message]),
    );
  const [left, right] = [told(native), told(spark)];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => index)
    .filter((index) => left[index] !== right[index])
    .map((index) => `figures\n    DuckDB ${left[index]}\n    Spark  ${right[index]}`);
}
