import type { TableName } from '../names.ts';
import type { Dialect, Merge } from './dialect.ts';
import { parseDatePattern } from './java-date.ts';

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function table(name: TableName): string {
  return [name.catalog, name.schema, name.table].map(identifier).join('.');
}

function list(names: string[], prefix = ''): string {
  return names.map((name) => prefix + identifier(name)).join(', ');
}

/** DuckDB without extensions: no ICU, no JSON, no Parquet, so that the browser and the terminal agree. */
export const duckdb: Dialect = {
  name: 'duckdb',
  identifier,
  literal,
  table,
  timestamp: (at) => `TIMESTAMP ${literal(at)}`,
  tryCast: (value, type) => `TRY_CAST(${value} AS ${type})`,
  contains: (value, pattern) => `regexp_matches(${value}, ${literal(pattern)})`,
  matches: (value, pattern) => `regexp_full_match(${value}, ${literal(pattern)}, 's')`,
  remove: (value, pattern) => `regexp_replace(${value}, ${literal(pattern)}, '', 'gs')`,
  // With one argument DuckDB's trim also cuts other white space of Unicode.
  trim: (value) => `trim(${value}, ' ')`,
  // DuckDB has no initcap.
  initcap: (value) =>
    `array_to_string(list_transform(string_split(lower(${value}), ' '), lambda word: upper(word[1]) || word[2:]), ' ')`,
  parseDate(value, pattern) {
    const { regex, strptime, hasTime, shortYear } = parseDatePattern(pattern);
    // strptime alone takes 2025-2-3 for %Y-%m-%d, so the digits are counted by the regular expression.
    let time = `try_strptime(${value}, ${literal(strptime)})`;
    if (shortYear)
      time = `(${time} + CASE WHEN year(${time}) < 2000 THEN INTERVAL 100 YEAR ELSE INTERVAL 0 YEAR END)`;
    const iso = hasTime ? '%Y-%m-%d %H:%M:%S' : '%Y-%m-%d';
    return `CASE WHEN regexp_full_match(${value}, ${literal(regex)}) THEN strftime(${time}, ${literal(iso)}) END`;
  },
  nullSafeEqual: (left, right) => `${left} IS NOT DISTINCT FROM ${right}`,
  replaceView: (name, query) => `CREATE OR REPLACE VIEW ${table(name)} AS\n${query}`,
  replaceTable: (name, query, columns) =>
    `CREATE OR REPLACE TABLE ${table(name)}${columns ? ` (${list(columns)})` : ''} AS\n${query}`,
  createTable: (name, columns) =>
    `CREATE TABLE IF NOT EXISTS ${table(name)} (\n  ${columns.map((c) => `${identifier(c.name)} ${c.type}`).join(',\n  ')}\n)`,
  addColumn: (name, column) =>
    `ALTER TABLE ${table(name)} ADD COLUMN IF NOT EXISTS ${identifier(column.name)} ${column.type}`,
  temporary: (name, query) => ({
    create: `CREATE OR REPLACE TEMP TABLE ${identifier(name)} AS\n${query}`,
    drop: `DROP TABLE temp.${identifier(name)}`,
  }),
  merge: (merge: Merge) => {
    const same = merge.keys.map((key) => `t.${identifier(key)} IS NOT DISTINCT FROM s.${identifier(key)}`);
    const differs = merge.compared.map((c) => `t.${identifier(c)} IS DISTINCT FROM s.${identifier(c)}`);
    const set = merge.updated.map((column) => `${identifier(column)} = s.${identifier(column)}`);
    return [
      `MERGE INTO ${table(merge.target)} AS t`,
      `USING ${merge.source} AS s`,
      `ON ${same.join(' AND ')}`,
      ...(differs.length > 0
        ? [
            `WHEN MATCHED AND (${differs.join(' OR ')})`,
            `  THEN UPDATE SET ${[...set, `update_dt = ${merge.at}`].join(', ')}`,
          ]
        : []),
      `WHEN NOT MATCHED`,
      `  THEN INSERT (${list(merge.inserted)}, create_dt, update_dt)`,
      `  VALUES (${list(merge.inserted, 's.')}, ${merge.at}, ${merge.at})`,
    ].join('\n');
  },
  deduplicate(name, columns, order) {
    const doomed = identifier('_duplicates');
    return {
      statements: [
        `CREATE OR REPLACE TEMP TABLE ${doomed} AS\n` +
          `SELECT rowid AS id FROM ${table(name)}\n` +
          `QUALIFY row_number() OVER (PARTITION BY ${list(columns)} ORDER BY ${order}, rowid DESC) > 1`,
        `DELETE FROM ${table(name)} WHERE rowid IN (SELECT id FROM temp.${doomed})`,
      ],
      count: `SELECT count(*) AS removed FROM temp.${doomed}`,
      cleanup: [`DROP TABLE temp.${doomed}`],
    };
  },
};
