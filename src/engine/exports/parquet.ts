import type { Row } from '../connector.ts';
import type { Decoded } from '../decode.ts';
import type { ExportFormat } from './format.ts';
import { elementsOf, toPhysical } from './parquet-types.ts';

/** Rows of a row group; a reader can skip one as a whole. */
const groupRows = 100_000;

/** Parquet, with the types that it has. */
export const parquet: ExportFormat = {
  name: 'parquet',
  label: 'Parquet',
  extension: 'parquet',
  mimeType: 'application/vnd.apache.parquet',
  doc:
    'Apache Parquet, compressed with Snappy, in row groups of 100,000 rows. Booleans, integers of up to 64 bits, ' +
    'decimals, floats, text, BLOBs, dates, times, timestamps (of seconds and milliseconds as microseconds), UUIDs, ' +
    'lists, structs and maps keep their types. HUGEINT, UHUGEINT, BIGNUM, INTERVAL, BIT, TIME WITH TIME ZONE and ' +
    'ENUM are text; a UNION is JSON.',
  async write(columns, batches, put) {
    const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
    class PieceWriter extends ByteWriter {
      flush(): void {
        put(this.getBytes().slice());
        this.index = 0;
      }
      override finish(): void {
        this.flush();
      }
    }
    const root = { name: 'root', num_children: columns.length };
    const schema = [root, ...columns.flatMap(({ name, type }) => elementsOf(name, type))];
    const file = new ParquetWriter({ writer: new PieceWriter(), schema, createdBy: 'Medallion' });
    const converters = columns.map(({ type }) => toPhysical(type));
    let values: unknown[][] = columns.map(() => []);
    let rows = 0;
    const writeGroup = async () => {
      const columnData = columns.map(({ name }, index) => ({ name, data: values[index]! }));
      await file.write({ columnData, rowGroupSize: groupRows });
      values = columns.map(() => []);
      rows = 0;
    };
    const add = (batch: readonly Row[]) => {
      columns.forEach(({ name }, index) => {
        const convert = converters[index]!;
        const column = values[index]!;
        for (const row of batch) column.push(convert(row[name] as Decoded));
      });
      rows += batch.length;
    };
    for await (const batch of batches) {
      for (let start = 0; start < batch.length;) {
        const end = Math.min(batch.length, start + groupRows - rows);
        add(batch.slice(start, end));
        start = end;
        if (rows === groupRows) await writeGroup();
      }
    }
    if (rows > 0) await writeGroup();
    await file.finish();
  },
};
