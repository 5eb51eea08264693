import { duckdb } from '../../../core/dialects/duckdb.ts';
import type { Connector } from '../../connector.ts';
import { onDisk } from './on-disk.test-helper.ts';
import { allText, type ReadBack } from './read-back.test-helper.ts';

/** CSV read back by the engine, every value as its text. */
export async function readCsv(connector: Connector, blob: Blob, sql: string): Promise<ReadBack> {
  const { columns, rows: expected } = await connector.query(allText(sql));
  const types = columns.map(({ name }) => `${duckdb.literal(name)}: 'VARCHAR'`).join(', ');
  const { rows: found } = await onDisk(blob, (path) =>
    connector.query(
      `FROM read_csv(${path}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', ` +
        `allow_quoted_nulls = false, parallel = false, columns = {${types}})`,
    ),
  );
  return { expected, found };
}
