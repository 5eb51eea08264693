import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectVersions, type SparkVersions } from '../../src/export/versions.ts';

/** Where Spark is installed for the tests; git ignores it. */
export const sparkFolder = fileURLToPath(new URL('../../.spark', import.meta.url));

/** What is needed to run Spark: a Python that has it, and Delta's jars. */
export interface Installed {
  python: string;
  jars: string[];
}

/** The programs that Spark needs and this machine lacks. */
export function missingPrograms(): string[] {
  const needed: [string, string][] = [
    ['python3', '--version'],
    ['java', '-version'],
    ['mvn', '--version'],
  ];
  return needed.filter(([name, option]) => spawnSync(name, [option]).status !== 0).map(([name]) => name);
}

function run(command: string, args: string[]): void {
  const { status, error } = spawnSync(command, args, {
    cwd: sparkFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
}

/** Delta's jars as Maven resolves them, without what Spark brings itself. */
function installJars(folder: string, { delta, scala }: SparkVersions): void {
  const artifact =
    `<dependency><groupId>io.delta</groupId><artifactId>delta-spark_${scala}</artifactId>` +
    `<version>${delta}</version></dependency>`;
  const pom =
    '<project><modelVersion>4.0.0</modelVersion><groupId>medallion</groupId><artifactId>jars</artifactId>' +
    `<version>1</version><dependencies>${artifact}</dependencies></project>\n`;
  writeFileSync(join(sparkFolder, 'pom.xml'), pom);
  run('mvn', [
    '-q',
    'dependency:copy-dependencies',
    `-DoutputDirectory=${folder}`,
    '-DincludeGroupIds=io.delta',
  ]);
}

/** Installs Spark and Delta Lake where they aren't there yet, by default in the versions that an exported project wants. */
export function install(versions: SparkVersions = projectVersions): Installed {
  mkdirSync(sparkFolder, { recursive: true });
  const { pyspark, delta } = versions;
  const name = `venv-${pyspark}`;
  const python = join(sparkFolder, name, 'bin', 'python');
  const done = join(sparkFolder, name, 'installed');
  if (!existsSync(done)) {
    run('python3', ['-m', 'venv', name]);
    run(python, ['-m', 'pip', 'install', '-q', `pyspark==${pyspark}`, `delta-spark==${delta}`]);
    writeFileSync(done, '');
  }
  const folder = join(sparkFolder, `jars-${delta}`);
  if (!existsSync(folder)) installJars(folder, versions);
  return { python, jars: readdirSync(folder).map((jar) => join(folder, jar)) };
}
