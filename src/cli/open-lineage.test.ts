import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Dataset {
  namespace: string;
  name: string;
  facets: Record<string, Facet> & {
    columnLineage?: ColumnLineage;
    schema: Facet & { fields: { name: string }[] };
  };
  outputFacets?: { outputStatistics: { rowCount: number } };
}
interface Facet {
  _schemaURL: string;
}
interface ColumnLineage extends Facet {
  fields: Record<string, { inputFields: InputField[] }>;
  dataset: InputField[];
}
interface InputField {
  namespace: string;
  name: string;
  field: string;
  transformations: { type: string; subtype: string }[];
}
interface Event {
  eventType: string;
  eventTime: string;
  run: {
    runId: string;
    facets: Record<string, Facet> & {
      parent?: { run: { runId: string } };
      errorMessage?: { message: string };
    };
  };
  job: { name: string; facets: Record<string, Facet> };
  inputs: Dataset[];
  outputs: Dataset[];
}

const folder = mkdtempSync(join(tmpdir(), 'medallion-open-lineage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the pipeline; the exit code and the events that it wrote. */
function eventsOf(
  name: string,
  ...args: string[]
): Promise<{ code: number; stderr: string; events: Event[] }> {
  const file = join(folder, name);
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['bin/medallion.js', 'run', '--openlineage', file, ...args],
      (error, _out, stderr) => {
        const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
        done({
          code: error ? Number(error.code) : 0,
          stderr,
          events: lines.map((line) => JSON.parse(line) as Event),
        });
      },
    );
  });
}

/** The specification's own schemas. */
const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const spec = 'src/core/lineage/open-lineage-spec';
for (const name of readdirSync(spec).filter((file) => file.endsWith('.json')))
  ajv.addSchema(JSON.parse(readFileSync(join(spec, name), 'utf8')) as object);

function faultsOf(validate: ValidateFunction | undefined, value: unknown): unknown[] {
  if (!validate) return ['there is no such schema'];
  return validate(value) ? [] : (validate.errors ?? []);
}

/** What the schemas of an event and of all its facets find wrong. */
function faults(event: Event): unknown[] {
  const datasets = [...event.inputs, ...event.outputs];
  const facets = [
    event.run.facets,
    event.job.facets,
    ...datasets.flatMap((set) => [set.facets, set.outputFacets ?? {}]),
  ];
  return [
    ...faultsOf(ajv.getSchema('https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent'), event),
    ...facets.flatMap((named) =>
      Object.values(named as Record<string, Facet>).flatMap((one) =>
        faultsOf(ajv.getSchema(one._schemaURL), one),
      ),
    ),
  ];
}

