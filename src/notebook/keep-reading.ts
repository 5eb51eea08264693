import type { Job } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import { keepChoice } from './file-settings.ts';
import type { Workspace } from './workspace.ts';

/**
 * Keeps how a table's file is read, and tells in a notice which tables are empty now, for their rows were read otherwise.
 * Throws as `keepChoice` does.
 */
export async function keepReading(workspace: Workspace, job: Job, choice: ReadChoice): Promise<void> {
  await workspace.unchanging();
  const had = new Set(workspace.rows.keys());
  keepChoice(workspace, job, choice);
  await workspace.unchanging();
  const tables = new Map(workspace.plan.jobs.map(({ targetTable }) => [tableKey(targetTable), targetTable]));
  const emptied = [...had].flatMap((key) => (workspace.rows.has(key) ? [] : [tables.get(key)?.table ?? key]));
  workspace.notices.show({
    id: 'reading',
    title: `${job.file!.name} is read so from the next run on.`,
    lines: [
      'It is kept in pipeline_config, for later deliveries too; Undo takes it back.',
      ...(emptied.length > 0
        ? [`Empty until then, for their rows were read otherwise: ${emptied.join(', ')}.`]
        : []),
    ],
  });
}
