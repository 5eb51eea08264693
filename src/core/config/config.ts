import type { Problem } from '../problem.ts';
import { readConfigTable, type ConfigRow } from './read.ts';
import { configTables } from './tables.ts';

/** All configuration tables as read, by name. */
export interface Config {
  tables: Record<string, ConfigRow[]>;
  /** The shipped data model: used for tables that the project's own model doesn't have. */
  shippedModel: ConfigRow[];
  /** What is wrong with the files and single values. */
  problems: Problem[];
}

/**
 * Reads a project's configuration.
 * Takes the text of each file by table name (`pipeline_config`, …) and the text of the shipped data model.
 * A missing file is an error unless the project can do without it.
 */
export function readConfig(texts: Record<string, string | undefined>, shippedModel: string): Config {
  const config: Config = { tables: {}, shippedModel: [], problems: [] };
  for (const table of configTables) {
    const text = texts[table.name];
    if (text === undefined) {
      config.tables[table.name] = [];
      if (!table.optional)
        config.problems.push({
          severity: table.vital ? 'error' : 'warning',
          file: `${table.name}.csv`,
          line: 1,
          column: '',
          message: `the file is missing; it says: ${table.doc}`,
        });
      continue;
    }
    const { rows, problems } = readConfigTable(table, text);
    config.tables[table.name] = rows;
    config.problems.push(...problems);
  }
  const model = configTables.find((table) => table.name === 'data_model')!;
  config.shippedModel = readConfigTable(model, shippedModel).rows;
  return config;
}

/** The active lines of a table in `seq_no` order, lines without one last, ties in file order. */
export function activeRows(config: Config, table: string): ConfigRow[] {
  const order = (row: ConfigRow) => {
    const text = row.values['seq_no'];
    const number = text == null ? Number.NaN : Number(text);
    return Number.isNaN(number) ? Number.POSITIVE_INFINITY : number;
  };
  return (config.tables[table] ?? [])
    .filter((row) => row.active)
    .sort((a, b) => Math.sign(order(a) - order(b)) || a.line - b.line);
}
