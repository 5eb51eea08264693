import type { ConfigTable } from '../core/config/table.ts';
import { checks } from '../core/rules/checks/checks.ts';

const conditionColumn = 'rule_condition';

/** What a cell of SQL holds: a whole query, or a condition over the row of a table, which is given by its own name. */
export type CellSql = { kind: 'query' } | { kind: 'condition'; table: string };

/** Whether there can be cells of SQL in a configuration table. */
export function hasSql({ columns }: ConfigTable): boolean {
  return columns.some(({ name, kind }) => kind === 'sql' || name === conditionColumn);
}

/** Which SQL a cell of a configuration table holds, by the line's values; undefined where it holds none. */
export function sqlOf(
  table: ConfigTable,
  column: string,
  values: Readonly<Record<string, string>>,
): CellSql | undefined {
  if (table.columns.some(({ name, kind }) => name === column && kind === 'sql')) return { kind: 'query' };
  const type = (values['rule_type'] ?? '').trim().toUpperCase();
  return column === conditionColumn && checks.some(({ name, typed }) => typed && name === type)
    ? { kind: 'condition', table: (values['table_name'] ?? '').trim() }
    : undefined;
}
