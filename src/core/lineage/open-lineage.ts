import type { Job } from '../jobs/job.ts';
import type { Lineage, LineageJob } from './model.ts';
import { inputDataset, outputDataset, type DatasetNames } from './open-lineage-datasets.ts';
import { facet, producer, type Json } from './open-lineage-facet.ts';
import type { RanJob, RanJobs } from './ran-job.ts';

/** What events need besides a lineage and a run. */
export interface OpenLineageOptions extends DatasetNames {
  /** The jobs of the plan, for the SQL of their queries. */
  jobs: readonly Pick<Job, 'id' | 'query'>[];
  /** A UUID for the run of a job; for the run as a whole where the id is ''. The same for the same job. */
  runId(job: string): string;
}

/** Events of one run in the words of OpenLineage. */
export type OpenLineageEvent = Json;

const namespace = 'medallion';
/** The job that all others are part of. */
const pipeline = 'pipeline';

/** How a run that ended like this is called. */
const endings: Readonly<Record<RanJob['status'], string>> = {
  done: 'COMPLETE',
  failed: 'FAIL',
  blocked: 'ABORT',
  stopped: 'ABORT',
};

/**
 * The events of a run: the start and the end of the run as a whole, and of each of its jobs, whose parent it is, in the order
 * of their times. Spec: https://openlineage.io/spec/2-0-2/OpenLineage.json.
 */
export function openLineageEvents(
  lineage: Lineage,
  run: RanJobs,
  options: OpenLineageOptions,
): OpenLineageEvent[] {
  const byId = new Map(lineage.jobs.map((job) => [job.id, job]));
  const whole = { job: jobOf(pipeline, 'PIPELINE'), runId: options.runId(''), facets: {} };
  const events: OpenLineageEvent[] = [event('START', run.started, whole, {})];
  for (const ran of run.jobs) {
    const job = byId.get(ran.id);
    if (job) events.push(...jobEvents(lineage, job, ran, options));
  }
  const statuses = new Set(run.jobs.map(({ status }) => status));
  const ending = statuses.has('failed') ? 'FAIL' : statuses.has('stopped') ? 'ABORT' : 'COMPLETE';
  const errors = run.jobs
    .filter(({ status }) => status === 'failed')
    .map(({ id, message }) => `${id}: ${message}`);
  events.push(event(ending, run.ended, { ...whole, facets: errorFacet(errors.join('\n')) }, {}));
  return events;
}

/** Events as text, one a line. */
export function printEvents(events: readonly OpenLineageEvent[]): string {
  return events.map((one) => `${JSON.stringify(one)}\n`).join('');
}

function jobEvents(
  lineage: Lineage,
  job: LineageJob,
  ran: RanJob,
  options: OpenLineageOptions,
): [start: OpenLineageEvent, end: OpenLineageEvent] {
  const query = options.jobs.find(({ id }) => id === job.id)?.query?.sql;
  const sql = query === undefined ? {} : { sql: facet('SQLJobFacet', { query, dialect: 'duckdb' }) };
  const parent = facet('ParentRunFacet', {
    run: { runId: options.runId('') },
    job: { namespace, name: pipeline },
    root: { run: { runId: options.runId('') }, job: { namespace, name: pipeline } },
  });
  const of = {
    job: jobOf(`${pipeline}.${job.id}`, job.kind.toUpperCase(), sql),
    runId: options.runId(job.id),
  };
  const datasets = lineage.datasets.filter(({ id }) => job.reads.includes(id));
  const inputs = datasets.map((dataset) => inputDataset(dataset, options));
  const outputs = (figures?: RanJob['figures']) => [outputDataset(lineage, job, options, figures)];
  const error = ran.status === 'done' ? '' : ran.message;
  return [
    event('START', ran.started, { ...of, facets: { parent } }, { inputs, outputs: outputs() }),
    event(
      endings[ran.status],
      ran.ended,
      { ...of, facets: { parent, ...errorFacet(error) } },
      { inputs, outputs: outputs(ran.status === 'done' ? ran.figures : undefined) },
    ),
  ];
}

function jobOf(name: string, jobType: string, facets: Json = {}): Json {
  const type = facet('JobTypeJobFacet', { processingType: 'BATCH', integration: 'MEDALLION', jobType });
  return { namespace, name, facets: { jobType: type, ...facets } };
}

function errorFacet(message: string): Json {
  if (message === '') return {};
  return { errorMessage: facet('ErrorMessageRunFacet', { message, programmingLanguage: 'SQL' }) };
}

function event(
  eventType: string,
  eventTime: string,
  { job, runId, facets }: { job: Json; runId: string; facets: Json },
  datasets: Json,
): OpenLineageEvent {
  return {
    eventType,
    eventTime,
    run: { runId, facets },
    job,
    inputs: [],
    outputs: [],
    ...datasets,
    producer,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  };
}
