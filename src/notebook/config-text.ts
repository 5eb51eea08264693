import type { ConfigTable } from '../core/config/table.ts';
import { configTables } from '../core/config/tables.ts';
import { mergeConfigs } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** A configuration table as it is in force. */
export interface ConfigText {
  table: ConfigTable;
  /** The file's name, as problems and rules give it. */
  file: string;
  /** The text of the file; undefined where the project has none. */
  text: string | undefined;
  /** Whether the user has brought it; else it is the shipped one. */
  own: boolean;
}

/** Every configuration table of a workspace with its text, in the order in which a reader meets them. */
export function configTexts({ effects, own }: Pick<Workspace, 'effects' | 'own'>): ConfigText[] {
  const { configs } = effects.shipped;
  const merged = mergeConfigs(configs, own.configs);
  return configTables.map((table) => ({
    table,
    file: `${table.name}.csv`,
    // The shipped model gives types to tables of its names in projects without a model of their own.
    text: merged[table.name] ?? (table.name === 'data_model' ? configs[table.name] : undefined),
    own: table.name in own.configs,
  }));
}
