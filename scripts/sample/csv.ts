const SPECIAL = /[",\r\n]/;

/**
 * Writes a record as RFC 4180 wants it, with quotes only where they are needed.
 * @param values the fields, in order
 * @returns the line, without its end
 */
export function csvLine(values: readonly string[]): string {
  let line = '';
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? '';
    if (i > 0) line += ',';
    line += SPECIAL.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  }
  return line;
}
