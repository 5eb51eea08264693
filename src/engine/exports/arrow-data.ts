import * as Arrow from 'apache-arrow';
import type { Data, DataType } from 'apache-arrow';
import type { Decoded } from '../decode.ts';
import type { SqlType } from '../sql-type.ts';
import { toJson } from './json-text.ts';
import { daysOf, timeOf, timestampOf, unscaled } from './time-numbers.ts';

type Numbers = { length: number; [index: number]: number | bigint };

/** How a plain type of DuckDB stands in Arrow: its type there, an array for its values, and how one gets into it. */
interface Fixed {
  type: DataType;
  array: (length: number) => Numbers;
  number: (value: Decoded) => number | bigint;
}

const of = (type: DataType, array: Fixed['array'], number: Fixed['number'] = Number): Fixed => ({
  type,
  array,
  number,
});
const longs = (length: number) => new BigInt64Array(length);
const big = (value: Decoded) => BigInt(value as number);
const stamp = (unit: number, digits: number, zone: string | null = null) =>
  of(new Arrow.Timestamp(unit, zone), longs, (value) => timestampOf(value as string, digits));

const fixed: Record<string, Fixed> = {
  TINYINT: of(new Arrow.Int8(), (length) => new Int8Array(length)),
  SMALLINT: of(new Arrow.Int16(), (length) => new Int16Array(length)),
  INTEGER: of(new Arrow.Int32(), (length) => new Int32Array(length)),
  BIGINT: of(new Arrow.Int64(), longs, big),
  UTINYINT: of(new Arrow.Uint8(), (length) => new Uint8Array(length)),
  USMALLINT: of(new Arrow.Uint16(), (length) => new Uint16Array(length)),
  UINTEGER: of(new Arrow.Uint32(), (length) => new Uint32Array(length)),
  UBIGINT: of(new Arrow.Uint64(), (length) => new BigUint64Array(length), big),
  FLOAT: of(new Arrow.Float32(), (length) => new Float32Array(length)),
  DOUBLE: of(new Arrow.Float64(), (length) => new Float64Array(length)),
  DATE: of(
    new Arrow.DateDay(),
    (length) => new Int32Array(length),
    (value) => daysOf(value as string),
  ),
  TIME: of(new Arrow.TimeMicrosecond(), longs, (value) => timeOf(value as string)),
  TIMESTAMP_S: stamp(0, 0),
  TIMESTAMP_MS: stamp(1, 3),
  TIMESTAMP: stamp(2, 6),
  TIMESTAMP_NS: stamp(3, 9),
  'TIMESTAMP WITH TIME ZONE': stamp(2, 6, 'UTC'),
};

const childField = (name: string, type: SqlType, nullable = true) =>
  new Arrow.Field(name, arrowType(type), nullable);

/** Arrow's type for one of DuckDB's; what Arrow's JavaScript library has none for is text. */
export function arrowType(type: SqlType): DataType {
  switch (type.kind) {
    case 'decimal':
      return new Arrow.Decimal(type.scale, type.width, 128);
    case 'list':
      return type.length === undefined
        ? new Arrow.List(childField('item', type.item))
        : new Arrow.FixedSizeList(type.length, childField('item', type.item));
    case 'struct':
      return new Arrow.Struct(type.members.map((member) => childField(member.name, member.type)));
    case 'map': {
      const entries = new Arrow.Struct([
        childField('key', type.key, false),
        childField('value', type.value),
      ]) as unknown as Arrow.Struct<{ key: DataType; value: DataType }>;
      return new Arrow.Map_(new Arrow.Field('entries', entries, false));
    }
    case 'plain':
      if (type.name === 'BOOLEAN') return new Arrow.Bool();
      if (type.name === 'BLOB') return new Arrow.Binary();
      return fixed[type.name]?.type ?? new Arrow.Utf8();
    default:
      return new Arrow.Utf8();
  }
}

