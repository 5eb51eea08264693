import type { Job } from '../core/jobs/job.ts';
import { plural } from '../core/plural.ts';
import { projectVersions } from './versions.ts';

/** What a project tells whoever takes it over. */
export function projectReadme(jobs: readonly Job[], catalog: string): string {
  const list = jobs.map(({ kind, source, target }) => `| ${kind} | ${source} | ${target} |`).join('\n');
  const { pyspark, delta, scala } = projectVersions;
  return `# The pipeline on Spark

${plural(jobs.length, 'job')}, from files to BI tables, on Spark ${pyspark} with Delta Lake ${delta}. The tables lie in the
catalog \`${catalog}\`. All is generated from the tables in \`configs/\`; what is changed here by hand is lost with the next export.

    pip install -r requirements.txt
    spark-submit --packages io.delta:delta-spark_${scala}:${delta} main.py --data DIR --out DIR

| option | |
|---|---|
| \`--data DIR\` | where the files lie, on any file system that Spark knows; found by name in the folder and below |
| \`--out DIR\` | \`run.json\` is written there: each job with its figures |
| \`--at TIME\` | the run's time in UTC (default: now); the only clock that the pipeline knows |
| \`--lake DIR\` | tables and catalog in a local folder, where there is no metastore |

Exit code: 0 all done; 1 a job failed; 2 wrong use or configuration (the rest of the pipeline runs). Spark's driver must be the
process that is started (client mode) for a scheduler to see it.

| | |
|---|---|
| \`main.py\` | the entry |
| \`pipeline/\` | one module a phase; \`session.py\` has every setting on which the meaning of the SQL hangs |
| \`sql/PHASE/TABLE.*.sql\` | the SQL, a file a statement; \`{run_date}\` and \`{run_time}\` stand for the run's time |
| \`ddl/\` | the tables of bronze, stage and gold |
| \`jobs.json\` | the jobs in their order |

**Crashes.** A job writes its table in one commit of Delta, so a table is as before it or as after it. After a crash, run it
again: finished jobs find nothing to change. \`extract\` commits twice, first the records that can't be read, then the table; the
next run replaces both. A run's time must be later than the last load's; the same time is moved on by a microsecond.

**Data.** No record comes to the driver: only counts, names of columns and where splits begin do. A CSV file is read in splits,
each record with its number in the file, values over several lines included; a file with broken quotes, and a JSON file that is
one array, is read by one task, which holds it in memory. Files are UTF-8.

**Needs** Python 3.10 or later, RDDs, and Python on the executors: no Spark Connect and no serverless compute.

| job | reads | writes |
|---|---|---|
${list}
`;
}
