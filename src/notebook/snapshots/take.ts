import type { TableName } from '../../core/names.ts';
import { Breath } from '../../engine/breath.ts';
import type { Connector } from '../../engine/connector.ts';
import { checkTables, listTables, saveTables } from '../../engine/snapshot.ts';
import { stopped } from '../../engine/turns.ts';
import type { UnitState } from '../unit.ts';
import { fileChecksum } from './checksum.ts';
import { printExact } from './exact-json.ts';
import type { Shelf } from './shelf.ts';
import type { Part, Snapshot } from './snapshot.ts';

/** There is not enough room for the tables. */
export class NoRoom extends Error {}

/** Bytes that a value takes at most, on an average, as the engine packs them. */
const bytesPerValue = 8;

/** What a snapshot is made of. */
export interface Order {
  connector: Connector;
  shelf: Shelf;
  run: Omit<Snapshot['run'], 'states'>;
  states: readonly [id: string, state: UnitState][];
  rows: ReadonlyMap<string, number>;
  /** The file with the tables of jobs where they are as they were. */
  jobs: Part | undefined;
  signal: AbortSignal;
}

function isOfCell({ catalog, schema }: TableName): boolean {
  return catalog === 'memory' && schema === 'cells';
}

/** Writes tables into a file of the shelf and reads it once, so that its checksum is that of what lies there. */
async function writePart(order: Order, name: string, tables: TableName[]): Promise<Part> {
  const { connector, shelf, signal } = order;
  const { rows } = await connector.look(
    'SELECT database_name || chr(0) || schema_name || chr(0) || table_name AS name, estimated_size * column_count AS n ' +
      'FROM duckdb_tables()',
  );
  const sizes = new Map(rows.map((row) => [String(row['name']), Number(row['n'])]));
  const keyOf = ({ catalog, schema, table }: TableName) => [catalog, schema, table].join('\0');
  const values = tables.reduce((sum, table) => sum + (sizes.get(keyOf(table)) ?? 0), 0);
  const free = await shelf.free();
  if (values * bytesPerValue > free)
    throw new NoRoom(
      `They take about ${Math.ceil((values * bytesPerValue) / 1e6)} MB, and ${Math.floor(free / 1e6)} MB are left.`,
    );
  await saveTables(connector, tables, shelf.path(name), signal);
  const file = await shelf.read(name);
  if (!file) throw new Error(`${name} was not written.`);
  await checkTables(connector, tables.length, file, signal).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new NoRoom('What was written can’t be read again, as where the browser has run out of room.');
  });
  return { name, size: file.size, checksum: await fileChecksum(file), tables };
}

/**
 * Writes the tables that are there, and gives the snapshot that they are part of; nothing points to it yet. Rejects
 * with NoRoom, with an AbortError once the signal is aborted, or with what the engine or the browser says.
 */
export async function takeSnapshot(order: Order): Promise<Snapshot> {
  const id = `${Date.now().toString(36)}-${crypto.randomUUID().slice(0, 8)}`;
  const { tables, views } = await listTables(order.connector);
  const jobs =
    order.jobs ??
    (await writePart(
      order,
      `${id}-jobs.db`,
      tables.filter((table) => !isOfCell(table)),
    ));
  const cells = await writePart(order, `${id}-cells.db`, tables.filter(isOfCell));
  const states: Record<string, string> = {};
  const breath = new Breath();
  for (const [unit, state] of order.states) {
    states[unit] = printExact(state);
    await breath.take();
  }
  if (order.signal.aborted) throw stopped();
  return { id, run: { ...order.run, states }, rows: [...order.rows], parts: { jobs, cells }, views };
}
