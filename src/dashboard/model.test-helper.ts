import { readFileSync } from 'node:fs';
import { readConfig } from '../core/config/config.ts';
import { writtenName } from '../core/sql/written-name.ts';
import type { Connector } from '../engine/connector.ts';
import { referencesOf, type Model, type ModelTable } from './model.ts';

const text = readFileSync(new URL('../../configs/data_model.csv', import.meta.url), 'utf8');

/** The references of the shipped data model. */
export const shippedReferences = referencesOf(readConfig({}, text).shippedModel);

/** The model of all tables that an engine has, with the shipped references. */
export async function modelIn(connector: Connector): Promise<Model> {
  const { rows } = await connector.query(
    'SELECT database_name, schema_name, table_name, list(column_name ORDER BY column_index) AS names, ' +
      'list(data_type ORDER BY column_index) AS types FROM duckdb_columns() WHERE NOT internal GROUP BY ALL ORDER BY ALL',
  );
  const tables = rows.map((row): ModelTable => {
    const parts = [row['database_name'], row['schema_name'], row['table_name']].map(String);
    const [names, types] = [row['names'], row['types']] as [string[], string[]];
    return {
      key: parts.join('.').toLowerCase(),
      name: parts[2]!,
      sql: parts.map(writtenName).join('.'),
      columns: names.map((name, at) => ({ name, type: types[at]! })),
    };
  });
  return { tables, references: shippedReferences };
}
