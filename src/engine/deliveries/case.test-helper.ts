import type { smallProject } from '../pipeline.test-helper.ts';

/** What one delivery brings and what the tables and figures are after it. */
export interface Delivery {
  /** The text of the file; null where it does not come. */
  file: string | null;
  /** Records read, loaded, unreadable. */
  extract: number[];
  /** Values that date_format made NULL. */
  nulled?: number;
  /** Rejected rows: their record number and dq_chk. */
  quarantine?: [number, string][];
  /** Rows superseded, inserted, updated, unchanged. */
  stage: number[];
  ingest: number[];
  /** Rows that dedup (by name, amount) removed. */
  removed?: number;
  /** id, name, amount, day as text, _row, and the number of the delivery that changed the row last. */
  gold: (string | number | null)[][];
}

/** Deliveries one after another, and the configuration that they meet. */
export interface Case {
  name: string;
  format?: string;
  lines?: Parameters<typeof smallProject>[0];
  deliveries: Delivery[];
}
