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

/** A date prints as it was read only where the text is YYYY-MM-DD; the length rules out `infinity` and years of five digits. */
function isoDate(value: string): string {
  const date = `TRY_CAST(${value} AS DATE)`;
  return `CASE WHEN length(${value}) = 10 AND CAST(${date} AS VARCHAR) = ${value} THEN ${date} END`;
}

/** DuckDB without extensions: no ICU, no JSON, no Parquet, so that the browser and the terminal agree. */
export const duckdb: Dialect = {
  name: 'duckdb',
  temporaries: 'tables',
  transactions: true,
  file: (name) => `read_csv(${literal(name)}, all_varchar = true)`,
  identifier,
  literal,
  table,
  timestamp: (at) => `TIMESTAMP ${literal(at)}`,
  type: (name) => name,
  tryCast: (value, type) => `TRY_CAST(${value} AS ${type})`,
  // What prints as it was read needs no regular expression, which would take five times as long.
  wholeNumber: (value, type) =>
    `CASE WHEN CAST(TRY_CAST(${value} AS ${type}) AS VARCHAR) = ${value} ` +
    `OR regexp_full_match(${value}, '[+-]?[0-9]+') THEN TRY_CAST(${value} AS ${type}) END`,
  isoDate,
  contains: (value, pattern) => `regexp_matches(${value}, ${literal(pattern)})`,
  matches: (value, pattern) => `regexp_full_match(${value}, ${literal(pattern)}, 's')`,
  remove: (value, pattern) => `regexp_replace(${value}, ${literal(pattern)}, '', 'gs')`,
  // With one argument DuckDB's trim also cuts other white space of Unicode.
  trim: (value) => `trim(${value}, ' ')`,
  upper: (value) => `upper(${value})`,
  lower: (value) => `lower(${value})`,
  // DuckDB has no initcap; a single word doesn't need the list.
  initcap: (value) =>
    `CASE WHEN contains(${value}, ' ') ` +
    `THEN array_to_string(list_transform(string_split(lower(${value}), ' '), lambda word: upper(word[1]) || word[2:]), ' ') ` +
    `ELSE upper(${value}[1]) || lower(${value}[2:]) END`,
  parseDate(value, pattern) {
    if (pattern === 'yyyy-MM-dd') return `CASE WHEN ${isoDate(value)} >= DATE '0001-01-01' THEN ${value} END`;
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
    const same = columns.map(
      (column) => `g.${identifier(column)} IS NOT DISTINCT FROM r.${identifier(column)}`,
    );
    return {
      statements: [
        // Few rows agree, so the groups are looked for first and only their rows are ordered.
        `CREATE OR REPLACE TEMP TABLE ${doomed} AS\n` +
          `SELECT g.rowid AS id FROM ${table(name)} AS g\n` +
          `SEMI JOIN (SELECT ${list(columns)} FROM ${table(name)} GROUP BY ALL HAVING count(*) > 1) AS r\n` +
          `ON ${same.join(' AND ')}\n` +
          `QUALIFY row_number() OVER (PARTITION BY ${list(columns, 'g.')} ORDER BY ${order}, g.rowid DESC) > 1`,
        `DELETE FROM ${table(name)} WHERE rowid IN (SELECT id FROM temp.${doomed})`,
      ],
      count: `SELECT count(*) AS removed FROM temp.${doomed}`,
      cleanup: [`DROP TABLE temp.${doomed}`],
    };
  },
};
