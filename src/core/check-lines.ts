import { reasonSeparator } from './catalog.ts';
import type { Config } from './config/config.ts';
import type { Problem } from './problem.ts';
import { closest } from './suggest.ts';

/** What is wrong with lines by themselves or in view of another table's: rules for tables that nobody reads, dead references. */
export function checkLines(config: Config): Problem[] {
  return [...strayRules(config), ...splitReasons(config), ...deadReferences(config)];
}

/** A table's own name, without catalog and schema, lower case. */
function bare(name: string): string {
  return name.split('.').pop()!.toLowerCase();
}

function hint(word: string, candidates: readonly string[]): string {
  const near = closest(word, candidates);
  return near ? `; did you mean ${near}?` : '';
}

/** Rules for a table that no line of the pipeline reads, switched off or not, do nothing: a check would be missed. */
function strayRules(config: Config): Problem[] {
  const sources = (config.tables['main_pipeline_config'] ?? []).flatMap((row) => row.values['source'] ?? []);
  const known = new Set(sources.map(bare));
  return ['cleansing_rules', 'ref_data', 'dq_rule_config', 'corrections'].flatMap((table) =>
    (config.tables[table] ?? []).flatMap((row): Problem[] => {
      const name = row.values['table_name'];
      if (!row.active || !name || known.has(bare(name))) return [];
      const message = `no job reads the table ${name}, so the line does nothing${hint(name, sources)}`;
      const severity = table === 'dq_rule_config' ? 'error' : 'warning';
      return [{ severity, file: row.file, line: row.line, column: 'table_name', message }];
    }),
  );
}

/** A reason that holds what stands between reasons is read as two. */
function splitReasons(config: Config): Problem[] {
  return (config.tables['dq_rule_config'] ?? []).flatMap((row): Problem[] => {
    if (!row.active || !row.values['rule_desc']?.includes(reasonSeparator)) return [];
    const message = 'holds “ | ”, which stands between reasons: it is told as several; write it otherwise';
    return [{ severity: 'warning', file: row.file, line: row.line, column: 'rule_desc', message }];
  });
}

/** A foreign key must point to a column of the data model. */
function deadReferences(config: Config): Problem[] {
  const rows = config.tables['data_model'] ?? [];
  const columns = rows.map(
    (row) => `${bare(row.values['table_name'] ?? '')}.${row.values['column_name'] ?? ''}`,
  );
  const known = new Set(columns.map((column) => column.toLowerCase()));
  return rows.flatMap((row): Problem[] => {
    const target = row.values['references'];
    if (!target) return [];
    const parts = target.split('.');
    const column = parts.slice(-2).join('.');
    if (parts.length >= 2 && known.has(column.toLowerCase())) return [];
    const message = `the data model has no column ${target}${hint(column, columns)}`;
    return [{ severity: 'warning', file: row.file, line: row.line, column: 'references', message }];
  });
}
