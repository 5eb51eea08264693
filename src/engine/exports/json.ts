import type { ExportFormat } from './format.ts';
import { rowToJson } from './ndjson.ts';

/** One JSON array of objects. */
export const json: ExportFormat = {
  name: 'json',
  label: 'JSON',
  extension: 'json',
  mimeType: 'application/json',
  doc:
    'One array with an object a row. Numbers keep all their digits: integers beyond 2^53 and decimals are bare digits, ' +
    'which is valid JSON though JavaScript itself would round them. NaN and the infinities, which JSON can’t name as ' +
    'numbers, are the texts "NaN", "Infinity" and "-Infinity". Dates and times are ISO text, intervals and UUIDs ' +
    'text, BLOBs base64. Lists are arrays, structs objects; a map is an object where its keys are text, else an array ' +
    'of {"key", "value"}.',
  async write(columns, batches, put) {
    const text = rowToJson(columns);
    let before = '[\n';
    for await (const rows of batches) {
      if (rows.length === 0) continue;
      put(before + rows.map(text).join(',\n'));
      before = ',\n';
    }
    put(before === '[\n' ? '[]\n' : '\n]\n');
  },
};
