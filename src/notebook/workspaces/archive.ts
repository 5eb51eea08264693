import type { Saved } from '../persist.ts';

/** The version of the archive's form that this page writes; it reads this one and those before. */
export const archiveVersion = 1;

/** What `medallion.json` says of the archive in which it stands. */
export interface Manifest {
  format: 'medallion workspace';
  version: number;
  name: string;
  /** The time of the export, ISO 8601. */
  exported: string;
  /** The configuration tables that are the user's own; the others were the sample's. */
  own: string[];
  /** Names of the user's data files, whether the archive holds them or not. */
  files: string[];
  /** The paths of all that the archive holds besides. */
  parts: string[];
}

/** A workspace that can be made: from an archive, a project or a link. */
export interface Content {
  name: string;
  things: Partial<Saved>;
  /** What is to be said of it, a line each. */
  notes: string[];
}

/** What is shipped with the page: a workspace keeps only what differs from it. */
export interface Shipped {
  configs: Record<string, string>;
  notebook: string;
}
