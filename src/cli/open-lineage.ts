import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openLineageEvents, printEvents } from '../core/lineage/open-lineage.ts';
import type { RanJobs } from '../core/lineage/ran-job.ts';
import { tableKey } from '../core/names.ts';
import type { Plan } from '../core/plan.ts';
import type { JobConnector } from '../engine/connector.ts';
import { plainMessage } from '../engine/plain-message.ts';
import { readCatalog } from '../engine/prepare.ts';
import { planLineage } from '../translate/plan-lineage.ts';
import { UsageError } from './usage-error.ts';

/** Where a run read and wrote, and the file that its events go to. */
export interface OpenLineageTarget {
  file: string;
  db: string | undefined;
  /** The path of a data file. */
  filePath(name: string): string;
}

/** Writes a run's events in the words of OpenLineage, one a line. Throws a UsageError where the file can't be written. */
export async function writeOpenLineage(
  plan: Plan,
  run: RanJobs,
  connector: Pick<JobConnector, 'query'>,
  { file, db, filePath }: OpenLineageTarget,
): Promise<void> {
  const catalog = await readCatalog(plan.jobs, connector);
  const columns = plan.jobs.flatMap(({ targetTable }) => {
    const found = catalog.columns(targetTable);
    return found ? [[tableKey(targetTable), found] as const] : [];
  });
  const lineage = await planLineage(plan.jobs, new Map(columns));
  const ids = new Map<string, string>();
  const events = openLineageEvents(lineage, run, {
    jobs: plan.jobs,
    runId(job) {
      const id = ids.get(job) ?? randomUUID();
      ids.set(job, id);
      return id;
    },
    tables: db === undefined ? 'duckdb://memory' : `duckdb://${pathToFileURL(resolve(db)).pathname}`,
    filePath,
  });
  try {
    await writeFile(file, printEvents(events));
  } catch (error) {
    throw new UsageError(`--openlineage: ${plainMessage(error)}`);
  }
}
