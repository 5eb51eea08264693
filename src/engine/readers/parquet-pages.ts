import type { ColumnMetaData } from 'hyparquet';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';

/** A page's header as it is written: its fields by their numbers. */
interface PageHeader {
  field_2?: unknown;
  field_3?: unknown;
  /** Of pages of data, of a dictionary, and of data in the second version. */
  field_5?: Record<string, unknown>;
  field_7?: Record<string, unknown>;
  field_8?: Record<string, unknown>;
}

/** Where a column's pages lie in the file. */
export function pagesRange(column: ColumnMetaData): [start: number, end: number] {
  const start = Number(column.dictionary_page_offset || column.data_page_offset);
  return [start, start + Number(column.total_compressed_size)];
}

const isCount = (value: unknown, most: number) => typeof value === 'number' && value >= 0 && value <= most;

/**
 * Whether a header has as many values as its column may have, and in the second version levels inside of the page. A
 * dictionary may have more, each of at least a byte.
 */
function countsFit(header: PageHeader, most: number): boolean {
  const { field_2: size, field_3: packed, field_5: data, field_7: dictionary, field_8: second } = header;
  if (data) return isCount(data['field_1'], most);
  if (dictionary) return isCount(dictionary['field_1'], size as number);
  if (!second) return true;
  const counts = ['field_1', 'field_2', 'field_3'].every((field) => isCount(second[field], most));
  return counts && ['field_5', 'field_6'].every((field) => isCount(second[field], packed as number));
}

/**
 * Looks whether the pages of a column are as long, and hold as many values, as can be: the library believes them and would
 * read on for ever. Throws an Error where they don't.
 */
export function checkPages(bytes: Uint8Array, column: ColumnMetaData): void {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  while (reader.offset < bytes.length - 1) {
    const header = deserializeTCompactProtocol(reader) as PageHeader;
    const packed = header.field_3;
    const fits =
      isCount(header.field_2, 2 ** 31) &&
      isCount(packed, bytes.length - reader.offset) &&
      countsFit(header, Number(column.num_values));
    if (!fits) throw new Error(`a page of column ${column.path_in_schema.join('.')} has no valid header`);
    reader.offset += packed as number;
  }
}
