import type { CellKind } from '../notebook/unit.ts';
import { dashboard } from './dashboard.ts';
import { job } from './job.ts';
import { markdown } from './markdown.ts';
import { plot } from './plot.ts';
import { sql } from './sql.ts';

/** Every kind of cell by its name: the first word of its fence's info string, but for prose, which has no fence. */
export const cellKinds: ReadonlyMap<string, CellKind> = new Map(
  [sql, plot, markdown, job, dashboard].map((kind) => [kind.name, kind]),
);
