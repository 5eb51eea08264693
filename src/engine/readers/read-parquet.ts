import {
  parquetMetadataAsync,
  parquetRead,
  type AsyncBuffer,
  type FileMetaData,
  type RowGroup,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { errorText } from '../../core/error-text.ts';
import type { FileContent } from '../connector.ts';
import { toBinary } from './bytes.ts';
import { readRange } from './byte-range.ts';
import { uniqueNames } from './csv-records.ts';
import type { SqlType } from '../sql-type.ts';
import type { ReadOptions, ReadResult, Sink } from './format.ts';
import { checkPages, pagesRange } from './parquet-pages.ts';
import { plainMetadata, type ParquetNode } from './parquet-schema.ts';
import { unpackLz4Block, unpackLz4Hadoop } from './lz4.ts';
import { modelType } from './model-type.ts';
import { parquetValue } from './parquet-types.ts';
import { valueText } from './value-text.ts';

function asyncBuffer(file: FileContent): AsyncBuffer {
  return {
    byteLength: file.size,
    slice(start, end = file.size) {
      const bytes = readRange(file, start, end).then(({ buffer }) => buffer);
      // The library reads ahead: where one range fails, nobody asks for the others any more.
      bytes.catch(() => undefined);
      return bytes;
    },
  };
}

async function readMetadata(file: FileContent): Promise<FileMetaData> {
  if (file.size < 12) throw new Error('breaks off: it is too short for a Parquet file');
  const magic = toBinary(await readRange(file, file.size - 4, file.size));
  if (magic === 'PARE') throw new Error("is encrypted Parquet, which can't be read here");
  if (magic !== 'PAR1')
    throw new Error('breaks off: it begins as a Parquet file and lacks the end, which tells what is in it');
  try {
    return await parquetMetadataAsync(asyncBuffer(file), { geoparquet: false });
  } catch (error) {
    throw new Error(`is damaged: its end can't be read as Parquet’s (${errorText(error)})`, { cause: error });
  }
}

/** The values of a column of a row group, which may come in several pieces. */
type Pieces = { rowStart: number; values: ArrayLike<unknown> }[];

class Column {
  readonly type: SqlType;
  private readonly text: (stored: unknown) => string | null;
  private pieces: Pieces = [];
  private at = 0;

  constructor(readonly node: ParquetNode) {
    const { type, decode } = parquetValue(node);
    this.type = type;
    const print = valueText(type);
    this.text = (stored) => print(decode(stored));
  }

  add(rowStart: number, values: ArrayLike<unknown>): void {
    this.pieces.push({ rowStart, values });
  }

  /** Throws an Error where the row group has fewer values than rows. */
  textAt(row: number): string | null {
    let piece = this.pieces[this.at];
    while (piece && row >= piece.rowStart + piece.values.length) piece = this.pieces[++this.at];
    if (!piece) throw new Error(`column ${this.node.element.name} has too few values`);
    return this.text(piece.values[row - piece.rowStart]);
  }

  clear(): void {
    this.pieces = [];
    this.at = 0;
  }
}

/** What is wrong with a row group. Where the library stumbles over bytes that it takes for something else, its words mean nothing. */
function damage(error: unknown): string {
  const isStumbling = error instanceof TypeError || error instanceof RangeError;
  return isStumbling ? 'its bytes are not what its description says' : errorText(error);
}

async function checkGroup(file: FileContent, group: RowGroup): Promise<void> {
  for (const { meta_data: column } of group.columns) {
    if (!column) throw new Error('a column has no description');
    checkPages(await readRange(file, ...pagesRange(column)), column);
  }
}

/** Reads Parquet row group by row group; see `FileFormat.read`. */
export async function readParquet(file: FileContent, options: ReadOptions, sink: Sink): Promise<ReadResult> {
  const { limit = Infinity } = options;
  const { columns: nodes, metadata } = plainMetadata(await readMetadata(file));
  const { columns: names, notes } = uniqueNames(nodes.map((node) => node.element.name));
  const columns = nodes.map((node) => new Column(node));
  const byKey = new Map(columns.map((column) => [column.node.key, column]));
  const text = new TextDecoder('utf-8', { ignoreBOM: true });
  let rowStart = 0;
  for (const [index, group] of metadata.row_groups.entries()) {
    if (rowStart >= limit) break;
    const rowEnd = rowStart + Number(group.num_rows);
    const damaged = (error: unknown) =>
      new Error(`is damaged in row group ${index + 1} of ${metadata.row_groups.length}: ${damage(error)}`, {
        cause: error,
      });
    for (const column of columns) column.clear();
    await checkGroup(file, group).catch((error: unknown) => {
      throw damaged(error);
    });
    await parquetRead({
      file: asyncBuffer(file),
      metadata: { ...metadata, row_groups: [group] },
      compressors: { ...compressors, LZ4: unpackLz4Hadoop, LZ4_RAW: unpackLz4Block },
      utf8: false,
      geoparquet: false,
      parsers: {
        stringFromBytes: (bytes) => (bytes as Uint8Array | undefined) && text.decode(bytes),
        timestampFromNanoseconds: (nanoseconds) => nanoseconds,
      },
      onChunk: ({ columnName, columnData, rowStart: at }) => byKey.get(columnName)!.add(at, columnData),
    }).catch((error: unknown) => {
      throw damaged(error);
    });
    for (let row = rowStart; row < Math.min(rowEnd, limit); row++) {
      const wait = sink.record(row + 1, textsOf(columns, row - rowStart, damaged));
      if (wait) await wait;
    }
    rowStart = rowEnd;
  }
  return { columns: names, notes, types: columns.map(({ type }) => modelType(type)) };
}

function textsOf(
  columns: readonly Column[],
  row: number,
  damaged: (error: unknown) => Error,
): (string | null)[] {
  try {
    return columns.map((column) => column.textAt(row));
  } catch (error) {
    throw damaged(error);
  }
}
