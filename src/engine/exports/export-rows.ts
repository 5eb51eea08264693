import type { Result, Row } from '../connector.ts';
import { BlobWriter } from '../blob-writer.ts';
import { parseType } from '../sql-type.ts';
import type { ExportColumn, ExportFormat } from './format.ts';

/** The columns of a result as a format wants them. */
export function exportColumns(columns: Result['columns']): ExportColumn[] {
  return columns.map(({ name, type }) => ({ name, type: parseType(type) }));
}

/** Progress is told so often, in milliseconds. */
const tellEvery = 100;

/** Writes rows as a file of a format. `progress` is told now and then how many rows are written so far. */
export async function exportRows(
  format: ExportFormat,
  columns: readonly ExportColumn[],
  batches: AsyncIterable<Row[]>,
  progress?: (rows: number) => void,
): Promise<Blob> {
  const writer = new BlobWriter();
  let rows = 0;
  let told = performance.now();
  const counted = async function* () {
    for await (const batch of batches) {
      yield batch;
      rows += batch.length;
      if (performance.now() - told < tellEvery) continue;
      told = performance.now();
      progress?.(rows);
    }
  };
  await format.write(columns, counted(), (piece) => writer.write(piece));
  progress?.(rows);
  return writer.flush(format.mimeType);
}
