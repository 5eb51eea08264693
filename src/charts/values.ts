/** The text that stands for a missing category. */
export const noLabel = '(none)';

const datePattern =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:Z|\+00(?::?00)?)?)?)?$/;

/** A number out of a number, a bigint or a decimal's text; undefined for all else, NaN and infinities. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/**
 * A date out of a Date or a text such as 2025-05-26, 2025-05 or 2025-05-26 10:30:00, always read as UTC;
 * undefined for all else, days that no month has (2025-02-30) included.
 */
export function toDate(value: unknown): Date | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value;
  const match = typeof value === 'string' ? datePattern.exec(value.trim()) : null;
  if (!match) return undefined;
  const [, year, month, day = '01', hour = '0', minute = '0', second = '0', fraction = '0'] = match;
  const date = new Date(
    Date.UTC(2000, +month! - 1, +day, +hour, +minute, +second, Math.round(Number(fraction) * 1000)),
  );
  // Date.UTC takes the years up to 99 for those of the last century.
  date.setUTCFullYear(+year!, +month! - 1, +day);
  const kept = date.getUTCMonth() === +month! - 1 && date.getUTCDate() === +day;
  return kept ? date : undefined;
}

/** A category's text: a date by its day, NULL and the empty text as `(none)`. */
export function toLabel(value: unknown): string {
  if (value === null || value === undefined || value === '') return noLabel;
  if (value instanceof Date) return toDate(value) ? value.toISOString().slice(0, 10) : noLabel;
  return typeof value === 'object' ? nestedText(value) : String(value as string | number);
}

/** A list, a structure or bytes as text: JSON, with integers that it doesn't know as text, and `\x` for each byte. */
export function nestedText(value: object): string {
  if (value instanceof Uint8Array)
    return [...value].map((byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}

/** What a column holds, judged by its values other than NULL; undefined where there are none. */
export function columnType(values: readonly unknown[]): 'number' | 'time' | 'band' | undefined {
  const known = values.filter((value) => value !== null && value !== undefined && value !== '');
  if (known.length === 0) return undefined;
  if (known.every((value) => toNumber(value) !== undefined)) return 'number';
  if (known.every((value) => toDate(value) !== undefined)) return 'time';
  return 'band';
}
