import type { Catalog } from '../core/catalog.ts';
import { dataColumns, findColumn, type Column } from '../core/catalog.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import type { Job } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';
import type { DataType } from '../core/types/type.ts';
import { dataTypes } from '../core/types/types.ts';
import type { JobConnector, Row } from './connector.ts';

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
  jobs: readonly Job[],
  catalog: Catalog,
  connector: Pick<JobConnector, 'query'>,
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

/** With more columns than these, their tests would take the engine longer to understand than to run. */
const mostTogether = 50;

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
  const testsOf = (value: string, name: string) => {
    const given = `FILTER (WHERE ${value} <> '')`;
    return [
      `bool_or(${dialect.matches(value, '[+-]?0[0-9]+')}) ${given} AS zeros${name}`,
      ...candidates.map(
        (type, index) => `bool_and(${type.parse(value, dialect)} IS NOT NULL) ${given} AS t${name}_${index}`,
      ),
    ];
  };
  const typeIn = (row: Row | undefined, name: string) => {
    const index = candidates.findIndex((_, position) => row?.[`t${name}_${position}`] === true);
    return index < 0 || row![`zeros${name}`] === true ? 'VARCHAR' : candidates[index]!.name;
  };
  if (columns.length <= mostTogether) {
    if (columns.length === 0) return new Map();
    const tests = columns.flatMap((name, place) => testsOf(dialect.identifier(name), String(place)));
    const { rows } = await connector.query(`SELECT ${tests.join(',\n  ')}\nFROM ${relation}`);
    return new Map(columns.map((name, place) => [name, typeIn(rows[0], String(place))]));
  }
  // A row for each value, so that there is one column to test.
  const names = columns.map((name) => dialect.identifier(name)).join(', ');
  const { rows } = await connector.query(
    `SELECT place, ${testsOf('value', '').join(',\n  ')}\n` +
      `FROM (SELECT unnest(range(${columns.length})) AS place, unnest([${names}]) AS value FROM ${relation})\nGROUP BY place`,
  );
  const byPlace = new Map(rows.map((row) => [Number(row['place']), row]));
  return new Map(columns.map((name, place) => [name, typeIn(byPlace.get(place), '')]));
}
