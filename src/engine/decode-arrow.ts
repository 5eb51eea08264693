import type { Data } from 'apache-arrow';
import { decimalText, record, wholeNumber, type Decoded } from './decode.ts';
import {
  bitText,
  dateText,
  intervalText,
  timeText,
  timeZoneOf,
  timestampText,
  uuidText,
} from './decode-time.ts';
import type { SqlType } from './sql-type.ts';

/** Reads the value of a row. */
type Reader = (row: number) => Decoded;

/** A byte order mark inside of data is a character of it. */
const text = new TextDecoder('utf-8', { ignoreBOM: true });

/** A 128-bit number of four 32-bit words, the lowest first. */
function wide(words: Uint32Array, row: number, isSigned: boolean): bigint {
  const low = (BigInt(words[4 * row + 1]!) << 32n) | BigInt(words[4 * row]!);
  const high = (BigInt(words[4 * row + 3]!) << 32n) | BigInt(words[4 * row + 2]!);
  return ((isSigned ? BigInt.asIntN(64, high) : high) << 64n) | low;
}

function wordsOf(bytes: ArrayBufferView): Uint32Array {
  const whole = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The words of a message may stand at any byte, a typed array only at every fourth.
  const aligned = whole.byteOffset % 4 === 0 ? whole : whole.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

/** DuckDB's BIGNUM: three bytes of sign and length, then the digits, all turned around where it is negative. */
function bigNumber(bytes: Uint8Array): bigint {
  const isNegative = (bytes[0]! & 0x80) === 0;
  let value = 0n;
  for (const byte of bytes.subarray(3)) value = (value << 8n) | BigInt(isNegative ? ~byte & 0xff : byte);
  return isNegative ? -value : value;
}

/** Texts that lie one behind the other. Where all are ASCII, one call of the decoder does for all of them. */
function textReader(bytes: Uint8Array, offsets: Int32Array): Reader {
  const base = offsets[0] ?? 0;
  const all = text.decode(bytes);
  return all.length === bytes.length
    ? (row) => all.slice(offsets[row]! - base, offsets[row + 1]! - base)
    : (row) => text.decode(bytes.subarray(offsets[row]! - base, offsets[row + 1]! - base));
}

const digitsOf: Record<string, number> = {
  TIMESTAMP_S: 0,
  TIMESTAMP_MS: 3,
  TIMESTAMP: 6,
  TIMESTAMP_NS: 9,
  'TIMESTAMP WITH TIME ZONE': 6,
};

function plainReader(data: Data, name: string): Reader {
  const values = data.values as Int32Array;
  const offsets = data.valueOffsets as Int32Array;
  const bytes = data.values as Uint8Array;
  const longs = data.values as unknown as BigInt64Array;
  const slice = (row: number) => bytes.subarray(offsets[row], offsets[row + 1]);
  switch (name) {
    case 'BOOLEAN':
      // The engine's schema tells of a byte each (arrow.bool8), but its batches hold a bit each.
      return (row) => ((bytes[row >> 3]! >> (row & 7)) & 1) === 1;
    case 'BIGINT':
    case 'UBIGINT':
      return (row) => wholeNumber(longs[row]!);
    case 'HUGEINT':
    case 'UHUGEINT': {
      const words = wordsOf(bytes);
      return (row) => wholeNumber(wide(words, row, name === 'HUGEINT'));
    }
    case 'VARCHAR':
    case 'JSON':
      return textReader(bytes.subarray(offsets[0], offsets[data.length]), offsets);
    case 'BLOB':
      return (row) => slice(row).slice();
    case 'BIGNUM':
      return (row) => wholeNumber(bigNumber(slice(row)));
    case 'BIT':
      return (row) => bitText(slice(row));
    case 'UUID':
      return (row) =>
        uuidText(
          bytes.subarray(16 * row, 16 * row + 16).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
        );
    case 'DATE':
      return (row) => dateText(values[row]!);
    case 'TIME':
      return (row) => timeText(longs[row]!);
    case 'TIME_NS':
      return (row) => timeText(longs[row]!, 9);
    case 'TIME WITH TIME ZONE':
      return (row) =>
        timeZoneOf(new DataView(bytes.buffer, bytes.byteOffset + 8 * row, 8).getBigUint64(0, true));
    case 'INTERVAL': {
      // Months, days, then nanoseconds in two words.
      const nanoseconds = (row: number) =>
        (BigInt(values[4 * row + 3]!) << 32n) | BigInt(values[4 * row + 2]! >>> 0);
      return (row) => intervalText(values[4 * row]!, values[4 * row + 1]!, nanoseconds(row) / 1000n);
    }
    case '"NULL"':
      return () => null;
    default: {
      const digits = digitsOf[name];
      if (digits === undefined) return (row) => values[row]!;
      const zone = name === 'TIMESTAMP WITH TIME ZONE' ? '+00' : '';
      return (row) => timestampText(longs[row]!, digits, zone);
    }
  }
}

function valueReader(data: Data, type: SqlType): Reader {
  const children = data.children;
  switch (type.kind) {
    case 'decimal': {
      const words = wordsOf(data.values as Uint32Array);
      const { scale } = type;
      return (row) => {
        const value = wide(words, row, true);
        return scale === 0 ? wholeNumber(value) : decimalText(value, scale);
      };
    }
    case 'enum':
      return (row) => type.values[Number((data.values as Uint8Array)[row])]!;
    case 'list': {
      const item = readerOf(children[0]!, type.item);
      const { length } = type;
      const offsets = data.valueOffsets as Int32Array;
      return (row) => {
        const start = length === undefined ? offsets[row]! : row * length;
        const size = length ?? offsets[row + 1]! - start;
        return Array.from({ length: size }, (_, index) => item(start + index));
      };
    }
    case 'map': {
      const [keys, values] = children[0]!.children;
      const key = readerOf(keys!, type.key);
      const value = readerOf(values!, type.value);
      const offsets = data.valueOffsets as Int32Array;
      return (row) =>
        Array.from({ length: offsets[row + 1]! - offsets[row]! }, (_, index) => ({
          key: key(offsets[row]! + index),
          value: value(offsets[row]! + index),
        }));
    }
    case 'struct':
    case 'union': {
      const readers = type.members.map((member, index) => readerOf(children[index]!, member.type));
      const names = type.members.map((member) => member.name);
      if (type.kind === 'struct')
        return (row) =>
          record(
            names,
            readers.map((reader) => reader(row)),
          );
      const typeIds = data.typeIds as Int8Array;
      return (row) => readers[typeIds[row]!]?.(row) ?? null;
    }
    default:
      return plainReader(data, type.name);
  }
}

/**
 * Makes the reader of a column's values in one Arrow batch of DuckDB-WASM (lossless conversion, not sliced). `type` is
 * the column's, with the values of its ENUMs: the batches don't carry them.
 */
export function readerOf(data: Data, type: SqlType): Reader {
  const reader = valueReader(data, type);
  if (data.nullCount === 0 || !data.nullBitmap?.length) return reader;
  return (row) => (data.getValid(row) ? reader(row) : null);
}
