import { Type } from 'apache-arrow';
import type { Data, DataType, Decimal, Field, FixedSizeList, Int, Union, Vector } from 'apache-arrow';
import { decimalText, record, wholeNumber, type Decoded } from '../decode.ts';
import { dateText, intervalText, timeText, timestampText, uuidText } from '../decode-time.ts';
import type { SqlType } from '../sql-type.ts';
import { halfFloat } from './half-float.ts';

/** Reads the value of a row of a batch. */
export type ArrowReader = (row: number) => Decoded;

/** A field's type in SQL, and how its values are read out of a batch. */
export interface ArrowValue {
  type: SqlType;
  reader(data: Data): ArrowReader;
}

type Numbers = ArrayLike<number | bigint>;

const text = new TextDecoder('utf-8', { ignoreBOM: true });

function plain(name: string, reader: (data: Data) => ArrowReader): ArrowValue {
  return { type: { kind: 'plain', name }, reader };
}

/** Values that stand in an array, one a row. */
function fixed(name: string, decode: (value: number | bigint) => Decoded): ArrowValue {
  return plain(name, (data) => {
    const values = data.values as Numbers;
    return (row) => decode(values[row]!);
  });
}

/** Values that are bytes between two offsets. */
function bytes(name: string, decode: (value: Uint8Array) => Decoded): ArrowValue {
  return plain(name, (data) => {
    const offsets = data.valueOffsets as unknown as Numbers;
    const values = data.values as Uint8Array;
    return (row) => decode(values.subarray(Number(offsets[row]), Number(offsets[row + 1])));
  });
}

function fixedBytes(name: string, width: number, decode: (value: Uint8Array) => Decoded): ArrowValue {
  return plain(name, (data) => {
    const values = data.values as Uint8Array;
    return (row) => decode(values.subarray(width * row, width * (row + 1)));
  });
}

const whole = (value: number | bigint) => (typeof value === 'bigint' ? wholeNumber(value) : value);
const unitDigits = [0, 3, 6, 9];

function decimal(type: Decimal): ArrowValue {
  const words = type.bitWidth / 32;
  const { scale, precision } = type;
  return {
    type: { kind: 'decimal', width: precision, scale },
    reader: (data) => {
      const values = data.values as Uint32Array;
      return (row) => {
        let digits = 0n;
        for (let word = words - 1; word >= 0; word--)
          digits = (digits << 32n) | BigInt(values[words * row + word]!);
        digits = BigInt.asIntN(type.bitWidth, digits);
        return scale < 0 ? String(digits * 10n ** BigInt(-scale)) : decimalText(digits, scale);
      };
    },
  };
}

function interval(unit: number): ArrowValue {
  return plain('INTERVAL', (data) => {
    const values = data.values as Int32Array;
    if (unit === 0) return (row) => intervalText(values[row]!, 0, 0n);
    if (unit === 1) return (row) => intervalText(0, values[2 * row]!, BigInt(values[2 * row + 1]!) * 1000n);
    return (row) => {
      const nanoseconds = (BigInt(values[4 * row + 3]!) << 32n) | BigInt(values[4 * row + 2]! >>> 0);
      return intervalText(values[4 * row]!, values[4 * row + 1]!, nanoseconds / 1000n);
    };
  });
}

/** Makes the check that so many items from a place on are there, which returns their number. */
function rangeIn(size: number): (start: number, length: number) => number {
  return (start, length) => {
    if (start >= 0 && length >= 0 && start + length <= size) return length;
    throw new Error('a list points to items that are not there');
  };
}

function list(type: DataType, size?: number): ArrowValue {
  const item = arrowValue(type.children[0] as Field);
  return {
    type: { kind: 'list', item: item.type },
    reader: (data) => {
      const read = item.reader(data.children[0]!);
      const offsets = data.valueOffsets as unknown as Numbers;
      const within = rangeIn(data.children[0]!.length);
      return (row) => {
        const start = size === undefined ? Number(offsets[row]) : size * row;
        const length = within(start, size ?? Number(offsets[row + 1]) - start);
        return Array.from({ length }, (_, index) => read(start + index));
      };
    },
  };
}

function map(type: DataType): ArrowValue {
  const [key, value] = ((type.children[0] as Field).type as DataType).children.map((child) =>
    arrowValue(child as Field),
  ) as [ArrowValue, ArrowValue];
  return {
    type: { kind: 'map', key: key.type, value: value.type },
    reader: (data) => {
      const [keys, values] = data.children[0]!.children as [Data, Data];
      const within = rangeIn(data.children[0]!.length);
      const readKey = key.reader(keys);
      const readValue = value.reader(values);
      const offsets = data.valueOffsets as unknown as Numbers;
      return (row) => {
        const start = Number(offsets[row]);
        const length = within(start, Number(offsets[row + 1]) - start);
        return Array.from({ length }, (_, index) => ({
          key: readKey(start + index),
          value: readValue(start + index),
        }));
      };
    },
  };
}

function members(type: DataType): { name: string; value: ArrowValue }[] {
  return type.children.map((child) => ({ name: (child as Field).name, value: arrowValue(child as Field) }));
}

function struct(type: DataType): ArrowValue {
  const parts = members(type);
  const names = parts.map(({ name }) => name);
  return {
    type: { kind: 'struct', members: parts.map(({ name, value }) => ({ name, type: value.type })) },
    reader: (data) => {
      const readers = parts.map(({ value }, index) => value.reader(data.children[index]!));
      return (row) =>
        record(
          names,
          readers.map((read) => read(row)),
        );
    },
  };
}

