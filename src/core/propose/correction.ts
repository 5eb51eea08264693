import { printCorrectionKeys } from '../config/correction-keys.ts';
import type { LineValues } from '../config/edit.ts';

/** A value that is to be put right. */
export interface Correction {
  /** The bronze table's own name. */
  table: string;
  column: string;
  /** The value in the file; NULL is null. */
  before: string | null;
  after: string | null;
  reason: string;
  /** The record by its number, or by columns that tell it in every delivery. */
  at:
    { record: { file: string; row: number } } | { key: readonly { column: string; value: string | null }[] };
}

/** The line of the corrections that puts a value right. A key's values must not be NULL. */
export function correctionLine({ table, column, before, after, reason, at }: Correction): LineValues {
  const place: LineValues =
    'record' in at
      ? { _file: at.record.file, _row: String(at.record.row) }
      : { key: printCorrectionKeys(at.key.map((one) => ({ column: one.column, value: one.value ?? '' }))) };
  return {
    table_name: table,
    ...place,
    column_name: column,
    old_value: before ?? '',
    new_value: after ?? '',
    reason,
    is_active: 'Y',
  };
}
