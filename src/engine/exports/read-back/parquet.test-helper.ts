import { parquetReadObjects } from 'hyparquet';
import { expect } from 'vitest';
import type { Connector } from '../../connector.ts';
import { typeText, type SqlType } from '../../sql-type.ts';
import { kept, textTypes, typed } from './kept-types.test-helper.ts';
import { onDisk } from './on-disk.test-helper.ts';
import type { ReadBack } from './read-back.test-helper.ts';

/** Parquet read back by the engine, with its types; what another reader finds in it must be the same. */
export async function readParquet(connector: Connector, blob: Blob, sql: string): Promise<ReadBack> {
  const { types, expected } = await typed(connector, sql, textTypes);
  const back = await onDisk(blob, (path) => connector.query(`FROM read_parquet(${path})`));
  const renamed = { TIMESTAMP_S: 'TIMESTAMP', TIMESTAMP_MS: 'TIMESTAMP' };
  const lists = (type: SqlType): SqlType =>
    type.kind === 'list' ? { kind: 'list', item: lists(type.item) } : type;
  expect(back.columns.map(({ type }) => type)).toEqual(
    types.map((type) => typeText(lists(kept(type, textTypes, renamed)))),
  );
  const other = await parquetReadObjects({ file: await blob.arrayBuffer() });
  expect(other.length).toBe(expected.length);
  for (const { name, type } of back.columns) {
    if (!['VARCHAR', 'BOOLEAN', 'INTEGER', 'DOUBLE'].includes(type)) continue;
    expect(
      other.map((row) => row[name] ?? null),
      name,
    ).toEqual(expected.map((row) => row[name]));
  }
  return { expected, found: back.rows };
}
