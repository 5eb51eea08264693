import type { DataFile } from '../engine/connector.ts';
import type { JobStatus, RunRecord } from '../engine/events.ts';
import { HistoryFolder } from './history-folder.ts';

/** What a run began with. */
export interface RunOrigin {
  at: string;
  /** The run whose tables were there; null where there were none. */
  base: string | null;
  /** The data files that it has read, by the names that the configuration has for them. */
  files: ReadonlyMap<string, DataFile>;
}

/** Keeps a run in a folder, with all that it was made of. Rejects where the folder can't take it. */
export async function keepRun(
  folder: string,
  texts: Readonly<Record<string, string>>,
  { jobs, seconds }: RunRecord,
  { at, base, files }: RunOrigin,
): Promise<void> {
  const history = new HistoryFolder(folder);
  const configs: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) configs[name] = await history.keepText(text);
  const kept: Record<string, string> = {};
  for (const [name, file] of files) kept[name] = await history.keepFile(file);
  const worst = (['stopped', 'failed'] as const).find((status) => jobs.some((job) => job.status === status));
  const status: JobStatus = worst ?? 'done';
  await history.add({ at, base, status, seconds, whole: true, configs, files: kept, jobs, figures: [] });
}
