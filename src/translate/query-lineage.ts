import {
  analyzeQuery,
  ast,
  Dialect,
  init,
  lineageAtWithSchema,
  parse,
  type ColumnReferenceFact,
  type ColumnUseFact,
  type LineageNode,
  type ProjectionFact,
} from '@polyglot-sql/sdk';
import { errorText } from '../core/error-text.ts';
import type { EdgeKind } from '../core/lineage/edge-kinds.ts';
import type { QueryLineage, QuerySource } from '../core/lineage/query-lineage.ts';
import { namesTable } from '../core/sql/names-table.ts';
import { tablesIn } from '../core/sql/tables-in.ts';
import type { TableName } from '../core/names.ts';
import { nameSubqueries } from './name-subqueries.ts';
import { queryFaults } from './query-faults.ts';
import type { Tree } from './syntax-tree.ts';

/** A table that a query may read, with its columns. */
export interface QueryTable {
  name: TableName;
  columns: readonly string[];
}

type OutputSource = QueryLineage['outputs'][number]['sources'][number];

/** What the library calls a use of a column, and what it decides. */
const useKinds: Readonly<Partial<Record<ColumnUseFact['context'], EdgeKind>>> = {
  join: 'joined',
  group: 'grouped',
  order: 'ordered',
  aggregate_order: 'ordered',
  window_partition: 'windowed',
  window_order: 'windowed',
  window_frame: 'windowed',
};

/**
 * Finds out what the columns of a query in DuckDB's SQL are made of, and what decides on its rows. Loads a large
 * library when it is first called. What can't be followed is said in `unknown`; throws nothing.
 */
export async function queryLineage(sql: string, tables: readonly QueryTable[]): Promise<QueryLineage> {
  try {
    await init();
    return new Reader(sql, tables).read();
  } catch (error) {
    const unknown = errorText(error);
    return { outputs: [], rows: [], unknown };
  }
}

/** Reads one query; its columns are known by the names under which it names their tables. */
class Reader {
  private readonly written = new Map<string, QueryTable & { parts: string[] }>();
  private readonly schema;

  private readonly tree: Tree[];
  private readonly sql: string;

  constructor(sql: string, tables: readonly QueryTable[]) {
    this.tree = parse(sql, Dialect.DuckDB).ast as unknown as Tree[];
    this.sql = nameSubqueries(sql, this.tree);
    for (const { parts } of tablesIn(sql)) {
      const table = tables.find(({ name }) => namesTable({ parts }, name));
      if (table) this.written.set(parts.join('.').toLowerCase(), { ...table, parts });
    }
    this.schema = {
      strict: false,
      tables: [...this.written.values()].map(({ parts, columns }) => ({
        name: parts.join('.'),
        columns: columns.map((name) => ({ name, type: 'VARCHAR' })),
      })),
    };
  }

  read(): QueryLineage {
    const answer = analyzeQuery(this.sql, { dialect: Dialect.DuckDB, schema: this.schema });
    if (!answer.success || !answer.analysis) throw new Error(answer.error ?? 'it is no SELECT');
    const columns = [...this.written.values()].flatMap((table) =>
      table.columns.map((name) => name.toLowerCase()),
    );
    const faults = queryFaults(this.tree, new Set(columns));
    const { projections, columnUses = [] } = answer.analysis;
    const uses = columnUses.map((use) => this.use(use));
    return {
      outputs: projections.map((projection) => this.output(projection, faults.columns)),
      rows: unique(uses.flatMap(({ sources }) => sources)),
      unknown: faults.columns || faults.rows || (uses.find(({ unknown }) => unknown !== '')?.unknown ?? ''),
    };
  }

  private use({ context, references }: ColumnUseFact): { sources: OutputSource[]; unknown: string } {
    const kind = useKinds[context] ?? 'filtered';
    const found = references.filter(isOfTable).map((reference) => this.source(reference));
    return {
      sources: found.flatMap((source) => (source ? [{ ...source, kind }] : [])),
      unknown: found.includes(undefined)
        ? 'a column in a condition or a join is of no table that is known'
        : '',
    };
  }

