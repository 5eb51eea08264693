import { findColumn, type Column } from '../../catalog.ts';
import type { Job } from '../../jobs/job.ts';
import type { Place } from '../../place.ts';
import type { EdgeKind } from '../edge-kinds.ts';
import type { ColumnRef, Dataset, LineageEdge } from '../model.ts';
import type { QueryLineage } from '../query-lineage.ts';

/** What the edges of one job are made from. */
export interface EdgeContext {
  job: Job;
  /** The file or table that is read; undefined where the job has no source of its own. */
  source: Dataset | undefined;
  target: Dataset;
  /** All datasets that are read. */
  reads: readonly Dataset[];
  /** What the query of a BI table says of its columns; undefined where nobody has read it. */
  query: QueryLineage | undefined;
}

/** Makes the edges of one job type. */
export type EdgeMaker = (context: EdgeContext) => LineageEdge[];

/** Notes edges of a job; columns that a dataset lacks make none. */
export class Edges {
  readonly made: LineageEdge[] = [];

  constructor(private readonly job: string) {}

  /** An edge whose value becomes part of the value. */
  value(from: Ends, to: Ends, kind: EdgeKind, places: Place[] = []): void {
    this.add(from, to, kind, true, places);
  }

  /** An edge that only decides on a value, or on which rows there are. */
  decides(from: Ends, to: Ends, kind: EdgeKind, places: Place[] = []): void {
    this.add(from, to, kind, false, places);
  }

  /** The rows of one dataset become rows of the other. */
  rows(from: Dataset, to: Dataset): void {
    this.add([from, ''], [to, ''], 'copied', true, []);
  }

  private add(from: Ends, to: Ends, kind: EdgeKind, direct: boolean, places: Place[]): void {
    const [a, b] = [refOf(from), refOf(to)];
    if (a && b) this.made.push({ job: this.job, from: a, to: b, kind, direct, places });
  }
}

/** A dataset and the name of its column, '' for its rows. */
export type Ends = readonly [dataset: Dataset, column: string];

function refOf([dataset, column]: Ends): ColumnRef | undefined {
  if (column === '') return { dataset: dataset.id, column };
  const found = findColumn(dataset.columns, column);
  return found && { dataset: dataset.id, column: found.name };
}

/** The lines of rules on a column, as places of a configuration file. */
export function placesOf(
  rules: readonly { column: string; line: number }[],
  column: Pick<Column, 'name'>,
  file: string,
): Place[] {
  return rules.filter((rule) => findColumn([column], rule.column)).map(({ line }) => ({ file, line }));
}
