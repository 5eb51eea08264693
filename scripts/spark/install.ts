import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deltaVersion, pysparkVersion } from '../../src/export/versions.ts';

/** Where Spark is installed for the tests; git ignores it. */
export const sparkFolder = fileURLToPath(new URL('../../.spark', import.meta.url));

const python = join(sparkFolder, 'venv', 'bin', 'python');

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
function installJars(folder: string): void {
  const artifact =
    `<dependency><groupId>io.delta</groupId><artifactId>delta-spark_2.12</artifactId>` +
    `<version>${deltaVersion}</version></dependency>`;
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

/** Installs Spark and Delta Lake where they aren't there yet, in the versions that an exported project wants. */
export function install(): Installed {
  mkdirSync(sparkFolder, { recursive: true });
  const venv = join(sparkFolder, 'venv', `pyspark-${pysparkVersion}`);
  if (!existsSync(venv)) {
    run('python3', ['-m', 'venv', 'venv']);
    run(python, ['-m', 'pip', 'install', '-q', `pyspark==${pysparkVersion}`, `delta-spark==${deltaVersion}`]);
    writeFileSync(venv, '');
  }
  const folder = join(sparkFolder, `jars-${deltaVersion}`);
  if (!existsSync(folder)) installJars(folder);
  return { python, jars: readdirSync(folder).map((name) => join(folder, name)) };
}
