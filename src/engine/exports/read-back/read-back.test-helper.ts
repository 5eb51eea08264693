import type { Row } from '../../connector.ts';

/** A file read back: rows as they should be, and as they are. */
export interface ReadBack {
  expected: Row[];
  found: Row[];
}

/** A query with each value as the engine's text. */
export const allText = (sql: string) => `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql})`;
