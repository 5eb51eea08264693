import { isLosslessNumber, parse as parseLossless, stringify as stringifyLossless } from 'lossless-json';

/** Numbers that JavaScript would print otherwise than they are written: 4.0, 1e3, -0, more than 15 digits. */
const fragile = /(?:\.\d*0|\d[eE][+-]?\d+|-0|\d{16}|\d[\d.]{16,})\s*(?:[,\]}]|$)/m;

/** A way to parse JSON and to print a value as the text that it has in a table. */
export interface JsonReader {
  /** Throws a SyntaxError where the text is no JSON. */
  parse(text: string): unknown;
  /** Text as it is, NULL for null, everything else as JSON without spaces. */
  print(value: unknown): string | null;
}

const fast: JsonReader = {
  parse: (text) => JSON.parse(text) as unknown,
  print: (value) =>
    typeof value === 'string' ? value : value === null || value === undefined ? null : JSON.stringify(value),
};

const lossless: JsonReader = {
  parse: (text) => parseLossless(text, undefined, { onDuplicateKey: ({ newValue }) => newValue }),
  print: (value) =>
    typeof value === 'string'
      ? value
      : value === null || value === undefined
        ? null
        : isLosslessNumber(value)
          ? value.value
          : (stringifyLossless(value) ?? null),
};

/** The fastest reader that keeps every number of the text as it is written. */
export function jsonReaderFor(text: string): JsonReader {
  return fragile.test(text) ? lossless : fast;
}
