import { spawn } from 'node:child_process';
import type { RunRecord } from '../src/engine/events.ts';
import type { Measure } from './measure.ts';
import { watchMemory } from './memory.ts';

/** Records read and seconds taken, out of a run's record. Throws where a job was not done. */
export function sumUp(run: RunRecord): { records: number; seconds: number } {
  const failed = run.jobs.find((job) => job.status !== 'done');
  if (failed) throw new Error(`${failed.job} ${failed.target}: ${failed.message ?? failed.status}`);
  const records = run.jobs.reduce(
    (sum, job) => sum + (job.job === 'extract' ? (job.figures['read'] ?? 0) : 0),
    0,
  );
  return { records, seconds: run.seconds };
}

/** Runs the shipped pipeline on native DuckDB, in a process of its own. */
export async function measureNative(data: string, scale: number, threads: number): Promise<Measure> {
  const args = ['--import', 'tsx', 'bench/native-run.ts', data, String(threads)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const peak = watchMemory(child.pid!);
  let text = '';
  for await (const piece of child.stdout) text += String(piece);
  const memory = peak();
  const run = JSON.parse(text) as RunRecord;
  return { scale, engine: `native, ${threads} thread${threads > 1 ? 's' : ''}`, ...sumUp(run), memory };
}
