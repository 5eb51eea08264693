import { duckdb } from '../core/dialects/duckdb.ts';

/** Words that DuckDB 1.4 refuses as the name of a column: reserved, or of joins and comparisons (`duckdb_keywords()`). */
export const reserved: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default ' +
    'deferrable desc describe distinct do else end except false fetch for foreign from group having in initially ' +
    'intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider ' +
    'placing primary qualify references returning select show some summarize symmetric table then to trailing true ' +
    'union unique unpivot using variadic when where window with ' +
    'anti asof at authorization binary by collation columns concurrently cross freeze full generated glob ilike inner ' +
    'is isnull join left like map natural notnull outer overlaps positional right semi similar struct tablesample ' +
    'try_cast unpack verbose'
  ).split(' '),
);

/** A name as it stands in SQL: in double quotes only where DuckDB needs them. */
export function quoteIfNeeded(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name.toLowerCase())
    ? name
    : duckdb.identifier(name);
}

/** The name that a word or a name in double quotes stands for; the closing quote may still be missing. */
export function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1).replace(/"$/, '').replaceAll('""', '"') : text;
}