describe('medallion run --openlineage', () => {
  let events: Event[];
  let of: (job: string, type?: string) => Event;
  beforeAll(async () => {
    const outcome = await eventsOf('good.ndjson', '--at', '2025-07-01 08:00:00');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    events = outcome.events;
    of = (job, type = 'COMPLETE') =>
      events.find((event) => event.job.name === job && event.eventType === type)!;
  });

  it('writes what the specification allows', () => {
    expect(events.flatMap(faults)).toEqual([]);
    expect(faults({ ...events[0]!, eventType: 'BEGIN' })).not.toEqual([]);
  });

  it('tells start and end of each job, in the run that is their parent', () => {
    const names = [...new Set(events.map(({ job }) => job.name))];
    expect(names).toHaveLength(1 + 6 * 6 + 6 + 10);
    for (const name of names) {
      const own = events.filter(({ job }) => job.name === name);
      expect(own.map(({ eventType }) => eventType)).toEqual(['START', 'COMPLETE']);
      expect(new Set(own.map(({ run }) => run.runId)).size).toBe(1);
    }
    expect(new Set(events.map(({ run }) => run.runId)).size).toBe(names.length);
    const [first] = events;
    expect([first, events.at(-1)].map((event) => event!.job.name)).toEqual(['pipeline', 'pipeline']);
    for (const { run } of events.slice(1, -1)) expect(run.facets.parent!.run.runId).toBe(first!.run.runId);
    const times = events.map(({ eventTime }) => eventTime);
    expect(times).toEqual(times.toSorted());
  });

  it('names files and tables, and counts the rows that were written', () => {
    const extract = of('pipeline.extract shipment_data');
    expect(extract.inputs).toMatchObject([
      { namespace: 'file', name: resolve('data_sample/shipment_data.csv') },
    ]);
    expect(extract.outputs).toMatchObject([
      { namespace: 'duckdb://memory', name: 'workspace.healthintel360.shipment_data' },
    ]);
    const loaded = readFileSync('data_sample/shipment_data.csv', 'utf8').trim().split('\n').length - 1;
    expect(extract.outputs[0]!.outputFacets!.outputStatistics.rowCount).toBe(loaded);
    expect(of('pipeline.extract shipment_data', 'START').outputs[0]!.outputFacets).toBeUndefined();
    expect(of('pipeline.dedup gold_site_master').outputs[0]!.outputFacets).toBeUndefined();
  });

  it('tells the columns of tables with their types', () => {
    const type = (job: string, column: string) =>
      of(job).outputs[0]!.facets.schema.fields.find(({ name }) => name === column);
    expect(type('pipeline.dq dq_shipment_data', 'delay_days')).toMatchObject({ type: 'VARCHAR' });
    expect(type('pipeline.stage stage_shipment_data', 'delay_days')).toMatchObject({ type: 'INTEGER' });
    expect(type('pipeline.publish bi_site_performance', 'avg_delay_days')).toMatchObject({ type: 'DOUBLE' });
  });

  it('tells which columns of a BI table come from which', () => {
    const { columnLineage } = of('pipeline.publish bi_site_performance').outputs[0]!.facets;
    expect(columnLineage!.fields['avg_delay_days']!.inputFields).toMatchObject([
      {
        namespace: 'duckdb://memory',
        name: 'workspace.healthintel360.gold_shipment_data',
        field: 'delay_days',
        transformations: [{ type: 'DIRECT', subtype: 'AGGREGATION' }],
      },
    ]);
    const joins = columnLineage!.dataset.filter(({ transformations }) =>
      transformations.some(({ subtype }) => subtype === 'JOIN'),
    );
    expect(joins.map(({ field }) => field)).toEqual(['site_id', 'site_id']);
  });
});

describe('a run that goes wrong', () => {
  it('tells what failed, and what was not reached for that', async () => {
    const data = join(folder, 'data');
    cpSync('data_sample', data, { recursive: true });
    cpSync('docs/dark.png', join(data, 'shipment_data.csv'));
    const { code, events } = await eventsOf('bad.ndjson', '--data', data);
    expect(code).toBe(1);
    expect(events.flatMap(faults)).toEqual([]);
    const end = (job: string) => events.findLast((event) => event.job.name === job)!;
    const failed = end('pipeline.extract shipment_data');
    expect(failed.eventType).toBe('FAIL');
    expect(failed.run.facets.errorMessage!.message).toContain('shipment_data.csv');
    expect(end('pipeline.publish bi_site_performance')).toMatchObject({
      eventType: 'ABORT',
      run: { facets: { errorMessage: { message: 'blocked by extract shipment_data' } } },
    });
    expect(end('pipeline.publish bi_hcp_engagement').eventType).toBe('COMPLETE');
    expect(end('pipeline').eventType).toBe('FAIL');
  });

  it('refuses a file that can’t be written before anything runs', async () => {
    const outcome = await new Promise<string>((done) => {
      const args = ['bin/medallion.js', 'run', '--openlineage', join(folder, 'none', 'x.ndjson')];
      execFile(process.execPath, args, (error, _out, stderr) => done(`${error?.code} ${stderr}`));
    });
    expect(outcome).toMatch(/^2 medallion: --openlineage: .*no such file or directory/);
  });
});
