import { unknown } from '../../core/suggest.ts';
import { arrow } from './arrow.ts';
import { csv } from './csv.ts';
import type { ExportFormat } from './format.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import { parquet } from './parquet.ts';
import { xlsx } from './xlsx.ts';

/** Every format to export to, in the order of a menu. */
export const exportFormats: readonly ExportFormat[] = [csv, xlsx, json, ndjson, parquet, arrow];

/** The format of a name. Throws an Error with a suggestion where there is none. */
export function findExportFormat(name: string): ExportFormat {
  const found = exportFormats.find((format) => format.name === name);
  if (!found)
    throw new Error(
      unknown(
        name,
        exportFormats.map((format) => format.name),
      ),
    );
  return found;
}
