import { RecordBatchReader, type RecordBatch, type Schema } from 'apache-arrow';
import { sqlTypeOf, hasEnum } from './arrow-type.ts';
import type { Result, Row } from './connector.ts';
import { setValue, uniqueNames, type Decoded } from './decode.ts';
import { readerOf } from './decode-arrow.ts';
import { typeText, type SqlType } from './sql-type.ts';

/** The columns of a result of DuckDB-WASM. */
export interface ArrowColumns {
  names: string[];
  types: SqlType[];
}

/** What an IPC message with a schema says of the columns. ENUMs are without their values. */
export function columnsOf(header: Uint8Array): ArrowColumns {
  const reader = RecordBatchReader.from([header]).open() as unknown as { schema: Schema };
  const { fields } = reader.schema;
  return { names: uniqueNames(fields.map((field) => field.name)), types: fields.map(sqlTypeOf) };
}

/** Whether the types lack the values of an ENUM. */
export function lacksEnums(columns: ArrowColumns): boolean {
  return columns.types.some(hasEnum);
}

/** The columns as a Result has them. */
export function describeColumns({ names, types }: ArrowColumns): Result['columns'] {
  return names.map((name, index) => ({ name, type: typeText(types[index]!) }));
}

function batchesOf(messages: Uint8Array[]): RecordBatch[] {
  return [...(RecordBatchReader.from(messages) as unknown as Iterable<RecordBatch>)];
}

/** A piece of rows has so many values at most, so that decoding it takes some milliseconds. */
const valuesAtOnce = 16_000;

/**
 * Decodes record batches, IPC messages as the engine sends them, as pieces of rows. `header` is the message with the
 * schema.
 */
export function* decodeBatches(
  header: Uint8Array,
  batches: Uint8Array[],
  columns: ArrowColumns,
): Generator<Row[]> {
  const atOnce = Math.ceil(valuesAtOnce / columns.names.length);
  for (const batch of batchesOf([header, ...batches])) {
    const readers = columns.types.map((type, index) => readerOf(batch.data.children[index]!, type));
    for (let start = 0; start < batch.numRows; start += atOnce) {
      const length = Math.min(atOnce, batch.numRows - start);
      const rows = Array.from({ length }, (): Record<string, Decoded> => ({}));
      columns.names.forEach((name, index) => {
        const reader = readers[index]!;
        for (let row = 0; row < length; row++) setValue(rows[row]!, name, reader(start + row));
      });
      yield rows;
    }
  }
}
