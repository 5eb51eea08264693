import type { ExportFormat } from './format.ts';

function field(value: unknown): string {
  if (value === null) return '';
  const text = value as string;
  // Only quotes tell an empty text from NULL.
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function line(values: readonly unknown[]): string {
  return `${values.map(field).join(',')}\r\n`;
}

/** CSV as RFC 4180 describes it. */
export const csv: ExportFormat = {
  name: 'csv',
  label: 'CSV',
  extension: 'csv',
  mimeType: 'text/csv;charset=utf-8',
  doc:
    'Comma-separated text in UTF-8 with a header line (RFC 4180). Every value is the text that DuckDB casts it to; ' +
    'NULL is nothing at all, an empty text is "". Text that a spreadsheet would take for a formula stays as it is.',
  query: (sql) => `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (\n${sql}\n)`,
  async write(columns, batches, put) {
    const names = columns.map((column) => column.name);
    put(line(names));
    for await (const rows of batches) put(rows.map((row) => line(names.map((name) => row[name]))).join(''));
  },
};