  private output(projection: ProjectionFact, fault: string): QueryLineage['outputs'][number] {
    const { name = '', index, isStar, upstream, transformKind } = projection;
    const none = (unknown: string) => ({ name, sources: [], unknown });
    if (fault !== '') return none(fault);
    if (isStar) return none('the columns of a table in it are not known');
    const found = upstream.filter(isOfTable).map((reference) => this.source(reference));
    if (found.includes(undefined)) return none('a column in it is of no table that is known');
    if (transformKind === 'constant') return { name, sources: [], unknown: '' };
    const { success, lineage } = lineageAtWithSchema(index, this.sql, this.schema, Dialect.DuckDB);
    if (!success || !lineage) return none('it could not be followed');
    const kinds = new Map<string, EdgeKind>();
    const counts = readPaths(lineage, 'copied', kinds);
    const sources = found.map((source): OutputSource => ({
      ...source!,
      kind: kinds.get(`${source!.table.join('.')}.${source!.column}`.toLowerCase()) ?? 'computed',
    }));
    if (counts)
      for (const { parts } of this.written.values())
        sources.push({ table: parts, column: '', kind: 'counted' });
    return { name, sources: unique(sources), unknown: '' };
  }

  /** The column that a reference means; undefined where it is of no table that is known. */
  private source({ table, column, confidence }: ColumnReferenceFact): QuerySource | undefined {
    const known = this.written.get(table?.toLowerCase() ?? '');
    const found = known?.columns.find((name) => name.toLowerCase() === column.toLowerCase());
    if (!known || found === undefined || confidence !== 'resolved') return undefined;
    return { table: known.parts, column: found };
  }
}

/** Whether a reference is to be found in a table; one to a part of the query itself holds a constant or a count. */
function isOfTable({ sourceKind }: ColumnReferenceFact): boolean {
  return sourceKind !== 'cte' && sourceKind !== 'derived_table';
}

/**
 * Notes what becomes of each column of a table on its way through the parts of a query: the least plain of its steps.
 * Returns whether rows are counted on the way.
 */
function readPaths(node: LineageNode, before: EdgeKind, kinds: Map<string, EdgeKind>): boolean {
  if (node.source_kind === 'table') {
    const column = ast.isColumn(node.expression) ? node.expression.column.name.name : node.name;
    const key = `${node.source_name}.${column}`.toLowerCase();
    kinds.set(key, plainer(kinds.get(key) ?? 'copied', before));
    return false;
  }
  // What a function makes of a column (unnest) reads like one of its own.
  const own = node.source_kind === 'virtual' ? 'computed' : kindOf(node.expression);
  const kind = plainer(before, own);
  if (node.downstream.length === 0) return own === 'aggregated';
  return node.downstream.map((child) => readPaths(child, kind, kinds)).includes(true);
}

function kindOf(expression: LineageNode['expression']): EdgeKind {
  const inner = ast.isAlias(expression) ? expression.alias.this : expression;
  if (ast.isColumn(inner)) return 'copied';
  // The branches of a set operation stand below it, each with an expression of its own.
  if (ast.isSelect(inner) || ast.isSetOperation(inner)) return 'copied';
  return ast.hasAggregates(inner) ? 'aggregated' : 'computed';
}

/** The kind that says more of two. */
function plainer(a: EdgeKind, b: EdgeKind): EdgeKind {
  const order: readonly EdgeKind[] = ['copied', 'computed', 'aggregated'];
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

function unique<Source extends OutputSource>(sources: readonly Source[]): Source[] {
  const keys = new Set<string>();
  return sources.filter((source) => {
    const key = JSON.stringify([source.table, source.column, source.kind]);
    return !keys.has(key) && keys.add(key);
  });
}
