import { nestedText, type Rows } from '../charts/charts.ts';

/** A field that holds a comma, a quote, a line break or spaces at its ends needs quotes; so does the empty text, as nothing is NULL. */
function field(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? nestedText(value) : String(value as string | number);
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV (RFC 4180) with a line of names; the empty text where there are none. */
export function csvOf(rows: Rows): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names.map(field), ...rows.map((row) => names.map((name) => field(row[name])))];
  return names.length === 0 ? '' : `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
