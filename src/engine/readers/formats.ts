import { unknown } from '../../core/suggest.ts';
import { arrow } from './arrow.ts';
import { csv } from './csv.ts';
import type { FileFormat } from './format.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import { parquet } from './parquet.ts';
import { xlsx } from './xlsx.ts';

/** Every file format. */
export const fileFormats: readonly FileFormat[] = [csv, json, ndjson, parquet, xlsx, arrow];

/** The format of a name, in any case. Throws an Error with a suggestion where there is none. */
export function findFormat(name: string): FileFormat {
  const word = name.toLowerCase();
  const found = fileFormats.find((format) => format.name === word || format.aliases?.includes(word));
  if (!found)
    throw new Error(
      `file_format: ${unknown(
        name,
        fileFormats.map((format) => format.name),
      )}`,
    );
  return found;
}
