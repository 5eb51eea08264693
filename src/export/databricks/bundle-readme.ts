import type { Job } from '../../core/jobs/job.ts';
import { plural } from '../../core/plural.ts';
import { projectVersions } from '../versions.ts';
import type { SparkDashboard } from './chapters.ts';

interface Told {
  jobs: readonly Job[];
  schemas: readonly string[];
  data: string;
  dashboards: readonly SparkDashboard[];
}

/** What a bundle tells whoever takes it over. */
export function bundleReadme({ jobs, schemas, data, dashboards }: Told): string {
  const boards = dashboards.map(({ title }) => title).join(', ');
  const list = schemas.map((schema) => `- \`${schema}\``).join('\n');
  return `# The pipeline on Databricks

An asset bundle: one workflow of ${plural(jobs.length, 'task')}, from files to BI tables, the notebooks that they run in${
    boards ? `, and the dashboards ${boards}` : ''
  }. All is generated from the tables in \`configs/\` and a notebook; what is changed here by hand is lost with the next export.

    databricks bundle validate --var node_type_id=TYPE${boards ? ' --var warehouse_id=ID' : ''}
    databricks bundle deploy --var node_type_id=TYPE${boards ? ' --var warehouse_id=ID' : ''}
    databricks bundle run pipeline

Before the first run, the catalogs of these schemas must exist and you must be allowed to make schemas and tables in them:

${list}

and the files must lie in \`${data}\` or below it, found by their names. \`--var data=FOLDER\` says another folder, and
\`databricks bundle run pipeline --params data=FOLDER,run_time="2025-07-01 08:00:00"\` another one or another time for one run.

| | |
|---|---|
| \`databricks.yml\` | the bundle, its variables and targets |
| \`resources/pipeline.job.yml\` | the workflow: a task a job, each after those that write what it reads |
| \`notebooks/\` | the notebook's chapters with their prose; run by hand from top to bottom they do the same |
| \`pipeline/\` | one module a phase; \`session.py\` has every setting on which the meaning of the SQL hangs |
| \`sql/PHASE/TABLE.*.sql\`, \`ddl/\` | the SQL, a file a statement; \`{run_date}\` and \`{run_time}\` stand for the run's time |
| \`dashboards/\` | the dashboards, their queries in Databricks' SQL |

**Time.** The first task settles the run's time, and all others take it from there: a repaired run goes by the time with which it
began. It must be later than the last load's.

**Crashes.** A task writes its table in one commit of Delta. Repair the run: what was done finds nothing to change.

**Cluster.** A job cluster of its own with dedicated access (\`SINGLE_USER\`), as files are read with RDDs: no serverless compute.

**What was checked.** The Python and the SQL are those of the export for plain Spark, which is tested on Spark ${projectVersions.pyspark} with Delta
Lake; there the sample's tasks run one after the other, too, and the queries of its dashboards. \`databricks bundle validate\` is the first
thing to try: access to volumes and catalogs, the cluster and how the dashboards look have not been seen in a workspace.
`;
}
