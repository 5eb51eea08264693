import { describe, expect, it } from 'vitest';
import { changes } from '../deliveries/changes.test-helper.ts';
import { keys } from '../deliveries/keys.test-helper.ts';
import { quarantine } from '../deliveries/quarantine.test-helper.ts';
import { records } from '../deliveries/records.test-helper.ts';
import { values } from '../deliveries/values.test-helper.ts';
import { Pipeline, smallProject } from '../pipeline.test-helper.ts';
import { explain, stepOf } from './passport.test-helper.ts';

/** What the passports of all records of the last delivery say, counted. */
async function outcomes(pipeline: Pipeline, file: string) {
  const found = { unreadable: 0, rejected: 0, superseded: 0, inserted: 0, updated: 0, unchanged: 0 };
  const reasons: [number, string][] = [];
  const at = (table: string) => pipeline.table(table, 'CAST(_row AS INTEGER) AS row', 'ORDER BY _row');
  const unreadable = await pipeline.rows(
    'SELECT CAST(_row AS INTEGER) AS row, reason, record FROM lake.main.unreadable_records ORDER BY _row',
  );
  for (const { row, reason, record } of unreadable) {
    const passport = await explain(pipeline, 'orders', { record: { file, row: Number(row) } });
    expect(passport).toMatchObject({ outcome: 'unreadable', reason, text: record, held: false });
    found.unreadable++;
  }
  for (const { row } of await at('orders')) {
    const passport = await explain(pipeline, 'orders', { record: { file, row: Number(row) } });
    const stage = stepOf(passport, 'stage')!;
    expect(passport!.current).toBe(true);
    expect(passport!.steps.map(({ note }) => note).filter((note) => /holds|not run/.test(note))).toEqual([]);
    if (stage.outcome === 'rejected') reasons.push([Number(row), passport!.reason]);
    else {
      expect(passport!.reason).toBe('');
      expect(stepOf(passport, 'dq')!.checks.every(({ passed }) => passed)).toBe(true);
    }
    found[stage.outcome as keyof typeof found]++;
  }
  return { ...found, reasons };
}

describe('the passports of a delivery', () => {
  it.each([...keys, ...changes, ...quarantine, ...values, ...records])(
    'count what its figures count: $name',
    async ({ lines, format = 'csv', deliveries }) => {
      const pipeline = await Pipeline.open(await smallProject(lines, format));
      try {
        for (const [index, delivery] of deliveries.entries()) {
          const name = `orders.${format}`;
          const files = delivery.file === null ? {} : { [name]: delivery.file };
          await pipeline.run(files, `2025-07-0${index + 1} 08:00:00`);
          if (delivery.file === null) continue;
          const { reasons, unreadable, rejected, ...merged } = await outcomes(pipeline, name);
          expect(unreadable).toBe(delivery.extract[2]);
          expect(reasons).toEqual(delivery.quarantine ?? []);
          expect(rejected).toBe(reasons.length);
          expect(Object.values(merged)).toEqual(delivery.stage);
        }
        for (const { _file, _row, _load } of await pipeline.table('gold_orders')) {
          const record = { file: String(_file), row: Number(_row), load: String(_load) };
          const passport = await explain(pipeline, 'gold_orders', { record });
          expect(passport).toMatchObject({ held: true });
          expect(stepOf(passport, 'ingest')!.row!.origin).toEqual(record);
        }
      } finally {
        await pipeline.close();
      }
    },
  );
});
