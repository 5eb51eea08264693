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

/** So many rows are tested before all are: most types that a column can't have show there. */
const firstRows = 10_000;

/** A column and the types that are left for it, the narrowest first. */
interface Left {
  name: string;
  types: readonly DataType[];
}

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
  if (columns.length === 0) return new Map();
  if (columns.length > mostTogether) return typesOfMany(columns, relation, connector, dialect, candidates);
  /** The types that values of a relation leave, and whether it has values at all. */
  const test = async (asked: readonly Left[], from: string) => {
    if (asked.length === 0) return { rows: 0, columns: [] };
    const tests = asked.flatMap(({ name, types }, place) =>
      testsOf(dialect.identifier(name), String(place), types, dialect),
    );
    const { rows } = await connector.query(
      `SELECT count(*) AS rows,\n  ${tests.join(',\n  ')}\nFROM ${from}`,
    );
    const row = rows[0]!;
    const tested = asked.map(({ name, types }, place) => {
      const fits = types.map((_, index) => row[`t${place}_${index}`]);
      const left = types.filter((_, index) => fits[index] !== false);
      return {
        name,
        types: row[`zeros${place}`] === true ? [] : left,
        hasValues: fits.some((fit) => typeof fit === 'boolean'),
      };
    });
    return { rows: Number(row['rows']), columns: tested };
  };
  const names = columns.map((name) => dialect.identifier(name)).join(', ');
  const all = columns.map((name) => ({ name, types: candidates }));
  const first = await test(all, `(SELECT ${names} FROM ${relation} LIMIT ${firstRows})`);
  let tested = first.columns;
  if (first.rows >= firstRows) {
    const open = first.columns.filter(({ types }) => types.length > 0);
    const narrowest = open.map((column) =>
      column.hasValues ? { ...column, types: column.types.slice(0, 1) } : column,
    );
    const second = await test(narrowest, relation);
    const refused = new Set(second.columns.flatMap(({ name, types }) => (types.length === 0 ? [name] : [])));
    const wider = open
      .filter(({ name, hasValues, types }) => refused.has(name) && hasValues && types.length > 1)
      .map((column) => ({ ...column, types: column.types.slice(1) }));
    tested = [...second.columns, ...(await test(wider, relation)).columns];
  }
  const found = new Map(columns.map((name) => [name, 'VARCHAR']));
  for (const { name, types, hasValues } of tested) if (hasValues && types[0]) found.set(name, types[0].name);
  return found;
}

function testsOf(value: string, name: string, types: readonly DataType[], dialect: Dialect): string[] {
  const given = `FILTER (WHERE ${value} <> '')`;
  return [
    `bool_or(${dialect.matches(value, '[+-]?0[0-9]+')}) ${given} AS zeros${name}`,
    ...types.map(
      (type, index) => `bool_and(${type.parse(value, dialect)} IS NOT NULL) ${given} AS t${name}_${index}`,
    ),
  ];
}

/** The same for many columns: a row for each value, so that there is one column to test. */
async function typesOfMany(
  columns: readonly string[],
  relation: string,
  connector: Pick<JobConnector, 'query'>,
  dialect: Dialect,
  candidates: readonly DataType[],
): Promise<Map<string, string>> {
  const names = columns.map((name) => dialect.identifier(name)).join(', ');
  const { rows } = await connector.query(
    `SELECT place, ${testsOf('value', '', candidates, dialect).join(',\n  ')}\n` +
      `FROM (SELECT unnest(range(${columns.length})) AS place, unnest([${names}]) AS value FROM ${relation})\nGROUP BY place`,
  );
  const byPlace = new Map(rows.map((row) => [Number(row['place']), row]));
  return new Map(
    columns.map((name, place): [string, string] => {
      const row = byPlace.get(place);
      const index = candidates.findIndex((_, position) => row?.[`t_${position}`] === true);
      return [name, index < 0 || row!['zeros'] === true ? 'VARCHAR' : candidates[index]!.name];
    }),
  );
}
