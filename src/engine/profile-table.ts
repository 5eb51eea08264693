import { dataColumns } from '../core/catalog.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import type { TableName } from '../core/names.ts';
import type { ColumnProfile } from '../core/propose/column-profile.ts';
import type { Connector } from './connector.ts';
import { profileColumns } from './profile-columns.ts';

/** What is in the columns of a table. */
export interface TableProfile {
  columns: ColumnProfile[];
  /** How many rows it has, and how many of them were looked through. */
  rows: number;
  looked: number;
}

/** So many rows are looked through of a large table. */
const mostLooked = 20_000;

let tables = 0;

/**
 * Looks through the data columns of a table before its merge, as it is now: all rows, or of a large table every so-manieth
 * by the number of its record. Rejects with the engine's error where the table is missing, and with an AbortError once
 * `signal` is aborted.
 */
export async function profileTable(
  table: TableName,
  connector: Pick<Connector, 'look' | 'lookRun'>,
  dialect: Dialect,
  today: string,
  signal?: AbortSignal,
  most = mostLooked,
): Promise<TableProfile> {
  const ask = (sql: string) => connector.look(sql, signal);
  const source = dialect.table(table);
  const { columns } = await ask(`SELECT * FROM ${source} LIMIT 0`);
  const data = dataColumns(columns.map(({ name }) => ({ name, type: undefined })));
  const { rows } = await ask(`SELECT count(*) AS n FROM ${source}`);
  const count = Number(rows[0]!['n']);
  const step = Math.max(1, Math.ceil(count / most));
  const named = data.map(({ name }, at) => ({ name: `c${at}`, label: name }));
  if (named.length === 0) return { columns: [], rows: count, looked: 0 };
  const texts = named.map(({ name, label }) => `CAST(${dialect.identifier(label)} AS VARCHAR) AS ${name}`);
  const part = step > 1 ? ` WHERE _row % ${step} = 0` : '';
  // The rows are held, as the table may be a view, which works its values out anew for each use of them.
  const held = `_profiled_${++tables}`;
  const { create, drop } = dialect.temporary(held, `SELECT ${texts.join(', ')} FROM ${source}${part}`);
  try {
    await connector.lookRun(create, signal);
    const profiles = await profileColumns(
      named,
      `temp.${dialect.identifier(held)}`,
      { query: ask },
      dialect,
      today,
    );
    return { columns: profiles, rows: count, looked: profiles[0]!.rows };
  } finally {
    // It isn't there where it was stopped while it was made.
    await connector.lookRun(drop).catch(() => undefined);
  }
}
