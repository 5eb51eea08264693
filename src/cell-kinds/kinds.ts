import type { CellKind } from '../notebook/unit.ts';
import { dashboard } from './dashboard.ts';
import { job } from './job.ts';

/** Every kind of cell by the first word of its fence's info string. */
export const cellKinds: ReadonlyMap<string, CellKind> = new Map(
  [job, dashboard].map((kind) => [kind.name, kind]),
);
