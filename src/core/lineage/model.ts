import type { Column } from '../catalog.ts';
import type { JobKindName, Layer } from '../jobs/job.ts';
import type { Place } from '../place.ts';
import type { EdgeKind } from './edge-kinds.ts';

/** A column of a dataset; with the column '' the dataset's rows are meant: which ones there are, and how many. */
export interface ColumnRef {
  dataset: string;
  column: string;
}

/** A file, or a table of one layer. */
export interface Dataset {
  /** A table's full name in lower case, `file:NAME` for a file. */
  id: string;
  /** The name without catalog and schema, or the file's name. */
  name: string;
  /** The name in full: with catalog and schema for a table. */
  fullName: string;
  layer: Layer | 'file';
  columns: Column[];
}

/** A job between datasets. */
export interface LineageJob {
  id: string;
  kind: JobKindName;
  layer: Layer;
  origin: Place;
  /** Ids of datasets, each once. */
  reads: string[];
  writes: string;
}

/** That a column takes part in another one, by a job. */
export interface LineageEdge {
  job: string;
  from: ColumnRef;
  to: ColumnRef;
  kind: EdgeKind;
  /** Whether the value becomes part of the value; else it only decides on it, or on which rows there are. */
  direct: boolean;
  /** The lines of the configuration that ask for it. */
  places: Place[];
}

/** Where everything comes from and where it goes, as data. */
export interface Lineage {
  datasets: Dataset[];
  /** In the order in which they run. */
  jobs: LineageJob[];
  edges: LineageEdge[];
}

/** The id of a file's dataset. */
export function fileId(name: string): string {
  return `file:${name.toLowerCase()}`;
}

/** A reference as one text, for keys of maps. */
export function refKey({ dataset, column }: ColumnRef): string {
  return `${dataset}\n${column.toLowerCase()}`;
}
