import { tableKey, type TableName } from './names.ts';

/** A column and the SQL type of its values (a name of the types registry), undefined where nothing says it. */
export interface Column {
  name: string;
  type: string | undefined;
}

/** A file made readable by SQL: the engine fills this in before an extract job is compiled. */
export interface FileRelation {
  /** What stands after FROM: yields the file's columns as text and `_row`, the record's number. */
  sql: string;
  columns: string[];
  /** What the user should know of the file's own names, as sentences that go on from the file's name. */
  notes: string[];
  /** What stands after FROM for the records that can't be read: `_row`, `reason`, `record`. */
  rejected?: string;
}

/** What is known of tables and files while a plan is compiled, job after job. */
export class Catalog {
  private readonly tables = new Map<string, Column[]>();
  private readonly files = new Map<string, FileRelation>();

  columns(table: TableName): Column[] | undefined {
    return this.tables.get(tableKey(table));
  }

  set(table: TableName, columns: Column[]): void {
    this.tables.set(tableKey(table), columns);
  }

  file(name: string): FileRelation | undefined {
    return this.files.get(name.toLowerCase());
  }

  setFile(name: string, relation: FileRelation): void {
    this.files.set(name.toLowerCase(), relation);
  }
}

/** Text columns that say where a row comes from; they travel from bronze to gold. */
export const lineageColumns: readonly Column[] = [
  { name: '_file', type: 'VARCHAR' },
  { name: '_row', type: 'BIGINT' },
  { name: '_load', type: 'VARCHAR' },
];

/** When a stage or gold row was made and last changed. */
export const auditColumns: readonly Column[] = [
  { name: 'create_dt', type: 'TIMESTAMP' },
  { name: 'update_dt', type: 'TIMESTAMP' },
];

/** The column that holds the reasons for which a row is rejected, '' where there are none. */
export const checkColumn = 'dq_chk';

/** What stands between the reasons of a row. */
export const reasonSeparator = ' | ';

/** The column that holds what a row is marked for without being rejected; only tables whose checks may do that have it. */
export const warnColumn = 'dq_warn';

/** Whether a column's name is one of ours, so that a file may not bring it. */
export function isReserved(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    lower.startsWith('_') ||
    lower === checkColumn ||
    lower === warnColumn ||
    auditColumns.some((column) => column.name === lower)
  );
}

/** The columns that hold the user's data. */
export function dataColumns(columns: Column[]): Column[] {
  return columns.filter((column) => !isReserved(column.name));
}

/** Finds a column by name; case doesn't matter, as in SQL. */
export function findColumn<T extends { name: string }>(columns: readonly T[], name: string): T | undefined {
  return columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}
