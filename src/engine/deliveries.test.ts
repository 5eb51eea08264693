import { describe, expect, it } from 'vitest';
import type { Figures } from '../core/jobs/job.ts';
import type { Delivery } from './deliveries/case.test-helper.ts';
import { changes } from './deliveries/changes.test-helper.ts';
import { keys } from './deliveries/keys.test-helper.ts';
import { quarantine } from './deliveries/quarantine.test-helper.ts';
import { records } from './deliveries/records.test-helper.ts';
import { values } from './deliveries/values.test-helper.ts';
import { Pipeline, smallProject } from './pipeline.test-helper.ts';

const merged = (figures: Figures) =>
  ['superseded', 'inserted', 'updated', 'unchanged'].map((name) => figures[name]!);
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Runs one delivery and returns what happened in the shape of a Delivery, and checks that no row is lost. */
async function deliver(
  pipeline: Pipeline,
  file: string | null,
  name: string,
  day: number,
): Promise<Delivery> {
  const before = day === 1 ? 0 : (await pipeline.table('gold_orders', '1')).length;
  const { figures } = await pipeline.run(file === null ? {} : { [name]: file }, `2025-07-0${day} 08:00:00`);
  const extract = figures('extract orders');
  const checked = figures('dq dq_orders');
  const stage = figures('stage stage_orders');
  const ingest = figures('ingest gold_orders');
  const removed = figures('dedup gold_orders')['removed']!;
  const gold = await pipeline.table(
    'gold_orders',
    `CAST(id AS VARCHAR) AS id, CAST(name AS VARCHAR) AS name, CAST(amount AS VARCHAR) AS amount,
     CAST(day AS VARCHAR) AS day, CAST(_row AS INTEGER) AS _row, CAST(day(update_dt) AS INTEGER) AS changed`,
    'ORDER BY _row, changed, id',
  );
  const rejected = await pipeline.table(
    'dq_orders',
    'CAST(_row AS INTEGER) AS _row, dq_chk',
    `WHERE dq_chk <> '' ORDER BY _row`,
  );

  expect(extract['read']).toBe(extract['loaded']! + extract['unreadable']!);
  expect(checked['rejected']).toBe(rejected.length);
  expect(checked['rows']).toBe(rejected.length + sum(merged(stage)));
  expect(stage['read']).toBe(sum(merged(stage)));
  expect(ingest['read']).toBe(sum(merged(ingest)));
  expect(gold.length).toBe(before + ingest['inserted']! - removed);

  const nulled = figures('cleanse cleansed_orders')['nulled']!;
  return {
    file,
    extract: ['read', 'loaded', 'unreadable'].map((figure) => extract[figure]!),
    ...(nulled > 0 && { nulled }),
    ...(rejected.length > 0 && {
      quarantine: rejected.map((row): [number, string] => [Number(row['_row']), String(row['dq_chk'])]),
    }),
    stage: merged(stage),
    ingest: merged(ingest),
    ...(removed > 0 && { removed }),
    gold: gold.map((row) => Object.values(row) as (string | number | null)[]),
  };
}

describe('deliveries, one after another', () => {
  it.each([...keys, ...changes, ...quarantine, ...values, ...records])(
    '$name',
    async ({ lines, format = 'csv', deliveries }) => {
      const pipeline = await Pipeline.open(await smallProject(lines, format));
      try {
        for (const [index, delivery] of deliveries.entries())
          expect(await deliver(pipeline, delivery.file, `orders.${format}`, index + 1)).toEqual(delivery);
      } finally {
        await pipeline.close();
      }
    },
  );
});
