import { duckdb } from '../core/dialects/duckdb.ts';
import { fullName, type TableName } from '../core/names.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { Make } from './elements.ts';
import { mostRows, type ReportTable } from './table.ts';
import { exactValue, longest } from './values.ts';

/** The SQL types whose values stand at the right of their column. */
const numeric = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL\(\d+,\s?\d+\)|BIGNUM)$/i;

/** Whether values of a SQL type stand at the right of their column. */
export function isNumeric(type: string): boolean {
  return numeric.test(type);
}

/**
 * The first rows of a table, each value as the engine's own text of it, so that it is exact for every type.
 * Rejects with the engine's error.
 */
export async function resultRows(
  { workspace, make }: { workspace: Workspace; make: Make },
  table: TableName,
  total: number,
  label: string,
): Promise<ReportTable> {
  const from = duckdb.table(table);
  const described = await workspace.look(`DESCRIBE ${from}`);
  const columns = described.rows.map((row) => ({
    name: String(row['column_name']),
    type: String(row['column_type']),
  }));
  const values = columns.flatMap(({ name }, at) => {
    const text = `CAST(_r.${duckdb.identifier(name)} AS VARCHAR)`;
    return [`left(${text}, ${longest + 1}) AS c${at}`, `length(${text}) AS l${at}`];
  });
  const { rows } = await workspace.look(`SELECT ${values.join(', ')} FROM ${from} AS _r LIMIT ${mostRows}`);
  return {
    label: label || fullName(table),
    columns: columns.map(({ name, type }) => ({ name, note: shortType(type), isNumber: isNumeric(type) })),
    rows: rows.map((row) =>
      columns.map((_, at) => exactValue(make, row[`c${at}`], Number(row[`l${at}`] ?? 0))),
    ),
    total,
  };
}

/** A type as a header has room for: the members of an ENUM or a STRUCT are left out. */
function shortType(type: string): string {
  const name = /^(ENUM|STRUCT|MAP|UNION)\(/i.exec(type)?.[1];
  return name ? name.toUpperCase() + (/(?:\[\d*\])+$/.exec(type)?.[0] ?? '') : type;
}