function union(type: Union): ArrowValue {
  const parts = members(type);
  const places = type.typeIdToChildIndex as Record<number, number>;
  return {
    type: { kind: 'union', members: parts.map(({ name, value }) => ({ name, type: value.type })) },
    reader: (data) => {
      const readers = parts.map(({ value }, index) => value.reader(data.children[index]!));
      const ids = data.typeIds as Int8Array;
      // A dense union says where in its member's values each one is; a sparse one has a value of each member a row.
      const offsets = data.valueOffsets as unknown as Numbers | undefined;
      const isDense = (type.mode as number) === 1;
      return (row) => readers[places[ids[row]!]!]!(isDense ? Number(offsets![row]) : row);
    },
  };
}

/** The values that a dictionary's indices point to; batches share it. */
function dictionary(field: Field): ArrowValue {
  const inner = arrowValue(
    field.clone({ type: (field.type as unknown as { dictionary: DataType }).dictionary }),
  );
  const known = new WeakMap<Vector, Decoded[]>();
  const valuesOf = (vector: Vector) => {
    const found = known.get(vector);
    if (found) return found;
    const values = vector.data.flatMap((data) => {
      const read = inner.reader(data);
      return Array.from({ length: data.length }, (_, row) => read(row));
    });
    known.set(vector, values);
    return values;
  };
  return {
    type: inner.type,
    reader: (data) => {
      const values = valuesOf(data.dictionary as Vector);
      const indices = data.values as Numbers;
      return (row) => values[Number(indices[row])] ?? null;
    },
  };
}

function timestamp(unit: number, zone: string | null | undefined): ArrowValue {
  const digits = unitDigits[unit]!;
  // As DuckDB has it, a time with a zone is a moment, and is shown in UTC.
  const name = zone
    ? 'TIMESTAMP WITH TIME ZONE'
    : ['TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP', 'TIMESTAMP_NS'][unit]!;
  return fixed(name, (value) => timestampText(BigInt(value), digits, zone ? '+00' : ''));
}

function integer({ bitWidth, isSigned }: Int): ArrowValue {
  const name = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' }[bitWidth];
  return fixed(`${isSigned ? '' : 'U'}${name}`, whole);
}

function unitOf(type: DataType): number {
  return (type as unknown as { unit: number }).unit;
}

function valueOf(field: Field): ArrowValue {
  const type = field.type as DataType;
  switch (type.typeId) {
    case Type.Null:
      return plain('VARCHAR', () => () => null);
    case Type.Int:
      return integer(type as Int);
    case Type.Float: {
      const precision = (type as unknown as { precision: number }).precision;
      if (precision === 0) return fixed('FLOAT', (value) => halfFloat(Number(value)));
      return fixed(precision === 1 ? 'FLOAT' : 'DOUBLE', whole);
    }
    case Type.Bool:
      return plain('BOOLEAN', (data) => {
        const values = data.values as Uint8Array;
        return (row) => ((values[row >> 3]! >> (row & 7)) & 1) === 1;
      });
    case Type.Utf8:
    case Type.LargeUtf8:
      return bytes('VARCHAR', (value) => text.decode(value));
    case Type.Binary:
    case Type.LargeBinary:
      return bytes('BLOB', (value) => value);
    case Type.FixedSizeBinary: {
      const { byteWidth } = type as unknown as { byteWidth: number };
      if (field.metadata.get('ARROW:extension:name') !== 'arrow.uuid')
        return fixedBytes('BLOB', byteWidth, (value) => value);
      return fixedBytes('UUID', 16, (value) =>
        uuidText(value.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)),
      );
    }
    case Type.Decimal:
      return decimal(type as Decimal);
    case Type.Date:
      return fixed('DATE', (value) =>
        dateText(unitOf(type) === 0 ? Number(value) : Math.floor(Number(value) / 86_400_000)),
      );
    case Type.Time:
      return fixed('TIME', (value) => timeText(BigInt(value), unitDigits[unitOf(type)]));
    case Type.Timestamp:
      return timestamp(unitOf(type), (type as unknown as { timezone?: string | null }).timezone);
    case Type.Duration:
      return fixed('INTERVAL', (value) =>
        intervalText(0, 0, (BigInt(value) * 1_000_000n) / 10n ** BigInt(unitDigits[unitOf(type)]!)),
      );
    case Type.Interval:
      return interval(unitOf(type));
    case Type.List:
      return list(type);
    case Type.FixedSizeList:
      return list(type, (type as FixedSizeList).listSize);
    case Type.Map:
      return map(type);
    case Type.Struct:
      return struct(type);
    case Type.Union:
      return union(type as Union);
    case Type.Dictionary:
      return dictionary(field);
    default:
      throw new Error(`has a column that can't be read: ${field.name} is of type ${String(type)}`);
  }
}

/**
 * How a field's values are read. NULL is null.
 * Throws an Error, whose sentence goes on from the file's name, where its type can't be read.
 */
export function arrowValue(field: Field): ArrowValue {
  const { type, reader } = valueOf(field);
  return {
    type,
    reader: (data) => {
      const read = reader(data);
      if (data.nullCount === 0 || !data.nullBitmap?.length) return read;
      return (row) => (data.getValid(row) ? read(row) : null);
    },
  };
}
