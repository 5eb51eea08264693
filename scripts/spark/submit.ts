import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Installed } from './install.ts';

/** The Python of an exported project, as it lies in the source. */
export const projectFolder = fileURLToPath(new URL('../../src/export/project', import.meta.url));

const ownFolder = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '');

/** What makes Spark quick on a small machine and on little data; none of it changes a result. */
const small = {
  'spark.driver.memory': '2g',
  'spark.ui.enabled': 'false',
  'spark.ui.showConsoleProgress': 'false',
  'spark.sql.shuffle.partitions': '2',
  'spark.databricks.delta.snapshotPartitions': '1',
  'spark.default.parallelism': '2',
  'spark.log.level': 'ERROR',
  // Short programs are over before the second compiler is worth its time.
  'spark.driver.extraJavaOptions': '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
  'spark.executor.extraJavaOptions': '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
};

/** Small files are cut into splits all the same, so that numbers of records have to survive that. */
export const splits = (size: number) => ({
  'spark.hadoop.mapreduce.input.fileinputformat.split.maxsize': String(size),
});

/** How a program ended, and what it said. */
export interface Ended {
  code: number | null;
  output: string;
}

export interface SubmitOptions {
  master?: string;
  conf?: Record<string, string>;
  /** Told of what the program says while it runs; ends it where the answer is true. */
  watch?(output: string): boolean;
  /** Told the id of the process that all others of the program come from. */
  started?(pid: number): void;
}

/** Runs a Python program with spark-submit and Delta's jars. Resolves when it has ended, however it did. */
export function submit(
  { python, jars }: Installed,
  program: string,
  args: string[],
  { master = 'local[2]', conf = {}, watch, started }: SubmitOptions = {},
): Promise<Ended> {
  const settings = Object.entries({ ...small, ...conf }).flatMap(([name, value]) => [
    '--conf',
    `${name}=${value}`,
  ]);
  const command = join(dirname(python), 'spark-submit');
  const env = {
    ...process.env,
    PYSPARK_PYTHON: python,
    PYSPARK_DRIVER_PYTHON: python,
    // An exported project brings its modules along; the tests' own programs use those of the source.
    ...(dirname(program) === ownFolder ? { PYTHONPATH: projectFolder } : {}),
    PYTHONDONTWRITEBYTECODE: '1',
    SPARK_LOCAL_IP: '127.0.0.1',
  };
  const child = spawn(
    command,
    ['--master', master, '--jars', jars.join(','), ...settings, program, ...args],
    {
      env,
      detached: true,
    },
  );
  if (child.pid !== undefined) started?.(child.pid);
  let output = '';
  const take = (piece: Buffer) => {
    output += piece.toString();
    // Its own group of processes: the shell that starts Java, Java, and the Python that it talks to.
    if (watch?.(output)) process.kill(-child.pid!, 'SIGKILL');
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
