import type { Decoded } from '../decode.ts';
import type { SqlType } from '../sql-type.ts';

/** Writes a value as JSON. */
type ToJson = (value: Decoded) => string;

const numbers = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$|^BIGNUM$/;

/** The shortest text that names the same 32-bit number, as DuckDB writes a FLOAT. */
export function floatText(value: number): string {
  for (let digits = 1; digits <= 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(value);
}

function fraction(value: number, text: (value: number) => string): string {
  if (!Number.isFinite(value)) return `"${value}"`;
  return Object.is(value, -0) ? '-0.0' : text(value);
}

/** Bytes as base64, as RFC 4648 has it. */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(binary);
}

function valueToJson(type: SqlType): ToJson {
  switch (type.kind) {
    case 'decimal':
      return String;
    case 'enum':
      return JSON.stringify;
    case 'list': {
      const item = toJson(type.item);
      return (value) => `[${(value as Decoded[]).map(item).join(',')}]`;
    }
    case 'struct': {
      const members = type.members.map(({ name, type: of }) => ({
        name,
        key: JSON.stringify(name),
        text: toJson(of),
      }));
      return (value) => {
        const struct = value as Record<string, Decoded>;
        return `{${members.map(({ name, key, text }) => `${key}:${text(struct[name] ?? null)}`).join(',')}}`;
      };
    }
    case 'map': {
      const key = toJson(type.key);
      const item = toJson(type.value);
      const isText = type.key.kind === 'enum' || (type.key.kind === 'plain' && type.key.name === 'VARCHAR');
      return (value) => {
        const entries = value as { key: Decoded; value: Decoded }[];
        if (isText) return `{${entries.map((entry) => `${key(entry.key)}:${item(entry.value)}`).join(',')}}`;
        return `[${entries.map((entry) => `{"key":${key(entry.key)},"value":${item(entry.value)}}`).join(',')}]`;
      };
    }
    case 'union':
      return anyToJson;
    default:
      if (numbers.test(type.name)) return String;
      if (type.name === 'FLOAT') return (value) => fraction(value as number, floatText);
      if (type.name === 'DOUBLE') return (value) => fraction(value as number, String);
      return anyToJson;
  }
}

/** A union doesn't say which member its value is. */
function anyToJson(value: Decoded): string {
  if (typeof value === 'number') return fraction(value, String);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return JSON.stringify(base64(value));
  if (Array.isArray(value)) return `[${value.map(anyToJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, entry]) => `${JSON.stringify(name)}:${anyToJson(entry)}`)
    .join(',')}}`;
}

/** Makes the writer of a type's values as JSON, exact to the last digit (see the doc of the JSON format). */
export function toJson(type: SqlType): ToJson {
  const text = valueToJson(type);
  return (value) => (value === null ? 'null' : text(value));
}
