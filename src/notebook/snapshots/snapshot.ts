import type { TableName } from '../../core/names.ts';
import type { SavedView } from '../../engine/snapshot.ts';
import type { SavedRun } from '../persist.ts';
import { textChecksum } from './checksum.ts';

/** The version of what is kept. A page refuses what a newer one has written. */
export const snapshotVersion = 1;

/** A file with tables. */
export interface Part {
  name: string;
  size: number;
  checksum: string;
  /** In the order in which they stand in the file. */
  tables: TableName[];
}

/** All that a run left: its record with the results of its cells, and its tables. */
export interface Snapshot {
  id: string;
  /** The states of units are texts, so that a large one can be read by itself. */
  run: Omit<SavedRun, 'states'> & { states: Record<string, string> };
  /** Rows of the tables, by their full names in lower case. */
  rows: [name: string, rows: number][];
  /** The tables of jobs, and those of cells. */
  parts: { jobs: Part; cells: Part };
  views: SavedView[];
}

/** A snapshot as it is kept. */
export interface Sealed {
  text: string;
  checksum: string;
}

/** The pointer: which snapshot is in force, and which one before is still whole. It is replaced as one. */
export interface Head {
  version: number;
  current: Sealed;
  previous?: Sealed;
}

export async function seal(snapshot: Snapshot): Promise<Sealed> {
  const text = JSON.stringify(snapshot);
  return { text, checksum: await textChecksum(text) };
}

/** The snapshot; undefined where it isn't what was sealed. */
export async function unseal(sealed: Sealed | undefined): Promise<Snapshot | undefined> {
  if (!sealed || (await textChecksum(sealed.text)) !== sealed.checksum) return undefined;
  return JSON.parse(sealed.text) as Snapshot;
}

/** The names of a snapshot's files. */
export function filesOf(snapshot: Snapshot | undefined): string[] {
  return snapshot ? Object.values(snapshot.parts).map(({ name }) => name) : [];
}
