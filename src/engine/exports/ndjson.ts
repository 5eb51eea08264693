import type { Decoded } from '../decode.ts';
import type { Row } from '../connector.ts';
import type { ExportColumn, ExportFormat } from './format.ts';
import { toJson } from './json-text.ts';

/** Makes the writer of rows as JSON objects. */
export function rowToJson(columns: readonly ExportColumn[]): (row: Row) => string {
  const fields = columns.map(({ name, type }) => ({ name, key: JSON.stringify(name), text: toJson(type) }));
  return (row) =>
    `{${fields.map(({ name, key, text }) => `${key}:${text(row[name] as Decoded)}`).join(',')}}`;
}

/** One JSON object a line. */
export const ndjson: ExportFormat = {
  name: 'ndjson',
  label: 'JSON lines',
  extension: 'ndjson',
  mimeType: 'application/x-ndjson',
  doc: 'One JSON object a line, in UTF-8; the values are those of the JSON format.',
  async write(columns, batches, put) {
    const text = rowToJson(columns);
    for await (const rows of batches) put(rows.map((row) => `${text(row)}\n`).join(''));
  },
};
