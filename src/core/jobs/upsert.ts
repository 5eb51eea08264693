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

/** What an upsert takes in: the columns with their types, and the query that yields them. */
export interface Incoming {
  /** Data columns, typed. */
  columns: Column[];
  /** The select list's expression of a data column. */
  value(column: Column): string;
  /** What stands behind FROM, WHERE included. */
  from: string;
  /** Which of several rows with one key stays: the first in this order. */
  order: string;
}

/**
 * Merges incoming rows into the job's target by its keys, NULL keys matching NULL: stage and ingest share this.
 * Of several rows with one key the first in `order` counts, the others are superseded; a matched row is written
 * only where a data column differs, so that `update_dt` moves for real changes only.
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
  const existing = catalog.columns(job.targetTable);
  const data = incoming.columns.map((column) => ({ name: column.name, type: column.type ?? 'VARCHAR' }));
  const lineage = lineageColumns.map((column) => ({ name: column.name, type: column.type! }));
  const audit = auditColumns.map((column) => ({ name: column.name, type: column.type! }));
  const added = existing ? data.filter((column) => !findColumn(existing, column.name)) : [];

  const identifier = (name: string) => dialect.identifier(name);
  const select = [
    ...incoming.columns.map((column) => {
      const value = incoming.value(column);
      return value === identifier(column.name) ? value : `${value} AS ${identifier(column.name)}`;
    }),
    ...lineage.map((column) => column.name),
  ];
  const rows = dialect.temporary(
    '_incoming',
    `SELECT ${select.join(',\n  ')}\n${incoming.from}\n` +
      `QUALIFY row_number() OVER (PARTITION BY ${keys.map(identifier).join(', ')} ORDER BY ${incoming.order}) = 1`,
  );
  const target = dialect.table(job.targetTable);
  const compared = data.map((column) => column.name).filter((name) => !keys.includes(name));
  const names = [...data, ...lineage].map((column) => column.name);
  const on = keys
    .map((key) => dialect.nullSafeEqual(`t.${identifier(key)}`, `s.${identifier(key)}`))
    .join(' AND ');
  const equal = compared.map((name) =>
    dialect.nullSafeEqual(`t.${identifier(name)}`, `s.${identifier(name)}`),
  );
  // The counts are taken before the merge: afterwards every row would look unchanged.
  const counts = dialect.temporary(
    '_figures',
    `SELECT (SELECT count(*) ${incoming.from}) AS read,\n` +
      `  count(*) AS kept,\n` +
      `  count(t._there) AS matched,\n` +
      `  count(CASE WHEN t._there AND ${equal.join(' AND ') || 'true'} THEN 1 END) AS unchanged\n` +
      `FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM ${target}) AS t ON ${on}`,
  );
  const merge = dialect.merge({
    target: job.targetTable,
    source: '_incoming',
    keys,
    compared,
    updated: names.filter((name) => !keys.includes(name)),
    inserted: names,
    at: dialect.timestamp(context.at),
  });
  return {
    statements: [
      ...(existing
        ? added.map((column) => dialect.addColumn(job.targetTable, column))
        : [dialect.createTable(job.targetTable, [...data, ...lineage, ...audit])]),
      rows.create,
      counts.create,
      merge,
    ],
    figures:
      'SELECT read, read - kept AS superseded, kept - matched AS inserted, matched - unchanged AS updated, unchanged FROM _figures',
    cleanup: [rows.drop, counts.drop],
    columns: [...(existing ? [...existing, ...added] : [...data, ...lineage, ...audit])],
    warnings:
      added.length > 0 && existing
        ? [`${job.target} got the new columns ${added.map((c) => c.name).join(', ')}`]
        : [],
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
