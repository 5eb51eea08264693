import { stringify } from 'yaml';
import { fullName } from '../../core/names.ts';
import type { Plan } from '../../core/plan.ts';
import { jobFiles, type ProjectFiles } from '../jobs.ts';
import { pythonFiles } from '../python-files.ts';
import { configFiles, readableJobs } from '../readable-jobs.ts';
import { bundleReadme } from './bundle-readme.ts';
import type { Chapter, SparkDashboard } from './chapters.ts';
import { dataFolder } from './data-folder.ts';
import { jobResource } from './job-resource.ts';
import { lakeview } from './lakeview.ts';
import { slug, slugs } from './names.ts';
import { bundleNotebooks } from './notebooks.ts';

/** What goes into a bundle. */
export interface BundleSource {
  /** In Spark's SQL. */
  plan: Plan;
  /** The texts of the configuration tables by name. */
  texts: Record<string, string>;
  chapters: readonly Chapter[];
  dashboards: readonly SparkDashboard[];
  name: string;
  /** Where the configuration has its files. */
  paths: readonly string[];
}

/** A bundle: its files, and what of the dashboards has no counterpart, by dashboard and line of its text. */
export interface Bundle {
  files: ProjectFiles;
  problems: { dashboard: number; line: number; message: string }[];
}

const ownPython = new URL('./project', import.meta.url);

/**
 * The plan as a Databricks asset bundle: https://docs.databricks.com/dev-tools/bundles/settings. Tables keep their catalogs; the
 * SQL is that of the pyspark project. Throws an Error where the configuration holds the words that stand for the run's time.
 */
export function databricksBundle({ plan, texts, chapters, dashboards, name, paths }: BundleSource): Bundle {
  const jobs = readableJobs(plan.jobs, () => undefined);
  const data = dataFolder(paths, jobs[0]?.targetTable);
  const notebooks = bundleNotebooks(chapters, jobs, data);
  const yaml = (value: object) => stringify(value, { lineWidth: 110 });
  const bundle = {
    bundle: { name: slug(name) },
    include: ['resources/*.yml'],
    variables: {
      data: { description: 'The folder of the files, such as a volume’s.', default: data },
      node_type_id: { description: 'The kind of machine of the job’s cluster, by your cloud.' },
      num_workers: { description: 'Machines besides the driver.', default: 2 },
      ...(dashboards.length > 0
        ? { warehouse_id: { description: 'The SQL warehouse that answers the dashboards.' } }
        : {}),
    },
    targets: { dev: { mode: 'development', default: true }, prod: { mode: 'production' } },
  };
  const names = slugs(dashboards.map(({ title }) => title));
  const made = dashboards.map(lakeview);
  const resources = dashboards.map(({ title }, at) => [
    names[at]!,
    {
      display_name: title,
      file_path: `../dashboards/${names[at]!}.lvdash.json`,
      warehouse_id: '${var.warehouse_id}',
    },
  ]);
  const boards: ProjectFiles = Object.fromEntries(
    made.map(({ file }, at) => [
      `dashboards/${names[at]!}.lvdash.json`,
      `${JSON.stringify(file, null, 2)}\n`,
    ]),
  );
  if (resources.length > 0)
    boards['resources/dashboards.yml'] = yaml({ resources: { dashboards: Object.fromEntries(resources) } });
  const { 'main.py': _, ...python } = pythonFiles(ownPython);
  const schemas = [...new Set(jobs.map(({ targetTable }) => fullName(targetTable).replace(/\.[^.]*$/, '')))];
  return {
    files: {
      ...configFiles(texts),
      ...python,
      ...jobFiles(jobs),
      ...notebooks.files,
      ...boards,
      'databricks.yml': yaml(bundle),
      'resources/pipeline.job.yml': yaml(jobResource(jobs, notebooks)),
      'README.md': bundleReadme({ jobs, schemas, data, dashboards }),
    },
    problems: made.flatMap(({ problems }, dashboard) =>
      problems.map((problem) => ({ dashboard, ...problem })),
    ),
  };
}