function validity(values: readonly Decoded[]): { nullBitmap?: Uint8Array; nullCount: number } {
  const nullCount = values.reduce<number>((sum, value) => sum + (value === null ? 1 : 0), 0);
  return nullCount === 0
    ? { nullCount }
    : { nullCount, nullBitmap: bits(values.map((value) => value !== null)) };
}

function bits(flags: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(flags.length / 8));
  flags.forEach((flag, index) => {
    if (flag) bytes[index >> 3]! |= 1 << (index % 8);
  });
  return bytes;
}

function bytesOf(parts: readonly (Uint8Array | null)[]): { data: Uint8Array; valueOffsets: Int32Array } {
  const valueOffsets = offsetsOf(parts);
  const data = new Uint8Array(valueOffsets[parts.length]!);
  parts.forEach((part, index) => part && data.set(part, valueOffsets[index]));
  return { data, valueOffsets };
}

function offsetsOf(parts: readonly (ArrayLike<unknown> | null)[]): Int32Array {
  const offsets = new Int32Array(parts.length + 1);
  parts.forEach((part, index) => (offsets[index + 1] = offsets[index]! + (part?.length ?? 0)));
  return offsets;
}

function words(values: readonly Decoded[]): Uint32Array {
  const data = new BigUint64Array(2 * values.length);
  values.forEach((value, index) => {
    if (value === null) return;
    const digits = unscaled(value as string);
    data[2 * index] = BigInt.asUintN(64, digits);
    data[2 * index + 1] = BigInt.asUintN(64, digits >> 64n);
  });
  return new Uint32Array(data.buffer);
}

/** A column's values as Arrow data of `arrowType(type)`. */
export function arrowData(type: SqlType, values: readonly Decoded[]): Data {
  const arrow = arrowType(type);
  const base = { type: arrow, length: values.length, ...validity(values) };
  // The library's makeData has an overload for each type; the type here is known only as the program runs.
  const make = Arrow.makeData as unknown as (props: object) => Data;
  switch (type.kind) {
    case 'decimal':
      return make({ ...base, data: words(values) });
    case 'list': {
      const lists = values as (Decoded[] | null)[];
      const { length } = type;
      if (length === undefined)
        return make({
          ...base,
          valueOffsets: offsetsOf(lists),
          child: arrowData(
            type.item,
            lists.flatMap((list) => list ?? []),
          ),
        });
      const filled = lists.flatMap((list) => list ?? Array.from({ length }, () => null));
      return make({ ...base, child: arrowData(type.item, filled) });
    }
    case 'struct':
      return make({ ...base, children: type.members.map(({ name, type: of }) => member(values, name, of)) });
    case 'map': {
      const maps = values as (Decoded[] | null)[];
      const entries = maps.flatMap((map) => map ?? []);
      const struct = (arrow as Arrow.Map_).children[0]!.type as DataType;
      const child = make({
        type: struct,
        length: entries.length,
        nullCount: 0,
        children: [member(entries, 'key', type.key), member(entries, 'value', type.value)],
      });
      return make({ ...base, valueOffsets: offsetsOf(maps), child });
    }
    default:
      return leaf(type, values, base, make);
  }
}

function member(values: readonly Decoded[], name: string, type: SqlType): Data {
  return arrowData(
    type,
    values.map((value) => (value as Record<string, Decoded> | null)?.[name] ?? null),
  );
}

function leaf(type: SqlType, values: readonly Decoded[], base: object, make: (props: object) => Data): Data {
  const name = type.kind === 'plain' ? type.name : '';
  if (name === 'BOOLEAN') return make({ ...base, data: bits(values.map((value) => value === true)) });
  if (name === 'BLOB') return make({ ...base, ...bytesOf(values as (Uint8Array | null)[]) });
  const found = fixed[name];
  if (!found) {
    const encoder = new TextEncoder();
    const text = type.kind === 'union' ? toJson(type) : String;
    return make({
      ...base,
      ...bytesOf(values.map((value) => (value === null ? null : encoder.encode(text(value))))),
    });
  }
  const data = found.array(values.length);
  values.forEach((value, index) => {
    if (value !== null) data[index] = found.number(value);
  });
  return make({ ...base, data });
}
