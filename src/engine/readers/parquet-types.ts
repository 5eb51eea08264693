import type { SchemaElement } from 'hyparquet';
import { decimalText, record, wholeNumber, type Decoded } from '../decode.ts';
import { dateText, intervalText, timeText, timestampText, timeZoneText, uuidText } from '../decode-time.ts';
import type { SqlType } from '../sql-type.ts';
import { halfFloat } from './half-float.ts';
import type { ParquetNode } from './parquet-schema.ts';

/** What a stored value becomes: its type in SQL, and the way there from what the library hands out. */
export interface ParquetValue {
  type: SqlType;
  decode(stored: unknown): Decoded;
}

const of = (name: string, decode: (stored: never) => Decoded): ParquetValue => ({
  type: { kind: 'plain', name },
  decode: decode as (stored: unknown) => Decoded,
});

type Whole = number | bigint;
const same = (stored: Decoded) => stored;

/** A number of two's complement, its highest byte first. */
function signed(bytes: Uint8Array): bigint {
  return BigInt.asIntN(8 * bytes.length, unsigned(bytes));
}

function unsigned(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function decimal(width: number, scale: number): ParquetValue {
  return {
    type: { kind: 'decimal', width, scale },
    decode: (stored) => {
      const digits = stored instanceof Uint8Array ? signed(stored) : BigInt(stored as Whole);
      return scale <= 0 ? String(digits * 10n ** BigInt(-scale)) : decimalText(digits, scale);
    },
  };
}

function integer(bits: number, isSigned: boolean): ParquetValue {
  const name = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER' }[bits] ?? 'BIGINT';
  if (isSigned) return of(name, (stored: Whole) => wholeNumber(BigInt(stored)));
  return of(`U${name}`, (stored: Whole) => wholeNumber(BigInt.asUintN(bits, BigInt(stored))));
}

const digitsOf: Record<string, number> = { MILLIS: 3, MICROS: 6, NANOS: 9 };

function timestamp(unit: string, isUtc: boolean): ParquetValue {
  const digits = digitsOf[unit] ?? 6;
  const name = isUtc ? 'TIMESTAMP WITH TIME ZONE' : digits === 9 ? 'TIMESTAMP_NS' : 'TIMESTAMP';
  return of(name, (stored: Whole) => timestampText(BigInt(stored), digits, isUtc ? '+00' : ''));
}

function time(unit: string, isUtc: boolean): ParquetValue {
  const digits = digitsOf[unit] ?? 6;
  if (!isUtc) return of('TIME', (stored: Whole) => timeText(BigInt(stored), digits));
  return of('TIME WITH TIME ZONE', (stored: Whole) => {
    const microseconds = (BigInt(stored) * 1_000_000n) / 10n ** BigInt(digits);
    return timeZoneText(microseconds, 0);
  });
}

function interval(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 12);
  const [months, days, milliseconds] = [0, 4, 8].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
  ];
  return intervalText(months, days, BigInt(milliseconds) * 1000n);
}

function byLogicalType(element: SchemaElement): ParquetValue | undefined {
  const logical = element.logical_type;
  switch (logical?.type) {
    case 'DECIMAL':
      return decimal(logical.precision, logical.scale);
    case 'INTEGER':
      return integer(logical.bitWidth, logical.isSigned);
    case 'TIMESTAMP':
      return timestamp(logical.unit, logical.isAdjustedToUTC);
    case 'TIME':
      return time(logical.unit, logical.isAdjustedToUTC);
    case 'DATE':
      return of('DATE', dateText);
    case 'UUID':
      return of('UUID', (bytes: Uint8Array) => uuidText(unsigned(bytes)));
    case 'FLOAT16':
      return of('FLOAT', (bytes: Uint8Array) => halfFloat(bytes[0]! | (bytes[1]! << 8)));
    case 'STRING':
    case 'ENUM':
    case 'JSON':
      return of('VARCHAR', same);
    default:
      return undefined;
  }
}

