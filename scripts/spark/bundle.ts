import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { parseDashboard } from '../../src/charts/charts.ts';
import { databricks } from '../../src/cli/targets/databricks.ts';
import { readSparkProject } from '../../src/cli/targets/spark-project.ts';
import { slug } from '../../src/export/databricks/names.ts';
import { difference, type TextRow } from './canonical.ts';
import type { Installed } from './install.ts';
import { runNative } from './native.ts';
import { compareTables, readTables } from './proof.ts';
import { splits, submit } from './submit.ts';
import { writeFiles } from './write-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = fileURLToPath(new URL('./run_bundle.py', import.meta.url));
const at = '2025-07-01 08:00:00.000';

/** The shipped configuration and notebook in the one catalog that Spark has without Databricks. */
function inOneCatalog(folder: string): { configs: string; notebook: string } {
  const moved = (text: string) => text.replace(/\bworkspace(?=[.,])/g, 'spark_catalog');
  const configs = join(folder, 'configs');
  cpSync(join(root, 'configs'), configs, { recursive: true });
  for (const name of readdirSync(configs))
    writeFileSync(join(configs, name), moved(readFileSync(join(configs, name), 'utf8')));
  const chapters = readdirSync(join(root, 'cells')).sort();
  const texts = chapters.map((name) => readFileSync(join(root, 'cells', name), 'utf8'));
  const notebook = join(folder, 'notebook.md');
  writeFileSync(notebook, moved(texts.join('\n')));
  return { configs, notebook };
}

/** The sample's files, of which the one that is an array has one object a line instead, and lines that are none. */
function withLines(folder: string): string {
  const data = join(folder, 'data');
  cpSync(join(root, 'data_sample'), data, { recursive: true });
  const file = join(data, 'hcp_feedback.json');
  const objects = JSON.parse(readFileSync(file, 'utf8')) as object[];
  const lines = objects.map((object) => JSON.stringify(object));
  lines.splice(100, 0, '', '7', '  [1, 2]\t', 'null');
  writeFileSync(file, `${lines.join('\r\n')}\n`);
  return data;
}

/** The queries of a notebook's tiles as DuckDB is asked them, by what the bundle calls them. */
function tileQueries(notebook: string): Record<string, string> {
  const texts = readFileSync(notebook, 'utf8').match(/^```dashboard[^]*?^```/gm) ?? [];
  return Object.fromEntries(
    texts.flatMap((text) => {
      const { spec } = parseDashboard(text.split('\n').slice(1, -1).join('\n'));
      return spec.tiles.map((tile) => [`${slug(spec.title)}.lvdash.json ${tile.title}`, tile.data]);
    }),
  );
}

/** The bundle's workflow, task by task on Spark, and its dashboards' queries, against native DuckDB. */
export async function bundleTasks(installed: Installed): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'medallion-bundle-'));
  const { configs, notebook } = inOneCatalog(folder);
  const project = await readSparkProject(configs);
  const options = { configs, catalog: undefined, notebook, name: 'bundle' };
  const { files } = await databricks.make(project, options);
  const bundle = join(folder, 'bundle');
  writeFiles(bundle, files);
  const { resources } = parse(files['resources/pipeline.job.yml']!) as {
    resources: { jobs: { pipeline: { tasks: unknown[] } } };
  };
  const workflow = join(folder, 'tasks.json');
  writeFileSync(workflow, JSON.stringify(resources.jobs.pipeline.tasks));
  const lake = join(folder, 'lake');
  const data = withLines(folder);
  const parameters = JSON.stringify({ data, run_time: at });
  const args = [bundle, workflow, parameters, lake, folder];
  const ended = await submit(installed, program, args, { conf: splits(10_000) });
  if (ended.code !== 0) return [`the tasks ended with ${ended.code}:\n${ended.output.slice(-6000)}`];

  const queries = tileQueries(notebook);
  const [native] = await runNative(configs, [{ data, at }], queries);
  const json = (name: string) =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;
  const figures = json('figures.json');
  const found = project.plan.jobs.flatMap(({ id }, place) => {
    const wanted = JSON.stringify(native!.record.jobs[place]!.figures);
    const told = JSON.stringify(figures[id]);
    return wanted === told ? [] : [`${id}: the figures are ${wanted} natively and ${told} as a task`];
  });
  const schemas = [...new Set(project.plan.jobs.map((job) => job.targetTable.schema))];
  found.push(...compareTables(native!, await readTables(installed, lake, schemas)));
  const answers = json('answers.json') as Record<string, TextRow[]>;
  if (Object.keys(answers).length < 15) found.push('the dashboards have lost queries');
  for (const [name, rows] of Object.entries(answers)) {
    const all = native!.answers[name]!;
    // Tiles that show the first categories only have a query that gives no others.
    const wanted = rows.length < all.length ? all.slice(0, rows.length) : all;
    const other = difference(name, wanted, rows, 12);
    if (other !== undefined) found.push(other);
  }
  return found;
}
