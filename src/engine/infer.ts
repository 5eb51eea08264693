import type { Catalog } from '../core/catalog.ts';
import { dataColumns, findColumn, type Column } from '../core/catalog.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import type { Job } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';
import type { DataType } from '../core/types/type.ts';
import { dataTypes } from '../core/types/types.ts';
import type { JobConnector } from './connector.ts';

/** The types that values may be taken for: a column of Y and N, or of 0 and 1, stays what it is. */
export const inferableTypes: readonly DataType[] = dataTypes.filter((type) =>
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
  connector: JobConnector,
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
  const inferred = await typesOfValues(
    unknown.map(({ name }) => name),
    dialect.table(source),
    connector,
    dialect,
  );
  catalog.set(
    source,
    columns.map((column): Column => {
      if (!open.includes(column)) return column;
      const type = findColumn(existing, column.name)?.type ?? inferred.get(column.name) ?? 'VARCHAR';
      return { name: column.name, type };
    }),
  );
}

/** More columns than these make one query too large. */
const columnsAtOnce = 50;

/**
 * The narrowest of the `candidates` that all values of a column have, by the column's name; VARCHAR where none fits, for
 * digits with leading zeros and for a column without values. `relation` is SQL that stands after FROM.
 */
export async function typesOfValues(
  columns: readonly string[],
  relation: string,
  connector: Pick<JobConnector, 'query'>,
  dialect: Dialect,
  candidates: readonly DataType[] = inferableTypes,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < columns.length; start += columnsAtOnce) {
    const some = columns.slice(start, start + columnsAtOnce);
    const tests = some.flatMap((name, column) => {
      const value = dialect.identifier(name);
      const given = `FILTER (WHERE ${value} <> '')`;
      return [
        `bool_or(${dialect.matches(value, '[+-]?0[0-9]+')}) ${given} AS zeros${column}`,
        ...candidates.map(
          (type, index) =>
            `bool_and(${type.parse(value, dialect)} IS NOT NULL) ${given} AS t${column}_${index}`,
        ),
      ];
    });
    const { rows } = await connector.query(`SELECT ${tests.join(',\n  ')}\nFROM ${relation}`);
    const row = rows[0]!;
    some.forEach((name, column) => {
      const index = candidates.findIndex((_, position) => row[`t${column}_${position}`] === true);
      const isText = index < 0 || row[`zeros${column}`] === true;
      found.set(name, isText ? 'VARCHAR' : candidates[index]!.name);
    });
  }
  return found;
}
