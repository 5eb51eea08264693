import type { Job } from '../../core/jobs/job.ts';
import { tableKey } from '../../core/names.ts';
import type { Row } from '../connector.ts';
import { asText, columnsNamed, holds, isThere, lineage, recordOf, type Lookup } from './lookup.ts';
import type { AlikeRow, DedupStep, StandingRow } from './passport.ts';
import { mostListed } from './same-key.ts';
import { keyOf, valuesIn } from './standing-row.ts';

type Told = Pick<DedupStep, 'outcome' | 'match' | 'survivor' | 'removed' | 'removedCount' | 'note'>;

/** The jobs that load the table that a dedup job cleans. */
function loadersOf(job: Job, jobs: readonly Job[]): Job[] {
  return jobs.filter(
    ({ kind, targetTable }) => kind === 'ingest' && tableKey(targetTable) === tableKey(job.targetTable),
  );
}

function alike(job: Job, loader: Job, isSource: boolean, row: StandingRow, lookup: Lookup) {
  const { catalog, dialect } = lookup;
  const table = isSource ? loader.sourceTable! : job.targetTable;
  const columns = catalog.columns(table)!;
  const keys = columnsNamed(loader.keys, columns, table.table);
  const match = columnsNamed(job.keys, columns, table.table);
  const wanted = valuesIn(row.values, job.keys);
  return {
    select: [...asText(keys, dialect), lineage].join(', '),
    from: dialect.table(table),
    where: holds(match, wanted, dialect, false),
    read: (found: Row): AlikeRow => ({ origin: recordOf(found), key: keyOf(found, loader.keys, keys) }),
    keys: keys.map(({ name }) => dialect.identifier(name)),
  };
}

/**
 * Whether a row stayed in the table that a dedup job cleans, and beside which. `row` is the row as the table has it
 * where `isHeld`, else as it came from the table's source. Throws an Error where a table lacks a column.
 */
export async function dedupedRow(job: Job, row: StandingRow, isHeld: boolean, lookup: Lookup): Promise<Told> {
  const values = valuesIn(row.values, job.keys);
  const match = job.keys.map((column, place) => ({ column, value: values[place]! }));
  const told = { match, survivor: null, removed: [], removedCount: 0, note: '' };
  const loaders = loadersOf(job, lookup.jobs);
  if (!isHeld) return { ...told, ...(await survivorOf(job, loaders[0]!, row, lookup)) };
  const removed: AlikeRow[] = [];
  let removedCount = 0;
  for (const loader of loaders) {
    if (!isThere(lookup, loader.sourceTable!)) continue;
    const { rows, count } = await removedBeside(job, loader, row, lookup);
    removed.push(...rows);
    removedCount += count;
  }
  return { ...told, outcome: 'kept', removed: removed.slice(0, mostListed), removedCount };
}

async function survivorOf(
  job: Job,
  loader: Job,
  row: StandingRow,
  lookup: Lookup,
): Promise<Pick<Told, 'outcome' | 'survivor' | 'note'>> {
  const { select, from, where, read } = alike(job, loader, false, row, lookup);
  const [survivor] = await lookup.ask(`SELECT ${select} FROM ${from} WHERE ${where} LIMIT 1`);
  if (survivor) return { outcome: 'removed', survivor: read(survivor), note: '' };
  const note =
    `no row of ${job.target} agrees with it any more: the one that stayed has changed since, ` +
    'or another job has removed it';
  return { outcome: 'unknown', survivor: null, note };
}

/** The rows that a job's source holds and its target doesn't, although they were loaded: a row beside them stayed. */
async function removedBeside(job: Job, loader: Job, row: StandingRow, lookup: Lookup) {
  const { select, from, where, read, keys } = alike(job, loader, true, row, lookup);
  const { dialect } = lookup;
  const target = dialect.table(job.targetTable);
  const same = keys.map((key) => dialect.nullSafeEqual(`g.${key}`, `s.${key}`));
  const rows = await lookup.ask(
    `WITH s AS MATERIALIZED (SELECT * FROM ${from} WHERE ${where})\n` +
      `SELECT ${select}, count(*) OVER () AS _count FROM s ANTI JOIN ${target} AS g ON ${same.join(' AND ')}\n` +
      `WHERE s.update_dt <= (SELECT max(update_dt) FROM ${target}) ORDER BY _row DESC LIMIT ${mostListed}`,
  );
  return { rows: rows.map(read), count: Number(rows[0]?.['_count'] ?? 0) };
}
