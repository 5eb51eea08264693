import type { ConfigEdit, LineValues } from '../core/config/edit.ts';
import type { ConfigColumn } from '../core/config/table.ts';
import type { Problem } from '../core/problem.ts';
import type { SqlSaid } from './check-sql.ts';
import type { ConfigDraft } from './config-draft.ts';
import { columnsOf, configGrid, valuesOf, type ConfigGrid, type ConfigLine } from './config-lines.ts';
import { sqlOf, type CellSql } from './config-sql.ts';
import type { ConfigText } from './config-text.ts';
import type { Workspace } from './workspace.ts';

/** A configuration table of a draft as a sheet of cells: lines by columns, both counted from 0. */
export class ConfigSheet {
  private read: { text: string; grid: ConfigGrid } | undefined;

  /** @param whole whether columns are in it that the file lacks */
  constructor(
    private readonly draft: ConfigDraft,
    private readonly name: string,
    private readonly whole: boolean,
  ) {}

  /** The table as the draft has it at this moment. */
  get entry(): ConfigText {
    return this.draft.tables().find(({ table }) => table.name === this.name)!;
  }

  private get grid(): ConfigGrid {
    const { text = '' } = this.entry;
    if (this.read?.text !== text) this.read = { text, grid: configGrid(text) };
    return this.read.grid;
  }

  get lines(): ConfigLine[] {
    return this.grid.lines;
  }

  get columns(): ConfigColumn[] {
    return columnsOf(this.entry.table, this.grid.header, this.whole);
  }

  /** The value of a cell; '' where the file has no such field. */
  value(record: number, column: number): string {
    return this.lines[record]?.fields[column] ?? '';
  }

  /** A line’s values by the names of the columns. */
  valuesOf(line: ConfigLine): LineValues {
    return valuesOf(this.columns, line);
  }

  problemsOf({ line }: ConfigLine): Problem[] {
    const { file } = this.entry;
    return this.draft.problems.filter((problem) => problem.file === file && problem.line === line);
  }

  edit(change: (edit: ConfigEdit) => string): void {
    this.draft.edit(this.name, change);
  }

  /** Gives a cell a value; false where it has that already. */
  set(record: number, column: number, value: string): boolean {
    const line = this.lines[record];
    if (!line || value === this.value(record, column)) return false;
    this.edit((edit) => edit.set(line.line, { [this.columns[column]!.name.toLowerCase()]: value }));
    return true;
  }

  /** Adds a line at the end that is switched on and belongs to the table of the one before. */
  add(): void {
    const { header, lines } = this.grid;
    const last = lines.at(-1);
    const values = header.flatMap((title, at): [string, string][] => {
      const name = title.toLowerCase();
      if (name === 'is_active') return [[name, 'Y']];
      return name === 'table_name' ? [[name, last?.fields[at] ?? '']] : [];
    });
    this.edit((edit) => edit.insert([Object.fromEntries(values)]));
  }

  /** The SQL that a cell holds; undefined for other values. */
  sqlIn({ name }: ConfigColumn, line: ConfigLine): CellSql | undefined {
    return sqlOf(this.entry.table, name, this.valuesOf(line));
  }

  /**
   * What is to be said of a text as the SQL of a cell. A line that is switched off is looked at as if it were on. Rejects
   * where there is no engine.
   */
  async check(
    workspace: Workspace,
    { name: column }: ConfigColumn,
    { line }: ConfigLine,
    text: string,
  ): Promise<SqlSaid> {
    const { checkSql } = await import('./check-sql.ts');
    const hasSwitch = this.columns.some(({ name }) => name === 'is_active');
    const values = { [column]: text, ...(hasSwitch && { is_active: 'Y' }) };
    const planned = await this.draft.planWith(this.name, line, values);
    return checkSql(workspace, planned, { file: this.entry.file, line, column, text });
  }
}