function byConvertedType(element: SchemaElement): ParquetValue | undefined {
  const { converted_type: converted } = element;
  const whole = /^(U?)INT_(8|16|32|64)$/.exec(converted ?? '');
  if (whole) return integer(Number(whole[2]), whole[1] === '');
  const unit = /^(TIMESTAMP|TIME)_(MILLIS|MICROS)$/.exec(converted ?? '');
  // The old types are in UTC by their definition.
  if (unit) return unit[1] === 'TIME' ? time(unit[2]!, true) : timestamp(unit[2]!, true);
  switch (converted) {
    case 'DECIMAL':
      return decimal(element.precision ?? 38, element.scale ?? 0);
    case 'DATE':
      return of('DATE', dateText);
    case 'INTERVAL':
      return of('INTERVAL', interval);
    case 'UTF8':
    case 'ENUM':
    case 'JSON':
      return of('VARCHAR', same);
    default:
      return undefined;
  }
}

function leaf(element: SchemaElement): ParquetValue {
  const annotated = byLogicalType(element) ?? byConvertedType(element);
  if (annotated) return annotated;
  switch (element.type) {
    case 'BOOLEAN':
      return of('BOOLEAN', same);
    case 'INT32':
      return integer(32, true);
    case 'INT64':
      return integer(64, true);
    case 'INT96':
      return of('TIMESTAMP_NS', (nanoseconds: bigint) => timestampText(nanoseconds, 9));
    case 'FLOAT':
      return of('FLOAT', same);
    case 'DOUBLE':
      return of('DOUBLE', same);
    default:
      return of('BLOB', (bytes: Uint8Array) => bytes);
  }
}

function isAnnotated(node: ParquetNode, ...names: string[]): boolean {
  const { converted_type: converted, logical_type: logical } = node.element;
  return names.includes(converted ?? '') || names.includes(logical?.type ?? '');
}

function structOf(nodes: readonly ParquetNode[]): ParquetValue {
  const members = nodes.map((node) => ({ ...node, value: parquetValue(node) }));
  const names = members.map(({ element }) => element.name);
  return {
    type: {
      kind: 'struct',
      members: members.map(({ element, value }) => ({ name: element.name, type: value.type })),
    },
    decode: (stored) =>
      record(
        names,
        members.map(({ key, value }) => value.decode((stored as Record<string, unknown>)[key])),
      ),
  };
}

function listOf(item: ParquetValue, items: (stored: unknown) => unknown): ParquetValue {
  return {
    type: { kind: 'list', item: item.type },
    decode: (stored) => ((items(stored) ?? []) as unknown[]).map((value) => item.decode(value)),
  };
}

/** What one element stands for, without regard to its being repeated. */
function single(node: ParquetNode): ParquetValue {
  const [repeated, ...others] = node.children;
  if (!repeated) return leaf(node.element);
  const inner = repeated.element.repetition_type === 'REPEATED' && others.length === 0;
  const entries = (stored: unknown) => (stored as Record<string, unknown>)[repeated.key];
  if (inner && repeated.children.length === 2 && isAnnotated(node, 'MAP', 'MAP_KEY_VALUE')) {
    const [key, value] = repeated.children.map((child) => ({ ...child, value: parquetValue(child) })) as [
      ParquetNode & { value: ParquetValue },
      ParquetNode & { value: ParquetValue },
    ];
    return {
      type: { kind: 'map', key: key.value.type, value: value.value.type },
      decode: (stored) =>
        ((entries(stored) ?? []) as Record<string, unknown>[]).map((entry) => ({
          key: key.value.decode(entry[key.key]),
          value: value.value.decode(entry[value.key]),
        })),
    };
  }
  if (!inner || !isAnnotated(node, 'LIST')) return structOf(node.children);
  const [element] = repeated.children;
  // Old writers repeat the element itself; the format's rules tell it by its form and its name.
  const isItself =
    repeated.children.length !== 1 ||
    repeated.element.name === 'array' ||
    repeated.element.name === `${node.element.name}_tuple`;
  if (isItself) return listOf(nullable(single(repeated)), entries);
  const item = parquetValue(element!);
  return listOf(
    { ...item, decode: (entry) => item.decode((entry as Record<string, unknown>)[element!.key]) },
    entries,
  );
}

function nullable(value: ParquetValue): ParquetValue {
  return {
    type: value.type,
    decode: (stored) => (stored === null || stored === undefined ? null : value.decode(stored)),
  };
}

/** What the values of an element of the schema stand for. NULL and absent are null. */
export function parquetValue(node: ParquetNode): ParquetValue {
  const value = nullable(single(node));
  return nullable(node.element.repetition_type === 'REPEATED' ? listOf(value, (stored) => stored) : value);
}
