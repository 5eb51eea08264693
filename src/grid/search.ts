import { duckdb } from '../core/dialects/duckdb.ts';
import { asText, type GridColumn } from './column.ts';

/** All signs that DuckDB prints for a type: a search for others needn't look at the column. */
const alphabets: [type: RegExp, signs: RegExp][] = [
  [/^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/i, /^[-0-9]*$/],
  [/^DECIMAL\(\d+,\s?\d+\)$/i, /^[-.0-9]*$/],
  [/^(?:DOUBLE|FLOAT)$/i, /^[-+.0-9einfa]*$/],
  [/^TIME$/i, /^[:.0-9]*$/],
  [/^BOOLEAN$/i, /^[truefals]*$/],
];

/**
 * The condition that a row holds a text in any of its columns, whatever its case. `%`, `_` and `\` mean themselves.
 * `value` gives the expression of a column's value.
 */
export function searchSql(
  text: string,
  columns: readonly GridColumn[],
  value: (column: GridColumn, index: number) => string,
): string {
  const wanted = text.toLowerCase();
  const conditions = columns.flatMap((column, index) => {
    const printed = asText(value(column, index), column.type);
    const plain = alphabets.find(([type]) => type.test(column.type));
    // What prints without capitals needs no lower(), which takes most of the time.
    if (plain) return plain[1].test(wanted) ? [`contains(${printed}, ${duckdb.literal(wanted)})`] : [];
    return [`contains(lower(${printed}), lower(${duckdb.literal(text)}))`];
  });
  return conditions.length > 0 ? `(${conditions.join(' OR ')})` : 'false';
}
