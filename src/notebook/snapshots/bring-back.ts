import type { Connector } from '../../engine/connector.ts';
import { restoreTables, restoreViews } from '../../engine/snapshot.ts';
import { exposeResults } from '../cell-results.ts';
import { namedResults } from '../run-units.ts';
import type { Workspace } from '../workspace.ts';
import { fileChecksum } from './checksum.ts';
import type { Shelf } from './shelf.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether a snapshot's files are there and as long as they were. */
export async function isPresent(shelf: Shelf, { parts }: Snapshot): Promise<boolean> {
  for (const { name, size } of Object.values(parts))
    if ((await shelf.read(name))?.size !== size) return false;
  return true;
}

/** Whether a snapshot's files are what was written. Rejects where one can't be read. */
export async function isWhole(shelf: Shelf, { parts }: Snapshot): Promise<boolean> {
  for (const { name, checksum } of Object.values(parts)) {
    const file = await shelf.read(name);
    if (!file || (await fileChecksum(file)) !== checksum) return false;
  }
  return true;
}

/** Makes a snapshot's tables and views in an engine, and lets queries leave out their catalogs and schemas. Rejects with the engine's error. */
export async function bringBack(
  workspace: Workspace,
  connector: Connector,
  shelf: Shelf,
  { parts, views }: Snapshot,
): Promise<void> {
  for (const { name, tables } of Object.values(parts)) {
    const file = await shelf.read(name);
    if (!file) throw new Error(`${name} is missing.`);
    await restoreTables(connector, tables, file);
  }
  await restoreViews(connector, views);
  await exposeResults(connector, namedResults(workspace), workspace.plan.jobs, (id) =>
    workspace.journal.canComeBack(id),
  );
}
