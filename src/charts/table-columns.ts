import { columnLabel } from './format.ts';
import type { Rows, TableColumn, TableTile } from './spec.ts';

/** The columns that a table shows: those that its tile names, else all that its rows have. */
export function tableColumns({ table }: TableTile, rows: Rows): readonly TableColumn[] {
  if (table.columns.length > 0) return table.columns;
  return Object.keys(rows[0] ?? {}).map((column) => ({ column, label: columnLabel(column), format: 'auto' }));
}
