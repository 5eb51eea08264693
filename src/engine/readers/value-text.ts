import type { Decoded } from '../decode.ts';
import { floatText, toJson } from '../exports/json-text.ts';
import type { SqlType } from '../sql-type.ts';

/** A number's shortest text, set as DuckDB sets it: `1.0`, `1e+16`, `1e-05`, `nan`, `-inf`. */
function fractionText(value: number, shortest: (value: number) => string): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const text = shortest(value);
  const size = Math.abs(Number(text));
  if (size < 1e-4 || size >= 1e16) {
    const [digits, exponent] = size.toExponential().split('e') as [string, string];
    return `${value < 0 ? '-' : ''}${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
  }
  return Number.isInteger(Number(text)) ? `${text}.0` : text;
}

const bytesToEscape = new Set([...`\\'"`].map((character) => character.charCodeAt(0)));

/** Bytes as DuckDB casts a BLOB to text: ASCII as it is, all else as `\xFF`. */
function blobText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes)
    text +=
      byte >= 32 && byte < 127 && !bytesToEscape.has(byte)
        ? String.fromCharCode(byte)
        : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return text;
}

/**
 * Makes the writer of a type's decoded values as the text that they have in a bronze table: as DuckDB casts them to
 * text, nested ones as JSON without spaces, as they are in a JSON file. NULL is null.
 */
export function valueText(type: SqlType): (value: Decoded) => string | null {
  const text = writer(type);
  return (value) => (value === null ? null : text(value));
}

function writer(type: SqlType): (value: Decoded) => string {
  if (type.kind === 'plain') {
    if (type.name === 'DOUBLE') return (value) => fractionText(value as number, String);
    if (type.name === 'FLOAT') return (value) => fractionText(value as number, floatText);
    if (type.name === 'BLOB') return (value) => blobText(value as Uint8Array);
    return String;
  }
  return type.kind === 'decimal' || type.kind === 'enum' ? String : toJson(type);
}
