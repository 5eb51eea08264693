import type { Config } from '../core/config/config.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Job } from '../core/jobs/job.ts';
import { fullName, tableKey } from '../core/names.ts';
import { countText, plural } from '../core/plural.ts';
import { unknown } from '../core/suggest.ts';
import { modelFrom, tablesQuery } from '../dashboard/engine-model.ts';
import { columnOf, referencesOf, tableNamed, type ModelTable } from '../dashboard/model.ts';
import { recordsBehind } from '../dashboard/records-behind.ts';
import type { RowValue } from '../dashboard/row-proof.ts';
import type { Connector } from '../engine/connector.ts';
import { fieldsText } from '../engine/passport/passport-words.ts';
import type { Field } from '../engine/passport/passport.ts';
import { UsageError } from './usage-error.ts';

/** So many rows of each table are told. */
const mostRows = 1000;

/** A row of a BI table, and the rows of other tables that its query computes it from. */
export interface PublishedRow {
  table: string;
  values: Field[];
  /** Where its query stands. */
  origin: { file: string; line: number };
  /** Whether the rows are fewer than all; where the query can't be followed they are whole tables. */
  isNarrow: boolean;
  /** The columns of the row that also depend on other rows. */
  dependent: string[];
  /** The first rows of each table, with the columns of its merge key, if it has one. */
  sources: { table: string; count: number; key: string[]; rows: Record<string, string | null>[] }[];
}

/**
 * Finds the row of a BI table that has the values of `words`, each `COLUMN=VALUE`, and the rows behind it. Resolves to what
 * there is instead, in words, where no row or several have them. Throws a UsageError for words that can't be used.
 */
export async function explainPublished(
  job: Job,
  words: readonly (string | null)[],
  jobs: readonly Job[],
  config: Config,
  connector: Connector,
): Promise<PublishedRow | string> {
  const lines =
    [config.tables['data_model'] ?? [], config.shippedModel].find(({ length }) => length > 0) ?? [];
  const references = referencesOf(lines.filter(({ active }) => active));
  const model = modelFrom((await connector.query(tablesQuery)).rows, references);
  const { table, catalog, schema } = job.targetTable;
  const own = tableNamed(model, [catalog, schema, table]);
  if (!own) return `there is no table ${table}: no run has made it`;
  const wanted = words.map((word) => readPair(word, own));
  const found = await rowsWith(wanted, job, connector);
  const [row] = found;
  if (!row) return `no row of ${table} has ${fieldsText(wanted)}`;
  if (found.length > 1) return severalText(found, wanted, own);
  const ask = async (sql: string) => (await connector.query(sql)).rows;
  const values = own.columns.map(({ name, type }): RowValue => ({ column: name, type, text: row[name]! }));
  const { sources, dependent, isNarrow } = await recordsBehind(job.query!.sql, values, model, ask);
  return {
    table: fullName(job.targetTable),
    values: values.map(({ column, text }) => ({ column, value: text })),
    origin: { file: job.origin.file, line: job.origin.line },
    isNarrow,
    dependent,
    sources: await Promise.all(
      sources.map(async (source) => {
        const [counted] = await ask(`SELECT count(*) AS n FROM (${source.sql})`);
        const rows = await ask(`${asText} FROM (FROM (${source.sql}) ORDER BY ALL LIMIT ${mostRows})`);
        return {
          table: source.table.name,
          count: Number(counted!['n']),
          key: mergeKey(source.table, jobs),
          rows: rows as Record<string, string | null>[],
        };
      }),
    ),
  };
}

const asText = 'SELECT CAST(COLUMNS(*) AS VARCHAR)';

/** The columns of the key by which rows are merged into a table; [] where none are. */
function mergeKey({ key }: ModelTable, jobs: readonly Job[]): string[] {
  const writers = jobs.filter(({ targetTable }) => tableKey(targetTable) === key);
  return writers.find(({ kind }) => kind === 'ingest' || kind === 'stage')?.keys ?? [];
}

function readPair(word: string | null, table: ModelTable): Field {
  const at = word?.indexOf('=') ?? -1;
  if (word === null || at < 1)
    throw new UsageError(
      `explain: a row of ${table.name} is made of many; say which one by values of its columns, as ${table.columns[0]!.name}=VALUE`,
    );
  const [column, value] = [word.slice(0, at), word.slice(at + 1)];
  const known = columnOf(table, column);
  if (!known) {
    const names = table.columns.map(({ name }) => name);
    throw new UsageError(`explain: ${table.name}: ${unknown(column, names, 'column')}`);
  }
  return { column: known.name, value: value === 'null' ? null : value };
}

/** The first rows of a table, as text, that have the values. */
async function rowsWith(
  wanted: readonly Field[],
  { targetTable }: Job,
  connector: Connector,
): Promise<Record<string, string | null>[]> {
  const same = wanted.map(({ column, value }) => {
    const literal = value === null ? 'NULL' : duckdb.literal(value);
    return `CAST(${duckdb.identifier(column)} AS VARCHAR) IS NOT DISTINCT FROM ${literal}`;
  });
  const sql = `${asText} FROM ${duckdb.table(targetTable)} WHERE ${same.join(' AND ')} LIMIT ${mostRows}`;
  return (await connector.query(sql)).rows as Record<string, string | null>[];
}

/** That several rows have the values, and which column would tell them apart. */
function severalText(
  rows: readonly Record<string, string | null>[],
  wanted: readonly Field[],
  { name, columns }: ModelTable,
): string {
  const count = rows.length < mostRows ? plural(rows.length, 'row') : `${countText(mostRows)} rows or more`;
  const differing = columns
    .map((column) => column.name)
    .filter((column) => rows.some((row) => row[column] !== rows[0]![column]));
  const advice =
    differing.length > 0
      ? `; add a value of ${differing.slice(0, 3).join(' or ')}, such as ${differing[0]}=${rows[0]![differing[0]!] ?? 'null'}`
      : ', which are the same in all columns';
  return `${count} of ${name} have ${fieldsText(wanted)}${advice}`;
}
