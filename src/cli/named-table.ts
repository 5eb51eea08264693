import type { Job } from '../core/jobs/job.ts';
import { fullName, tableKey, type TableName } from '../core/names.ts';
import { listed } from '../core/plural.ts';
import { namesTable } from '../core/sql/names-table.ts';
import { closest } from '../core/suggest.ts';
import { UsageError } from './usage-error.ts';

/**
 * The table that a name means: its own name, or with schema and catalog. Throws a UsageError where there is none and
 * where it may be several.
 */
export function namedTable(text: string, jobs: readonly Job[]): TableName {
  const tables = new Map<string, TableName>();
  for (const { targetTable, sourceTable } of jobs)
    for (const table of [sourceTable, targetTable]) if (table) tables.set(tableKey(table), table);
  const found = [...tables.values()].filter((table) => namesTable({ parts: text.split('.') }, table));
  const [first] = found;
  if (!first) {
    const near = closest(
      text,
      [...tables.values()].map(({ table }) => table),
    );
    throw new UsageError(`explain: there is no table "${text}"${near ? `; did you mean "${near}"?` : ''}`);
  }
  if (found.length > 1)
    throw new UsageError(`explain: "${text}" may be ${listed(found.map(fullName))}: write it in full`);
  return first;
}
