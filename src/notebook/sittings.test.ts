import { describe, expect, it } from 'vitest';
import type { RunEntry } from '../engine/history/run-entry.ts';
import { sittingsOf } from './sittings.ts';

let last: string | null = null;

/** A run of one job at a minute of the day, on the tables of the run before. */
function step(minute: number, more: Partial<RunEntry> = {}, rejected = 0): RunEntry {
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const entry: RunEntry = {
    at: `2025-07-01 ${clock}:00.000`,
    base: last,
    status: 'done',
    seconds: 2,
    whole: false,
    jobs: [
      {
        layer: 'silver',
        job: 'dq',
        source: 'std_a',
        target: 'dq_a',
        status: 'done',
        figures: { rejected },
        seconds: 2,
      },
    ],
    figures: [],
    configs: { ref_data: 'c1' },
    files: { 'a.csv': 'f1' },
    ...more,
  };
  last = entry.at;
  return entry;
}

const sizes = (history: readonly RunEntry[]) => sittingsOf(history).map(({ runs }) => runs.length);

describe('sittings', () => {
  it('are runs of single jobs that follow each other, counted as one', () => {
    const history = [step(0, { base: null }, 7), step(1, {}, 5), step(31)];
    const [sitting] = sittingsOf([...history.slice(0, 2)]);
    expect(sitting).toMatchObject({ status: 'done', seconds: 4, jobs: 1, rejected: 5 });
    expect(sizes(history)).toEqual([3]);
  });

  it.each<[string, Partial<RunEntry>]>([
    ['a run of the whole plan', { whole: true }],
    ['another configuration', { configs: { ref_data: 'c2' } }],
    ['another file', { files: { 'a.csv': 'f2' } }],
    ['one file more', { files: { 'a.csv': 'f1', 'b.csv': 'f1' } }],
    ['other tables to begin with', { base: null }],
    ['half an hour without a run', { at: '2025-07-01 00:32:00.000' }],
  ])('end at %s', (_what, more) => {
    expect(sizes([step(0, { base: null }), step(1), step(2, more)])).toEqual([2, 1]);
  });

  it('are as good as the worst of their runs', () => {
    const history = [step(0, { base: null }), step(1, { status: 'failed' }), step(2)];
    expect(sittingsOf(history)[0]).toMatchObject({ status: 'failed' });
  });
});
