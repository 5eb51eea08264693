import type { Connector, ExportOptions } from './connector.ts';
import { findExportFormat } from './exports/formats.ts';

/**
 * Writes a query's rows as a file. `format` is the name of an export format (exports/formats.ts); the Blob has its
 * MIME type. Reads what is committed, beside whatever runs. Rejects with the engine's error, or with an AbortError once
 * `signal` is aborted.
 */
export function exportRelation(
  connector: Connector,
  sql: string,
  format: string,
  options: ExportOptions = {},
): Promise<Blob> {
  // A semicolon at the end would stand inside of a query that is made around this one.
  const query = sql.trim().replace(/;+$/, '');
  return connector.export(findExportFormat(format).query?.(query) ?? query, format, options);
}
