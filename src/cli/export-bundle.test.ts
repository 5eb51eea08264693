import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { medallion } from './medallion.test-helper.ts';

interface Task {
  task_key: string;
  depends_on?: { task_key: string }[];
  notebook_task: { notebook_path: string; base_parameters: Record<string, string> };
}
interface Workflow {
  resources: { jobs: { pipeline: { tasks: Task[]; parameters: { name: string }[] } } };
}
interface Board {
  datasets: { name: string; queryLines: string[] }[];
  pages: { layout: { widget: { queries?: { query: { datasetName: string } }[]; spec?: object } }[] }[];
}

const folder = mkdtempSync(join(tmpdir(), 'medallion-bundle-'));
const out = join(folder, 'bundle');
const text = (path: string) => readFileSync(join(out, path), 'utf8');
const files = () => readdirSync(out, { recursive: true, encoding: 'utf8' });
let said = '';

beforeAll(async () => {
  const { code, stderr } = await medallion('export', '--target', 'databricks', '--out', out);
  said = stderr;
  expect(code).toBe(0);
});

describe('medallion export --target databricks', () => {
  it('makes a task of each job, after those that write what it reads', () => {
    const { tasks, parameters } = (parse(text('resources/pipeline.job.yml')) as Workflow).resources.jobs
      .pipeline;
    const jobs = JSON.parse(text('jobs.json')) as { id: string }[];
    expect(tasks.slice(1).map((task) => task.notebook_task.base_parameters['job'])).toEqual(
      jobs.map(({ id }) => id),
    );
    tasks.forEach(({ depends_on = [] }, at) => {
      const earlier = tasks.slice(0, at).map(({ task_key }) => task_key);
      for (const { task_key } of depends_on) expect(earlier).toContain(task_key);
      expect(depends_on.length > 0).toBe(at > 0);
    });
    const after = (key: string) =>
      tasks.find(({ task_key }) => task_key === key)!.depends_on!.map(({ task_key }) => task_key);
    expect(after('stage_stage_product_sales')).toEqual(['dq_dq_product_sales']);
    expect(after('dedup_gold_product_sales')).toEqual(['ingest_gold_product_sales']);
    expect(after('publish_bi_product_performance')).toContain('dedup_gold_product_sales');
    // Databricks would give a job's parameter to the tasks in place of their own.
    const own = tasks.flatMap((task) => Object.keys(task.notebook_task.base_parameters));
    for (const { name } of parameters) expect(own).not.toContain(name);
  });

  it('has the notebook’s chapters with their prose, and a cell for each task that is sent to them', () => {
    const { tasks } = (parse(text('resources/pipeline.job.yml')) as Workflow).resources.jobs.pipeline;
    for (const { notebook_task } of tasks.slice(1))
      expect(text(notebook_task.notebook_path.replace('../', ''))).toContain(
        `notebook.run(${JSON.stringify(notebook_task.base_parameters['job'])})`,
      );
    const cleanse = text('notebooks/04_cleanse.py');
    expect(cleanse).toMatch(/^# Databricks notebook source\n# MAGIC %md\n# MAGIC # Cleanse\n/);
    expect(cleanse).toContain('The steps of each column come from `cleansing_rules.csv`');
  });

  it('keeps catalogs, and has the SQL of the project for plain Spark', async () => {
    const plain = join(folder, 'plain');
    const { code } = await medallion(
      'export',
      '--target',
      'pyspark',
      '--catalog',
      'workspace',
      '--out',
      plain,
    );
    expect(code).toBe(0);
    const sql = files().filter((path) => path.endsWith('.sql'));
    expect(sql.length).toBeGreaterThan(100);
    for (const path of sql) expect(text(path)).toBe(readFileSync(join(plain, path), 'utf8'));
  });

  it('has Python that Python reads', (context) => {
    if (spawnSync('python3', ['--version']).status !== 0) return context.skip('there is no python3');
    const program =
      'import ast, sys\nfor path in sys.argv[1:]: ast.parse(open(path, encoding="utf-8").read(), path)';
    const paths = files().filter((path) => path.endsWith('.py'));
    expect(paths.length).toBeGreaterThan(25);
    const { status, stderr } = spawnSync('python3', ['-c', program, ...paths], {
      cwd: out,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('draws the dashboards’ tiles by their queries, and says with file and line which ones can’t be', () => {
    const boards = files().filter((path) => path.endsWith('.lvdash.json'));
    expect(boards).toHaveLength(3);
    for (const path of boards) {
      const { datasets, pages } = JSON.parse(text(path)) as Board;
      const asked = pages[0]!.layout.flatMap(({ widget }) => widget.queries ?? []);
      expect(asked.map(({ query }) => query.datasetName)).toEqual(datasets.map(({ name }) => name));
    }
    const { datasets, pages } = JSON.parse(text('dashboards/executive_summary.lvdash.json')) as Board;
    expect(pages[0]!.layout).toHaveLength(7);
    expect(datasets.find(({ name }) => name === 'total_units_sold')!.queryLines.join('')).toBe(
      'SELECT SUM(total_units_sold) AS units FROM workspace.healthintel360_publish.bi_product_performance\n',
    );
    const notes = said.trim().split('\n');
    expect(notes.filter((line) => /^(02|10)-/.test(line))).toEqual([]);
    expect(notes).toContain(
      '11-explore.md:94 tile: warning: How late deliveries are: the mark rectY has no counterpart in Databricks’ dashboards',
    );
    for (const note of notes) expect(note).toMatch(/^[\w-]+\.md:\d+ \w+: warning: /);
  });

  it('takes a notebook of one’s own, and puts jobs that it lacks into one more', async () => {
    const own = join(folder, 'own.md');
    writeFileSync(
      own,
      '# Only files\n\nA "quoted" \\ text.\n\n```job extract\n```\n\n```sql\nSELECT 1 AS one\n```\n',
    );
    const target = join(folder, 'own');
    const { code, stderr } = await medallion(
      'export',
      '--target',
      'databricks',
      '--notebook',
      own,
      '--out',
      target,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const names = readdirSync(join(target, 'notebooks')).sort();
    expect(names).toEqual(['00_begin.py', '01_only_files.py', '02_other_jobs.py']);
    const first = readFileSync(join(target, 'notebooks', names[1]!), 'utf8');
    expect(first).toContain('# MAGIC A "quoted" \\ text.');
    expect(first).toContain('# MAGIC %sql\n# MAGIC SELECT 1 AS one');
    expect(first.match(/notebook\.run/g)).toHaveLength(6);
    expect(readdirSync(target)).not.toContain('dashboards');
  });

  it('opens the pipeline before the first job, where no prose stands above it', async () => {
    const own = join(folder, 'bare.md');
    writeFileSync(own, '```job extract\n```\n');
    const target = join(folder, 'bare');
    expect(
      (await medallion('export', '--target', 'databricks', '--notebook', own, '--out', target)).code,
    ).toBe(0);
    const first = readFileSync(join(target, 'notebooks', '01_notebook.py'), 'utf8');
    expect(first.indexOf('notebook = Notebook(')).toBeGreaterThan(0);
    expect(first.indexOf('notebook = Notebook(')).toBeLessThan(first.indexOf('notebook.run('));
  });

  it('says what a dashboard of one’s own has wrong, by its line', async () => {
    const own = join(folder, 'wrong.md');
    const tiles =
      'tiles:\n  - title: T\n    mark: barr\n    data: SELECT 1 AS x\n  - title: U\n    kpi: { value: x }\n    data: SELECT y AS x\n';
    writeFileSync(own, `# Mine\n\n\`\`\`dashboard\ntitle: Mine\n${tiles}\`\`\`\n`);
    const args = ['--target', 'databricks', '--notebook', own, '--out', join(folder, 'wrong')];
    const { code, stderr } = await medallion('export', ...args);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^wrong\.md:7 tile: warning: .*"barr".*barX/m);
    expect(stderr).toMatch(/^wrong\.md:9 tile: warning: U: .*"y"/m);
  });

  it('says which options don’t go with a target, and which targets there are', async () => {
    const wrong = async (...args: string[]) =>
      (await medallion('export', '--out', join(folder, 'x'), ...args)).stderr;
    expect(await wrong('--target', 'databricks', '--catalog', 'a')).toContain(
      '--catalog: a bundle keeps the catalogs',
    );
    expect(await wrong('--target', 'pyspark', '--notebook', 'a.md')).toContain('--notebook: only a bundle');
    expect(await wrong('--target', 'hadoop')).toMatch(
      /"hadoop" is unknown; there are pyspark \(.*\) and databricks \(/,
    );
  });
});
