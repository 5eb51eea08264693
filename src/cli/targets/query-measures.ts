import { duckdb } from '../../core/dialects/duckdb.ts';
import type { Plan } from '../../core/plan.ts';
import { numericType, timeType } from '../../dashboard/sql-types.ts';
import { dryRun } from '../../engine/dry-run.ts';
import { openNative } from '../../engine/node.ts';
import { plainMessage } from '../../engine/plain-message.ts';
import type { Measure } from '../../export/databricks/chapters.ts';

/** What the columns of a query hold, or why the engine refuses it. */
export type Described = { measures: Map<string, Measure> } | { error: string };

function measureOf(type: string): Measure {
  if (numericType.test(type)) return 'quantitative';
  return timeType.test(type) ? 'temporal' : 'categorical';
}

/** Asks an engine, on the empty tables of a plan, what columns queries have. `views` are queries that others read by name. */
export async function describeQueries(
  plan: Plan,
  views: ReadonlyMap<string, string>,
  queries: readonly string[],
): Promise<Described[]> {
  const connector = await openNative();
  try {
    await dryRun(plan, connector, duckdb);
    for (const [name, sql] of views)
      // What a view lacks is said where it is read.
      await connector.run(`CREATE VIEW ${duckdb.identifier(name)} AS ${sql}`).catch(() => undefined);
    const found: Described[] = [];
    for (const query of queries)
      try {
        const { rows } = await connector.query(`DESCRIBE ${query}`);
        const measures = rows.map(
          (row) => [String(row['column_name']), measureOf(String(row['column_type']))] as const,
        );
        found.push({ measures: new Map(measures) });
      } catch (error) {
        found.push({ error: plainMessage(error) });
      }
    return found;
  } finally {
    await connector.close();
  }
}
