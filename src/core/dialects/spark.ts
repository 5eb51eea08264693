import type { TableName } from '../names.ts';
import type { Dialect, Merge } from './dialect.ts';
import { parseDatePattern } from './java-date.ts';
import { javaPattern } from './java-regex.ts';

function identifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A backslash in a text is the sign of an escape in Spark. */
function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function table(name: TableName): string {
  return [name.catalog, name.schema, name.table].map(identifier).join('.');
}

function list(names: string[], prefix = ''): string {
  return names.map((name) => prefix + identifier(name)).join(', ');
}

/** What Spark calls the types of the data model. */
function type(name: string): string {
  return name === 'VARCHAR' ? 'STRING' : name === 'INTEGER' ? 'INT' : name;
}

/**
 * A letter in capitals, as DuckDB has it, which turns each letter into one: Java makes two of some (`ß`, `ŉ`), and those
 * are left to the form that a letter has at the beginning of a title.
 */
function capital(letter: string): string {
  return `CASE WHEN length(upper(${letter})) = 1 THEN upper(${letter}) ELSE replace(initcap(${letter}), 'ß', 'ẞ') END`;
}

function upper(value: string): string {
  return (
    `CASE WHEN length(upper(${value})) = length(${value}) THEN upper(${value}) ` +
    `ELSE array_join(transform(split(${value}, ''), letter -> ${capital('letter')}), '') END`
  );
}

/** Java makes two signs of `İ`, and knows another small sigma for the end of a word. */
function lower(value: string): string {
  return `lower(translate(${value}, 'İΣ', 'iσ'))`;
}

/**
 * Spark's cast also takes 2025-2-3, a time behind the date and a year 0, so the form is held before; a day that doesn't
 * exist is NULL.
 */
function isoDate(value: string): string {
  const form = literal('\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z');
  return `CASE WHEN ${value} RLIKE ${form} THEN TRY_CAST(${value} AS DATE) END`;
}

/**
 * Spark 3.5 with Delta Lake. The SQL doesn't hang on ANSI mode where that can be helped: what may fail is tried
 * (`TRY_CAST`). The exported project sets it off, and the session's time zone to UTC.
 */
export const spark: Dialect = {
  name: 'spark',
  temporaries: 'views',
  transactions: false,
  // A view that whoever reads the file makes.
  file: identifier,
  identifier,
  literal,
  table,
  type,
  timestamp: (at) => `TIMESTAMP ${literal(at)}`,
  tryCast: (value, name) => `TRY_CAST(${value} AS ${type(name)})`,
  wholeNumber: (value, name) =>
    `CASE WHEN ${value} RLIKE ${literal('\\A[+-]?[0-9]+\\z')} THEN TRY_CAST(${value} AS ${type(name)}) END`,
  isoDate,
  contains: (value, pattern) => `${value} RLIKE ${literal(javaPattern(pattern))}`,
  matches: (value, pattern) =>
    `${value} RLIKE ${literal(javaPattern(`\\A(?:${pattern})\\z`, { dotAll: true }))}`,
  remove: (value, pattern) =>
    `regexp_replace(${value}, ${literal(javaPattern(pattern, { dotAll: true }))}, '')`,
  trim: (value) => `trim(BOTH ' ' FROM ${value})`,
  upper,
  lower,
  // Spark's own initcap gives some letters a form between small and capital.
  initcap: (value) =>
    `array_join(transform(split(${value}, ' '), word -> concat(${capital('left(word, 1)')}, ${lower('substr(word, 2)')})), ' ')`,
  parseDate(value, pattern) {
    if (pattern === 'yyyy-MM-dd') return `CASE WHEN ${isoDate(value)} IS NOT NULL THEN ${value} END`;
    const { regex, hasTime } = parseDatePattern(pattern);
    const time = `try_to_timestamp(${value}, ${literal(pattern)})`;
    const iso = hasTime ? 'yyyy-MM-dd HH:mm:ss' : 'yyyy-MM-dd';
    return `CASE WHEN ${value} RLIKE ${literal(`\\A(?:${regex})\\z`)} THEN date_format(${time}, ${literal(iso)}) END`;
  },
  nullSafeEqual: (left, right) => `${left} <=> ${right}`,
  replaceView: (name, query) => `CREATE OR REPLACE VIEW ${table(name)} AS\n${query}`,
  replaceTable: (name, query, columns) =>
    `CREATE OR REPLACE TABLE ${table(name)} USING delta AS\n` +
    (columns ? `SELECT * FROM (\n${query}\n) AS query (${list(columns)})` : query),
  createTable: (name, columns) =>
    `CREATE TABLE IF NOT EXISTS ${table(name)} (\n  ` +
    `${columns.map((column) => `${identifier(column.name)} ${type(column.type)}`).join(',\n  ')}\n) USING delta`,
  addColumn: (name, column) =>
    `ALTER TABLE ${table(name)} ADD COLUMNS (${identifier(column.name)} ${type(column.type)})`,
  temporary: (name, query) => ({
    create: `CREATE OR REPLACE TEMPORARY VIEW ${identifier(name)} AS\n${query}`,
    drop: `DROP VIEW ${identifier(name)}`,
  }),
  merge: (merge: Merge) => {
    const same = merge.keys.map((key) => `t.${identifier(key)} <=> s.${identifier(key)}`);
    const differs = merge.compared.map((c) => `NOT (t.${identifier(c)} <=> s.${identifier(c)})`);
    const set = merge.updated.map((column) => `t.${identifier(column)} = s.${identifier(column)}`);
    return [
      `MERGE INTO ${table(merge.target)} AS t`,
      `USING ${merge.source} AS s`,
      `ON ${same.join(' AND ')}`,
      ...(differs.length > 0
        ? [
            `WHEN MATCHED AND (${differs.join(' OR ')})`,
            `  THEN UPDATE SET ${[...set, `t.update_dt = ${merge.at}`].join(', ')}`,
          ]
        : []),
      `WHEN NOT MATCHED`,
      `  THEN INSERT (${list(merge.inserted)}, create_dt, update_dt)`,
      `  VALUES (${list(merge.inserted, 's.')}, ${merge.at}, ${merge.at})`,
    ].join('\n');
  },
  deduplicate(name, columns, order) {
    const doomed = identifier('_duplicates');
    const lineage = ['_file', '_row', '_load'];
    const same = [...columns, ...lineage].map((c) => `t.${identifier(c)} <=> s.${identifier(c)}`);
    return {
      statements: [
        // Delta has no row ids: a row is told by the record that it comes from. Two rows of one record would be told
        // apart by nothing; rank gives them the same place, so that the last one never goes.
        `CREATE OR REPLACE TEMPORARY VIEW ${doomed} AS\n` +
          `SELECT ${list([...columns, ...lineage])} FROM (\n` +
          `  SELECT *, rank() OVER (PARTITION BY ${list(columns)} ORDER BY ${order}, _load DESC, _file DESC) AS _place\n` +
          `  FROM ${table(name)}\n) WHERE _place > 1`,
        `MERGE INTO ${table(name)} AS t\nUSING ${doomed} AS s\nON ${same.join(' AND ')}\nWHEN MATCHED THEN DELETE`,
      ],
      count: `SELECT count(*) AS removed FROM ${doomed}`,
      cleanup: [`DROP VIEW ${doomed}`],
    };
  },
};
