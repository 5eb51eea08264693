import {
  DuckDBArrayType,
  DuckDBArrayValue,
  DuckDBBitValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalType,
  DuckDBDecimalValue,
  DuckDBEnumType,
  DuckDBIntervalValue,
  DuckDBListType,
  DuckDBListValue,
  DuckDBMapType,
  DuckDBMapValue,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBTimeNSValue,
  DuckDBTimeTZValue,
  DuckDBTimeValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  DuckDBUnionType,
  DuckDBUnionValue,
  DuckDBUUIDValue,
  type DuckDBType,
} from '@duckdb/node-api';
import { decimalText, record, wholeNumber, type Decoded } from './decode.ts';
import {
  bitText,
  dateText,
  intervalText,
  timeText,
  timeZoneText,
  timestampText,
  uuidText,
} from './decode-time.ts';
import type { SqlType } from './sql-type.ts';

/** Decodes a value of native DuckDB. */
export function decodeNative(value: unknown): Decoded {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return wholeNumber(value);
  if (typeof value !== 'object') return value as Decoded;
  if (value instanceof DuckDBDecimalValue)
    return value.scale === 0 ? wholeNumber(value.value) : decimalText(value.value, value.scale);
  if (value instanceof DuckDBDateValue) return dateText(value.days);
  if (value instanceof DuckDBTimestampValue) return timestampText(value.micros);
  if (value instanceof DuckDBTimestampTZValue) return timestampText(value.micros, 6, '+00');
  if (value instanceof DuckDBTimestampSecondsValue) return timestampText(value.seconds, 0);
  if (value instanceof DuckDBTimestampMillisecondsValue) return timestampText(value.millis, 3);
  if (value instanceof DuckDBTimestampNanosecondsValue) return timestampText(value.nanos, 9);
  if (value instanceof DuckDBTimeValue) return timeText(value.micros);
  if (value instanceof DuckDBTimeNSValue) return timeText(value.nanos, 9);
  if (value instanceof DuckDBTimeTZValue) return timeZoneText(value.micros, value.offset);
  if (value instanceof DuckDBIntervalValue) return intervalText(value.months, value.days, value.micros);
  if (value instanceof DuckDBUUIDValue) return uuidText(value.toUint128());
  if (value instanceof DuckDBBitValue) return bitText(value.data);
  if (value instanceof DuckDBBlobValue) return Uint8Array.from(value.bytes);
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue)
    return value.items.map(decodeNative);
  if (value instanceof DuckDBStructValue)
    return record(Object.keys(value.entries), Object.values(value.entries).map(decodeNative));
  if (value instanceof DuckDBMapValue)
    return value.entries.map((entry) => ({
      key: decodeNative(entry.key),
      value: decodeNative(entry.value),
    }));
  if (value instanceof DuckDBUnionValue) return decodeNative(value.value);
  throw new Error(`a value of an unknown type: ${value.constructor.name}`);
}

const plainNames: Record<number, string> = { [DuckDBTypeId.SQLNULL]: '"NULL"' };

/** The type of a column of native DuckDB. */
export function nativeType(type: DuckDBType): SqlType {
  if (type instanceof DuckDBDecimalType) return { kind: 'decimal', width: type.width, scale: type.scale };
  if (type instanceof DuckDBEnumType) return { kind: 'enum', values: type.values };
  if (type instanceof DuckDBListType) return { kind: 'list', item: nativeType(type.valueType) };
  if (type instanceof DuckDBArrayType)
    return { kind: 'list', item: nativeType(type.valueType), length: type.length };
  if (type instanceof DuckDBMapType)
    return { kind: 'map', key: nativeType(type.keyType), value: nativeType(type.valueType) };
  if (type instanceof DuckDBStructType)
    return { kind: 'struct', members: membersOf(type.entryNames, type.entryTypes) };
  if (type instanceof DuckDBUnionType)
    return { kind: 'union', members: membersOf(type.memberTags, type.memberTypes) };
  return { kind: 'plain', name: type.alias ?? plainNames[type.typeId] ?? type.toString() };
}

function membersOf(names: readonly string[], types: readonly DuckDBType[]) {
  return names.map((name, index) => ({ name, type: nativeType(types[index]!) }));
}
