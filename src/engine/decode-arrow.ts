import type { DataType } from 'apache-arrow';
import { Type, type Decimal, type Field, type Int, type Table, type Vector } from 'apache-arrow';
import type { Result, Row } from './connector.ts';
import { dateText, decimalText, timestampText, wholeNumber, type Decoded } from './decode.ts';

/** Decodes an Arrow table as DuckDB-WASM returns it, each value by its column's type. */
export function decodeArrow(table: Table): Result {
  const columns = table.schema.fields.map((field) => ({ name: field.name, type: sqlType(field) }));
  const rows: Row[] = Array.from({ length: table.numRows }, () => ({}));
  table.schema.fields.forEach((field, index) => {
    const vector = table.getChildAt(index) as Vector | null;
    for (let row = 0; row < table.numRows; row++)
      rows[row]![field.name] = decode(vector?.get(row), field.type);
  });
  return { columns, rows };
}

function decode(value: unknown, type: DataType): Decoded {
  if (value === null || value === undefined) return null;
  switch (type.typeId) {
    case Type.Decimal:
      return decimal(value as Uint32Array, (type as Decimal).scale);
    case Type.Date:
      return dateText(Math.round(Number(value) / 86_400_000));
    case Type.Timestamp:
      return timestampText(BigInt(Math.round(Number(value) * 1000)));
    case Type.List:
    case Type.FixedSizeList:
      return Array.from(value as Vector, (item: unknown) => decode(item, type.children[0]!.type as DataType));
    case Type.Struct: {
      const struct = value as Record<string, unknown>;
      return Object.fromEntries(
        type.children.map((child: Field) => [child.name, decode(struct[child.name], child.type as DataType)]),
      );
    }
    default:
      return typeof value === 'bigint' ? wholeNumber(value) : (value as Decoded);
  }
}

/** A 128-bit number of four 32-bit words, the lowest first. Without decimals it is a whole number (HUGEINT). */
function decimal(words: Uint32Array, scale: number): Decoded {
  const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const digits = BigInt.asIntN(128, unsigned);
  return scale === 0 ? wholeNumber(digits) : decimalText(digits, scale);
}

function sqlType(field: Field): string {
  const type = field.type as DataType;
  switch (type.typeId) {
    case Type.Int: {
      const { bitWidth, isSigned } = type as Int;
      const name = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' }[bitWidth];
      return `${isSigned ? '' : 'U'}${name}`;
    }
    case Type.Float:
      return String(type) === 'Float32' ? 'FLOAT' : 'DOUBLE';
    case Type.Decimal: {
      const { precision, scale } = type as Decimal;
      return precision === 38 && scale === 0 ? 'HUGEINT' : `DECIMAL(${precision},${scale})`;
    }
    case Type.Utf8:
    case Type.LargeUtf8:
      return 'VARCHAR';
    case Type.Bool:
      return 'BOOLEAN';
    case Type.Date:
      return 'DATE';
    case Type.Timestamp:
      return 'TIMESTAMP';
    case Type.Binary:
      return 'BLOB';
    case Type.List:
      return `${sqlType(type.children[0] as Field)}[]`;
    default:
      return String(type);
  }
}
