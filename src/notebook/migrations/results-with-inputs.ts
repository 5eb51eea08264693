import type { Migration, Stored } from './migration.ts';

const isRecord = (value: unknown): value is Stored => typeof value === 'object' && value !== null;

/** Before, a result did not know what it was made from, a run had no figures of dashboards and cells had no ids. */
export const resultsWithInputs: Migration = {
  from: 1,
  doc: 'A unit’s state tells what its result was made from; a run tells the figures of dashboards.',
  migrate({ run, cells, ...rest }) {
    const kept: Record<string, unknown> = { ...rest, cells: Array.isArray(cells) ? cells : [] };
    if (!isRecord(run) || !isRecord(run['states'])) return kept;
    const states = Object.entries(run['states']).flatMap(([id, state]) =>
      isRecord(state) ? [[id, { key: '', version: '', inputs: {}, ...state }] as const] : [],
    );
    return { ...kept, run: { measured: {}, ...run, states: Object.fromEntries(states) } };
  },
};
