import { unreadableTable } from '../../core/jobs/extract.ts';
import type { Job } from '../../core/jobs/job.ts';
import { tableKey } from '../../core/names.ts';
import type { BundleNotebooks } from './notebooks.ts';
import { slugs } from './names.ts';

const cluster = 'pipeline';

/** Spark 3.5 with long-time support. */
const sparkVersion = '16.4.x-scala2.12';

/**
 * The ids of the jobs that must have ended before each begins: those that have written last what it reads or writes, and those
 * that still look at what it writes as the run before has left it. Extracts share a table of records that can't be read, so
 * that those of one schema come one after the other.
 */
export function predecessors(jobs: readonly Job[]): ReadonlyMap<string, string[]> {
  const writers = new Map<string, string>();
  const found = new Map<string, string[]>();
  for (const job of jobs) {
    const written = [job.targetTable, ...(job.kind === 'extract' ? [unreadableTable(job.targetTable)] : [])];
    const own = new Set(written.map(tableKey));
    const looking = jobs.filter(({ readsBefore }) => readsBefore?.some((table) => own.has(tableKey(table))));
    const before = [
      ...[...job.reads, ...written].map((table) => writers.get(tableKey(table))),
      ...looking.map(({ id }) => id),
    ];
    found.set(job.id, [...new Set(before.filter((id) => id !== undefined))]);
    for (const table of written) writers.set(tableKey(table), job.id);
  }
  return found;
}

/**
 * The job of a bundle, a task a job of the pipeline: https://docs.databricks.com/api/workspace/jobs/create. The first task
 * settles the run's time and the others take it from there, so that a repaired run goes by the time that it began with.
 */
export function jobResource(jobs: readonly Job[], { places, begin }: BundleNotebooks): object {
  const names = slugs(jobs.map(({ id }) => id));
  const keys = new Map(jobs.map(({ id }, at) => [id, names[at]!]));
  const before = predecessors(jobs);
  const notebook = (path: string, parameters: Record<string, string>) => ({
    job_cluster_key: cluster,
    notebook_task: { notebook_path: `../${path}`, base_parameters: parameters },
  });
  const first = 'settle_time';
  const tasks = jobs.map(({ id }) => {
    const after = before.get(id)!.map((other) => keys.get(other)!);
    return {
      task_key: keys.get(id)!,
      depends_on: (after.length > 0 ? after : [first]).map((task_key) => ({ task_key })),
      ...notebook(places.get(id)!, { job: id, at: `{{tasks.${first}.values.at}}` }),
    };
  });
  const pipeline = {
    name: '${bundle.name}',
    // Two runs at once would write the same tables.
    max_concurrent_runs: 1,
    // Parameters of a job go before those of its tasks, so that none may be called like one of theirs.
    parameters: [
      { name: 'data', default: '${var.data}' },
      { name: 'run_time', default: '' },
    ],
    job_clusters: [
      {
        job_cluster_key: cluster,
        new_cluster: {
          spark_version: sparkVersion,
          node_type_id: '${var.node_type_id}',
          num_workers: '${var.num_workers}',
          // Files are read with RDDs, which shared clusters refuse.
          data_security_mode: 'SINGLE_USER',
        },
      },
    ],
    tasks: [{ task_key: first, ...notebook(begin, { at: '{{job.parameters.run_time}}' }) }, ...tasks],
  };
  return { resources: { jobs: { pipeline } } };
}
