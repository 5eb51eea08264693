import type { Decoded } from '../decode.ts';
import type { Row } from '../connector.ts';
import type { ExportFormat } from './format.ts';

/** Rows of a record batch in the file. */
const batchRows = 50_000;

/** Gathers rows into batches of so many, the last one with the rest. */
async function* gather(batches: AsyncIterable<Row[]>): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  for await (const batch of batches) {
    for (const row of batch) rows.push(row);
    if (rows.length < batchRows) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** Arrow's file format, which is also Feather's second version. */
export const arrow: ExportFormat = {
  name: 'arrow',
  label: 'Arrow',
  extension: 'arrow',
  mimeType: 'application/vnd.apache.arrow.file',
  doc:
    'Apache Arrow’s IPC file (Feather, version 2), not compressed. Booleans, integers of up to 64 bits, decimals, floats, ' +
    'text, BLOBs, dates, times, timestamps of every unit, lists, arrays, structs and maps keep their types. HUGEINT, ' +
    'UHUGEINT, BIGNUM, INTERVAL, BIT, UUID, TIME WITH TIME ZONE and ENUM are text; a UNION is JSON.',
  async write(columns, batches, put) {
    const { Field, RecordBatch, RecordBatchFileWriter, Schema, Struct, makeData } =
      await import('apache-arrow');
    const { arrowData, arrowType } = await import('./arrow-data.ts');
    const schema = new Schema(columns.map(({ name, type }) => new Field(name, arrowType(type), true)));
    const writer = new RecordBatchFileWriter();
    const writing = (async () => {
      for await (const piece of writer as unknown as AsyncIterable<Uint8Array>) put(piece.slice());
    })();
    writer.reset(undefined, schema);
    for await (const rows of gather(batches)) {
      const children = columns.map(({ name, type }) =>
        arrowData(
          type,
          rows.map((row) => row[name] as Decoded),
        ),
      );
      const data = makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children });
      writer.write(new RecordBatch(schema, data));
    }
    writer.close();
    await writing;
  },
};
