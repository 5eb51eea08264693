import { isLosslessNumber, parse as parseLossless, stringify as stringifyLossless } from 'lossless-json';

/** Numbers that JavaScript would print otherwise than they are written: 4.0, 1e3, -0, more than 15 digits. */
const fragileNumber = /(?:\.\d*0|\d[eE][+-]?\d+|-0|\d{16}|\d[\d.]{16,})\s*(?:[,\]}]|$)/m;

/** Whether a JSON text may hold a number that only the lossless reader keeps as it is written. */
export function isFragile(text: string): boolean {
  return fragileNumber.test(text);
}

/** A way to parse JSON and to print a value as the text that it has in a table. */
export interface JsonReader {
  /** Throws a SyntaxError where the text is no JSON. */
  parse(text: string): unknown;
  /** Text as it is, NULL for null, everything else as JSON without spaces. */
  print(value: unknown): string | null;
}

/** The browser's own parser: five times faster, for texts that are not fragile. */
export const fastJson: JsonReader = {
  parse: (text) => JSON.parse(text) as unknown,
  print: (value) =>
    typeof value === 'string' ? value : value === null || value === undefined ? null : JSON.stringify(value),
};

/** Keeps every number as the text that it is. */
export const losslessJson: JsonReader = {
  parse: (text) => parseLossless(text, undefined, { onDuplicateKey: ({ newValue }) => newValue }),
  print(value) {
    if (typeof value === 'string') return value;
    if (value === null || value === undefined) return null;
    return isLosslessNumber(value) ? value.value : (stringifyLossless(value) ?? null);
  },
};

/** Whether a parsed value is an object with fields, by either reader. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}
