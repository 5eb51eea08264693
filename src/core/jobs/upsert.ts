import {
  auditColumns,
  dataColumns,
  findColumn,
  lineageColumns,
  type Catalog,
  type Column,
} from '../catalog.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Compiled, Job, RunContext } from './job.ts';
import { requireKeys } from './source.ts';

/** What an upsert takes in. */
export interface Incoming {
  /** Data columns, typed. */
  columns: Column[];
  /** The select list's expression of a data column. */
  value(column: Column): string;
  /** What stands behind FROM, WHERE included. */
  from: string;
  /** The query that keeps one row a key of a query of typed rows: the last record. Keys come with their values. */
  last(rows: string, keys: { name: string; value: string }[]): string;
}

/** The names and types that an upsert's statements are made of. */
interface Shape {
  job: Job;
  keys: string[];
  data: { name: string; type: string }[];
  /** Data and lineage columns, as they are inserted. */
  names: string[];
  /** All columns of a new target. */
  all: { name: string; type: string }[];
  /** The query of the incoming rows, one a key. */
  rows: string;
  from: string;
  at: string;
}

/**
 * Merges incoming rows into the job's target by its keys, NULL keys matching NULL: stage and ingest share this.
 * Of several rows with one key the last record counts, the others are superseded; a matched row is written only
 * where a data column differs, so that `update_dt` moves for real changes only.
 */
export function compileUpsert(
  job: Job,
  incoming: Incoming,
  catalog: Catalog,
  dialect: Dialect,
  context: RunContext,
): Compiled {
  requireKeys(job, incoming.columns);
  const keys = job.keys.map((key) => findColumn(incoming.columns, key)!.name);
  const data = incoming.columns.map(({ name, type = 'VARCHAR' }) => ({ name, type }));
  const fixed = (columns: readonly Column[]) => columns.map(({ name, type }) => ({ name, type: type! }));
  const select = [
    ...incoming.columns.map((column) => {
      const value = incoming.value(column);
      const name = dialect.identifier(column.name);
      return value === name ? value : `${value} AS ${name}`;
    }),
    ...lineageColumns.map((column) => column.name),
  ];
  const shape: Shape = {
    job,
    keys,
    data,
    names: [...data, ...lineageColumns].map((column) => column.name),
    all: [...data, ...fixed(lineageColumns), ...fixed(auditColumns)],
    rows: incoming.last(
      `SELECT ${select.join(',\n  ')}\n${incoming.from}`,
      keys.map((key) => ({
        name: dialect.identifier(key),
        value: incoming.value(findColumn(incoming.columns, key)!),
      })),
    ),
    from: incoming.from,
    at: dialect.timestamp(context.at),
  };
  const existing = catalog.columns(job.targetTable);
  return existing ? mergeInto(shape, existing, dialect) : firstLoad(shape, dialect);
}

/** A table that isn't there yet needs no comparing: everything is inserted. */
function firstLoad({ job, names, all, rows, from, at }: Shape, dialect: Dialect): Compiled {
  const target = dialect.table(job.targetTable);
  const list = names.map((name) => dialect.identifier(name)).join(', ');
  return {
    statements: [
      dialect.createTable(job.targetTable, all),
      `INSERT INTO ${target} (${list}, create_dt, update_dt)\nSELECT ${list}, ${at}, ${at}\nFROM (\n${rows}\n)`,
    ],
    figures:
      'SELECT read, read - inserted AS superseded, inserted, 0 AS updated, 0 AS unchanged\n' +
      `FROM (SELECT count(*) AS read ${from}), (SELECT count(*) AS inserted FROM ${target})`,
    cleanup: [],
    columns: all,
    warnings: [],
  };
}

function mergeInto(shape: Shape, existing: Column[], dialect: Dialect): Compiled {
  const { job, keys, data, names, from, at } = shape;
  const added = data.filter((column) => !findColumn(existing, column.name));
  const compared = data.map((column) => column.name).filter((name) => !keys.includes(name));
  const same = (name: string) =>
    dialect.nullSafeEqual(`t.${dialect.identifier(name)}`, `s.${dialect.identifier(name)}`);
  const rows = dialect.temporary('_incoming', shape.rows);
  const counts =
    `SELECT (SELECT count(*) ${from}) AS read,\n` +
    `  count(*) AS kept,\n` +
    `  count(t._there) AS matched,\n` +
    `  count(CASE WHEN t._there AND ${compared.map(same).join(' AND ') || 'true'} THEN 1 END) AS unchanged\n` +
    `FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM ${dialect.table(job.targetTable)}) AS t ` +
    `ON ${keys.map(same).join(' AND ')}`;
  const merge = dialect.merge({
    target: job.targetTable,
    source: '_incoming',
    keys,
    compared,
    updated: names.filter((name) => !keys.includes(name)),
    inserted: names,
    at,
  });
  const figures = (relation: string) =>
    'SELECT read, read - kept AS superseded, kept - matched AS inserted, matched - unchanged AS updated, unchanged ' +
    `FROM ${relation}`;
  const columns = [...existing, ...added];
  const warnings =
    added.length > 0
      ? [`${job.target} got the new columns ${added.map((column) => column.name).join(', ')}`]
      : [];
  const before = [...added.map((column) => dialect.addColumn(job.targetTable, column)), rows.create];
  // The counts are taken before the merge: afterwards every row would look unchanged.
  if (dialect.temporaries === 'views')
    return {
      statements: [...before, merge],
      figures: figures(`(\n${counts}\n)`),
      figuresFirst: true,
      cleanup: [rows.drop],
      columns,
      warnings,
    };
  const kept = dialect.temporary('_figures', counts);
  return {
    statements: [...before, kept.create, merge],
    figures: figures('_figures'),
    cleanup: [rows.drop, kept.drop],
    columns,
    warnings,
  };
}

/**
 * The data columns of a source with their types. Throws an Error where the target has another type for one: values
 * would be lost in a cast that nobody asked for.
 */
export function typedColumns(columns: Column[], job: Job, catalog: Catalog): Column[] {
  const existing = catalog.columns(job.targetTable) ?? [];
  return dataColumns(columns).map(({ name, type = 'VARCHAR' }) => {
    const there = findColumn(existing, name)?.type;
    if (there !== undefined && there !== type)
      throw new Error(
        `${job.target}.${name} holds ${there} from an earlier run but is ${type} now: start from empty tables, or give it its type back in data_model.csv`,
      );
    return { name, type };
  });
}
