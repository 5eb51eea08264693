import { RecordBatchReader, Type, type Data, type RecordBatch } from 'apache-arrow';
import { Footer } from 'apache-arrow/ipc/metadata/file';
import { Message } from 'apache-arrow/ipc/metadata/message';
import { errorText } from '../../core/error-text.ts';
import type { FileContent } from '../connector.ts';
import { arrowValue } from './arrow-values.ts';
import { unpackedMessages } from './arrow-messages.ts';
import { arrowMagic } from './arrow-magic.ts';
import { readRange } from './byte-range.ts';
import { toBinary } from './bytes.ts';
import { uniqueNames } from './csv-records.ts';
import type { ReadOptions, ReadResult, Sink } from './format.ts';
import { modelType } from './model-type.ts';
import { valueText } from './value-text.ts';

/**
 * The messages of a stream, or of a file, which is a stream between the magic letters and a footer. Some writers leave the schema to
 * the footer.
 */
async function* messagesOf(file: FileContent): AsyncGenerator<Uint8Array> {
  const begin = toBinary(await readRange(file, 0, Math.min(file.size, 8)));
  if (!begin.startsWith(arrowMagic)) return yield* unpackedMessages(file.stream());
  const tail = await readRange(file, Math.max(0, file.size - 10), file.size);
  if (file.size < 20 || !toBinary(tail).endsWith(arrowMagic))
    throw new Error('it begins as an Arrow file and breaks off before its end');
  const end = file.size - 10;
  const footerStart = end - new DataView(tail.buffer).getInt32(0, true);
  const footer = Footer.decode(await readRange(file, footerStart, end));
  const schema = Message.encode(Message.from(footer.schema));
  const prefix = new DataView(new ArrayBuffer(8));
  prefix.setInt32(0, -1, true);
  prefix.setInt32(4, schema.length, true);
  yield new Uint8Array(prefix.buffer);
  yield schema;
  yield* unpackedMessages(file.stream(8, footerStart));
}

/** Whether a column has so many rows, and enough bytes for them where each has some. */
function hasRows({ length, type, values }: Data, rows: number): boolean {
  if (length !== rows) return false;
  const { stride = 1 } = type as { stride?: number };
  const isFixed = type.typeId === Type.Int || type.typeId === Type.Float || type.typeId === Type.Timestamp;
  return !isFixed || (values as ArrayLike<unknown>).length >= rows * stride;
}

/** Reads Arrow batch by batch; see `FileFormat.read`. */
export async function readArrow(file: FileContent, options: ReadOptions, sink: Sink): Promise<ReadResult> {
  const { limit = Infinity } = options;
  let batchNumber = 0;
  const damaged = (error: unknown) =>
    new Error(`is damaged Arrow in record batch ${batchNumber + 1}: ${errorText(error)}`, { cause: error });
  const reader = await RecordBatchReader.from(messagesOf(file))
    .then((opened) => opened.open())
    .catch((error: unknown) => {
      throw new Error(`is damaged Arrow: ${errorText(error)}`, { cause: error });
    });
  if (!reader.schema) throw new Error('is empty Arrow: it has no schema');
  const { fields } = reader.schema;
  const values = fields.map(arrowValue);
  const printers = values.map(({ type }) => valueText(type));
  let number = 0;
  const textsOf = (batch: RecordBatch) => {
    if (batch.data.children.some((column) => !hasRows(column, batch.numRows)))
      throw damaged(new Error('a column has another number of rows'));
    const readers = values.map(({ reader: open }, index) => open(batch.data.children[index]!));
    return (row: number) => readers.map((read, index) => printers[index]!(read(row)));
  };
  const batches = reader[Symbol.asyncIterator]() as AsyncIterator<RecordBatch>;
  const next = () =>
    batches.next().catch((error: unknown) => {
      throw damaged(error);
    });
  for (let step = await next(); !step.done && number < limit; step = await next()) {
    const batch = step.value;
    if (batch.numRows > 0) {
      const texts = textsOf(batch);
      for (let row = 0; row < batch.numRows && number < limit; row++) {
        const wait = sink.record(++number, texts(row));
        if (wait) await wait;
      }
    }
    batchNumber++;
  }
  await batches.return?.();
  const { columns, notes } = uniqueNames(fields.map(({ name }) => name));
  return { columns, notes, types: values.map(({ type }) => modelType(type)) };
}
