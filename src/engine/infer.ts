import type { Catalog } from '../core/catalog.ts';
import { dataColumns, findColumn, type Column } from '../core/catalog.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import type { Job } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';
import { dataTypes } from '../core/types/types.ts';
import type { Connector } from './connector.ts';

/** The types that values may be taken for: a column of Y and N, or of 0 and 1, stays what it is. */
const candidates = dataTypes.filter((type) =>
  ['INTEGER', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP'].includes(type.name),
);

/**
 * Fills in the types of a job's source columns where the data model says nothing: the types that the stage table
 * has already, else the narrowest type that all values have. Digits with leading zeros stay text, and so does a
 * column without values.
 */
export async function inferTypes(
  job: Job,
  jobs: Job[],
  catalog: Catalog,
  connector: Connector,
  dialect: Dialect,
): Promise<void> {
  const source = job.sourceTable;
  const columns = source && catalog.columns(source);
  if (!columns) return;
  const open = dataColumns(columns).filter((column) => column.type === undefined);
  if (open.length === 0) return;
  const stage = jobs.find(
    (other) =>
      other.kind === 'stage' &&
      other.sourceTable &&
      [source, job.targetTable].some((table) => tableKey(table) === tableKey(other.sourceTable!)),
  );
  const existing = (stage && catalog.columns(stage.targetTable)) ?? [];
  const unknown = open.filter((column) => findColumn(existing, column.name)?.type === undefined);
  const inferred = await fromValues(unknown, dialect.table(source), connector, dialect);
  catalog.set(
    source,
    columns.map((column): Column => {
      if (!open.includes(column)) return column;
      const type = findColumn(existing, column.name)?.type ?? inferred.get(column.name) ?? 'VARCHAR';
      return { name: column.name, type };
    }),
  );
}

async function fromValues(
  columns: Column[],
  table: string,
  connector: Connector,
  dialect: Dialect,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { name } of columns) {
    const value = dialect.identifier(name);
    const tests = candidates.map(
      (type, index) => `bool_and(${type.parse(value, dialect)} IS NOT NULL) AS t${index}`,
    );
    const { rows } = await connector.query(
      `SELECT bool_or(${dialect.matches(value, '[+-]?0[0-9]+')}) AS zeros, ${tests.join(', ')}\n` +
        `FROM ${table} WHERE ${value} <> ''`,
    );
    const row = rows[0]!;
    const index = candidates.findIndex((_, position) => row[`t${position}`] === true);
    found.set(name, index < 0 || row['zeros'] === true ? 'VARCHAR' : candidates[index]!.name);
  }
  return found;
}
