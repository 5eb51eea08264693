import type { Dialect } from '../../core/dialects/dialect.ts';
import { fullName, tableKey, type TableName } from '../../core/names.ts';
import type { Plan } from '../../core/plan.ts';
import type { Connector } from '../connector.ts';
import { readCatalog } from '../prepare.ts';
import { findRow, firstTable, type FoundRow } from './find-row.ts';
import { isThere, textOf, type Lookup } from './lookup.ts';
import type { Field, MergeStep, Passport, RowIdentity } from './passport.ts';
import { publishedSteps } from './published.ts';
import { keyJob, rowPaths } from './row-path.ts';
import { keyColumns, mostListed, recordsWithKey, type SameKeys } from './same-key.ts';
import { valuesIn } from './standing-row.ts';
import { tellStory, type Story } from './story.ts';

/** What a passport is asked with. */
export interface ExplainOptions {
  plan: Plan;
  connector: Pick<Connector, 'apart'>;
  dialect: Dialect;
  /** Any table from bronze to gold that the row has passed, or should have. */
  table: TableName;
  row: RowIdentity;
  /** How many milliseconds all BI queries together may take (default: 500); those that are left are not told. */
  patience?: number;
  signal?: AbortSignal;
}

/**
 * Tells the whole story of a row, by the very statements of the jobs run on that row alone, beside whatever else runs.
 * The tables stay as they are. Resolves to undefined where no table holds such a row. Rejects with the engine's error
 * where the tables can't be read, and with an AbortError once `signal` is aborted.
 */
export function explainRow(options: ExplainOptions): Promise<Passport | undefined> {
  const { plan, connector, dialect, table, row, signal } = options;
  return connector.apart(async (_statement, query) => {
    const catalog = await readCatalog(plan.jobs, { query });
    const ask = async (sql: string) => (await query(sql)).rows;
    const lookup: Lookup = { jobs: plan.jobs, catalog, dialect, ask };
    const found = await findRow(rowPaths(plan.jobs, table), table, row, lookup);
    return found && passportOf(found, lookup, options);
  }, signal);
}

async function passportOf(found: FoundRow, lookup: Lookup, options: ExplainOptions): Promise<Passport> {
  const { record, current, unreadable } = found;
  const { table } = options;
  const story = unreadable ? nothingTold(found) : await tellStory(found, lookup);
  const same = current ? story.same : await latestWithKey(found, lookup);
  const others = same.records.filter(
    (other) => !current || other.record.row !== record.row || other.record.file !== record.file,
  );
  const steps = [...story.steps, ...(await publishedSteps(story.places, lookup, options))];
  return {
    table: fullName(table),
    held: holdsFrom(found, story, table),
    record,
    current,
    key: keyIn(found, story, table),
    outcome: unreadable ? 'unreadable' : story.outcome,
    reason: unreadable?.reason ?? story.reasons,
    text: unreadable?.text ?? '',
    steps,
    sameKey: others.slice(0, mostListed),
    sameKeyCount: same.count - (same.records.length - others.length),
    notes: current ? [] : await whyGone(found, others.length > 0, lookup),
  };
}

function nothingTold({ path }: FoundRow): Story {
  const { extract } = path;
  const steps = extract
    ? [
        {
          ...extract.origin,
          kind: 'extract' as const,
          job: extract.id,
          layer: extract.layer,
          table: extract.target,
          values: null,
          note: '',
        },
      ]
    : [];
  return { steps, outcome: 'unreadable', reasons: '', same: { records: [], count: 0 }, places: [] };
}

/** Whether a table, or one that gets its rows from there on, holds the row. */
function holdsFrom({ path }: FoundRow, { places }: Story, table: TableName): boolean {
  const tables = [firstTable(path), ...path.jobs.map(({ targetTable }) => targetTable)];
  const order = [...new Set(tables.flatMap((one) => (one ? [tableKey(one)] : [])))];
  const from = order.indexOf(tableKey(table));
  return places.some((place) => order.indexOf(tableKey(place.table)) >= from);
}

/** The row's key: that of the table that was asked where the row got so far, else that of the first merge. */
function keyIn({ path }: FoundRow, { steps }: Story, table: TableName): Field[] {
  const wanted = keyJob(path, table)?.id;
  const merges = steps.filter((step): step is MergeStep => step.kind === 'stage' || step.kind === 'ingest');
  return (merges.find(({ job }) => job === wanted) ?? merges[0])?.key ?? [];
}

/** The records of the latest load with the key of a row whose record is gone. */
async function latestWithKey({ path, standing }: FoundRow, lookup: Lookup): Promise<SameKeys> {
  const stage = path.jobs.find(({ kind }) => kind === 'stage');
  if (!stage?.sourceTable || !standing || !isThere(lookup, stage.sourceTable))
    return { records: [], count: 0 };
  const columns = await keyColumns(stage, lookup);
  return recordsWithKey(stage, columns, valuesIn(standing.values, stage.keys), lookup);
}

/** Why the record behind a row can't be told any more. */
async function whyGone({ path, record }: FoundRow, isThereAgain: boolean, lookup: Lookup): Promise<string[]> {
  const bronze = firstTable(path);
  const load = bronze && (await loadOf(bronze, lookup));
  if (!load) return ['The record is not kept any more, so that its steps can’t be told.'];
  const checked = path.jobs.find(({ kind }) => kind === 'stage')?.sourceTable;
  const again =
    checked && load !== (await loadOf(checked, lookup))
      ? 'that load has not been checked yet'
      : isThereAgain
        ? 'every record of that load with this key was rejected'
        : 'that load has no record with this key';
  return [
    `${bronze.table} holds load ${load} by now, not ${record.load}, so that the record’s steps can’t be told; ${again}.`,
  ];
}

/** The load that a table before the stage table holds; null where it holds no row. */
async function loadOf(table: TableName, lookup: Lookup): Promise<string | null> {
  if (!isThere(lookup, table)) return null;
  const [row] = await lookup.ask(`SELECT _load FROM ${lookup.dialect.table(table)} LIMIT 1`);
  return row ? textOf(row['_load']) : null;
}
