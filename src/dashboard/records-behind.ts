import { tablesIn } from '../core/sql/tables-in.ts';
import { meaningfulTokens } from '../core/sql/tokens.ts';
import type { Filter } from './filter.ts';
import { filteredQuery } from './filtered-query.ts';
import { filtersFrom } from './filters-from.ts';
import { tableNamed, type Model, type ModelTable } from './model.ts';
import { conditionOn } from './reach.ts';
import { proofQuery, readProof, type Proof, type RowValue } from './row-proof.ts';
import { readSelect } from './select.ts';

/** The rows of one table that a row of an answer is computed from. */
export interface SourceRows {
  table: ModelTable;
  /** A query for all of their columns. */
  sql: string;
}

/** What is behind a row of an answer. */
export interface Behind {
  sources: SourceRows[];
  /** The columns of the row that these rows alone would not give: they depend on others, too, such as a maximum over all. */
  dependent: string[];
  /** Whether the rows are fewer than all; where the query can't be followed they are whole tables. */
  isNarrow: boolean;
}

/** What a column's value in the row says of the tables' own columns. */
interface Candidate {
  place: number;
  filter: Filter;
}

/**
 * The rows behind a row of a query's answer. What the row's values say of the tables' own columns narrows the tables
 * down, and the query itself proves each step: run on the narrowed tables alone, it still gives this row. So a step that
 * would leave out a row that counts is not taken.
 * @param sql the query
 * @param row all columns of the answer in the query's order, with their values in the row
 * @param ask runs a query and resolves to its rows; rejects with the engine's error
 */
export async function recordsBehind(
  sql: string,
  row: readonly RowValue[],
  model: Model,
  ask: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>,
): Promise<Behind> {
  const candidates = candidatesOf(sql, row);
  const telling = candidates.map(({ place }) => place);
  const prove = async (filters: readonly Filter[]) => {
    const [found] = await ask(proofQuery(filteredQuery(sql, filters, model).sql, row, telling));
    return readProof(found, row);
  };
  const whole = await narrowed(candidates, prove, ({ isWhole }) => isWhole);
  // Where every row counts for one column, those are told that decide the others.
  const found =
    whole.filters.length > 0 ? whole : await narrowed(candidates, prove, ({ isSingle }) => isSingle);
  const tables = new Map(
    tablesIn(sql).flatMap(({ parts }) => {
      const table = tableNamed(model, parts);
      return table ? [[table.key, table] as const] : [];
    }),
  );
  return {
    sources: [...tables.values()].map((table) => ({ table, sql: rowsOf(table, found.filters, model) })),
    dependent: found.dependent,
    isNarrow: found.filters.length > 0,
  };
}

function candidatesOf(sql: string, row: readonly RowValue[]): Candidate[] {
  const { items = [] } = readSelect(meaningfulTokens(sql)) ?? {};
  return row.flatMap(({ text }, place) => {
    const column = items[place]?.name;
    const [filter] = column ? filtersFrom([{ column, values: [text] }], { data: sql }) : [];
    return filter ? [{ place, filter }] : [];
  });
}

/** Takes one filter after the other as long as the query still gives the row. */
async function narrowed(
  candidates: readonly Candidate[],
  prove: (filters: readonly Filter[]) => Promise<Proof>,
  holds: (proof: Proof) => boolean,
): Promise<{ filters: Filter[]; dependent: string[] }> {
  let taken: { filters: Filter[]; dependent: string[] } = { filters: [], dependent: [] };
  for (const { filter } of candidates) {
    const filters = [...taken.filters, filter];
    const proof = await prove(filters);
    if (holds(proof)) taken = { filters, dependent: proof.dependent };
  }
  return taken;
}

function rowsOf(table: ModelTable, filters: readonly Filter[], model: Model): string {
  const conditions = filters.flatMap((filter) => conditionOn(table, filter, model) ?? []);
  const where = conditions.length > 0 ? `\nWHERE ${conditions.join('\n  AND ')}` : '';
  return `SELECT *\nFROM ${table.sql}${where}`;
}
