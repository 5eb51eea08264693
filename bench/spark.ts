import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSparkProject } from '../src/cli/targets/spark-project.ts';
import type { RunRecord } from '../src/engine/events.ts';
import { pysparkProject } from '../src/export/pyspark.ts';
import { install, missingPrograms, sparkFolder } from '../scripts/spark/install.ts';
import { submit } from '../scripts/spark/submit.ts';
import { writeFiles } from '../scripts/spark/write-files.ts';
import type { Measure } from './measure.ts';
import { watchMemory } from './memory.ts';
import { sumUp } from './native.ts';

/** Why Spark can't be measured here; undefined where it can. */
export function withoutSpark(): string | undefined {
  const missing = missingPrograms();
  if (missing.length > 0) return `Spark is left out: it needs ${missing.join(' and ')}.`;
  return existsSync(sparkFolder) ? undefined : 'Spark is left out: `npm run test:spark` installs it.';
}

/**
 * Runs the shipped pipeline, exported, on Spark with two threads of this machine. The seconds are those of its jobs; how long it
 * takes until they begin, and to end, is told beside.
 */
export async function measureSpark(data: string, scale: number): Promise<Measure> {
  const folder = mkdtempSync(join(tmpdir(), 'medallion-bench-spark-'));
  try {
    const { plan, texts } = await readSparkProject('configs');
    writeFiles(join(folder, 'project'), pysparkProject(plan, texts, 'spark_catalog'));
    const args = ['--data', data, '--out', folder, '--lake', join(folder, 'lake')];
    const begun = performance.now();
    let peak: (() => number | undefined) | undefined;
    const ended = await submit(install(), join(folder, 'project', 'main.py'), args, {
      // Long runs pay for what short tests do without.
      conf: {
        'spark.driver.memory': '8g',
        'spark.driver.extraJavaOptions': '-XX:+UseParallelGC',
        'spark.sql.shuffle.partitions': '4',
      },
      started: (pid) => (peak = watchMemory(pid)),
    });
    if (ended.code !== 0) throw new Error(`Spark ended with ${ended.code}: ${ended.output.slice(-3000)}`);
    const whole = (performance.now() - begun) / 1000;
    const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunRecord;
    const seconds = run.jobs.reduce((sum, job) => sum + job.seconds, 0);
    const { records } = sumUp(run);
    const memory = peak?.();
    return { scale, engine: 'Spark, local[2]', records, seconds, memory, start: whole - seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
