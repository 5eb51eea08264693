import { duckdb } from '../core/dialects/duckdb.ts';
import { snapshotCatalog } from '../engine/snapshot.ts';
import type { Plan } from '../core/plan.ts';
import {
  catalogueOf,
  type CatalogueCell,
  type CatalogueTable,
  type ExistingTable,
} from './catalogue-table.ts';
import type { Changes } from './changes.ts';
import type { EngineState } from './engine-holder.ts';
import type { Query, Unit } from './unit.ts';

/** What a catalogue needs of a workspace. */
export interface CatalogueSource {
  readonly changes: Changes;
  readonly plan: Plan;
  readonly allUnits: readonly Unit[];
  readonly rows: ReadonlyMap<string, number>;
  readonly running: unknown;
  readonly engine: { readonly state: EngineState };
  look(sql: string): ReturnType<Query>;
}

/**
 * The tables that there are and those that the configuration will make, with their columns, rows, writers and readers.
 * The engine is asked when the catalogue is wanted after tables have changed, never while a run goes on: it is busy
 * then, and before its first tables it may practise.
 */
export class Catalogue {
  private existing: readonly ExistingTable[] = [];
  /** Whether the engine has tables that `existing` doesn't know. */
  private isStale: boolean;
  private known: readonly CatalogueTable[] | undefined;
  private readonly stop: () => void;

  /** @param cells gives the cells that read tables or name their results; asked with each change. */
  constructor(
    private readonly source: CatalogueSource,
    private readonly cells: () => readonly CatalogueCell[] = () => [],
  ) {
    this.isStale = source.rows.size > 0;
    this.stop = source.changes.listen((topics) => {
      if (topics.has('tables')) this.isStale = true;
      if (['tables', 'plan', 'graph'].some((topic) => topics.has(topic))) this.known = undefined;
    });
  }

  /** The tables as far as they are known without asking the engine. */
  get tables(): readonly CatalogueTable[] {
    const { plan, allUnits, rows } = this.source;
    if (this.known) return this.known;
    const titles = new Map(allUnits.map(({ id, title }) => [id, title]));
    this.known = catalogueOf({
      jobs: plan.jobs,
      titleOf: (id) => titles.get(id) ?? id,
      cells: this.cells(),
      existing: this.existing,
      rows,
    });
    return this.known;
  }

  /** Asks the engine where tables have changed; resolves to whether `tables` is another list now. */
  async refresh(): Promise<boolean> {
    const { engine, running } = this.source;
    if (!this.isStale || running || engine.state.status === 'loading') return false;
    this.isStale = false;
    try {
      // An engine that is gone has taken its tables with it.
      this.existing = engine.state.status === 'ready' ? await readTables((sql) => this.source.look(sql)) : [];
    } catch {
      this.isStale = true;
      return false;
    }
    this.known = undefined;
    return true;
  }

  /** Ends listening to the workspace. */
  close(): void {
    this.stop();
  }
}

/**
 * The tables and views of all catalogs, with their columns in order; the tables that hold the results of cells are
 * known by the cells' names only. Rejects with the engine's error.
 */
async function readTables(query: Query): Promise<ExistingTable[]> {
  const { rows } = await query(
    'SELECT database_name, schema_name, table_name, column_name, data_type, ' +
      "database_name = current_database() AND schema_name = 'main' AS is_main FROM duckdb_columns() " +
      `WHERE NOT internal AND database_name NOT IN ('system', 'temp', ${duckdb.literal(snapshotCatalog)}) ` +
      "AND NOT (database_name = 'memory' AND schema_name = 'cells') " +
      'ORDER BY database_name, schema_name, table_name, column_index',
  );
  const tables = new Map<string, ExistingTable>();
  for (const row of rows) {
    const text = (name: string) => String(row[name]);
    const name = { catalog: text('database_name'), schema: text('schema_name'), table: text('table_name') };
    const key = JSON.stringify(name);
    const table = tables.get(key) ?? { name, columns: [], isMain: row['is_main'] === true };
    table.columns.push({ name: text('column_name'), type: text('data_type') });
    tables.set(key, table);
  }
  return [...tables.values()];
}
