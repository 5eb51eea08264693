import type { Job } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import { keepChoice } from './file-settings.ts';
import { filesRead } from './sources.ts';
import type { Workspace } from './workspace.ts';

/**
 * Keeps how a table's file is read, and tells in a notice what follows from it: which tables are empty now, for their rows
 * were read otherwise, and which files the sample doesn't lend any more. Throws as `keepChoice` does.
 */
export async function keepReading(workspace: Workspace, job: Job, choice: ReadChoice): Promise<void> {
  await workspace.unchanging();
  const lent = await missing(workspace);
  const had = new Set(workspace.rows.keys());
  keepChoice(workspace, job, choice);
  await workspace.unchanging();
  const lost = (await missing(workspace)).filter((name) => !lent.includes(name));
  const tables = new Map(workspace.plan.jobs.map(({ targetTable }) => [tableKey(targetTable), targetTable]));
  const emptied = [...had].flatMap((key) => (workspace.rows.has(key) ? [] : [tables.get(key)?.table ?? key]));
  workspace.notices.show({
    id: 'reading',
    ...(lost.length > 0 && { tone: 'warning' as const }),
    title: `${job.file!.name} is read so from the next run on.`,
    lines: [
      'It is kept in pipeline_config, for later deliveries too; Undo takes it back.',
      ...(emptied.length > 0
        ? [`Empty until then, for their rows were read otherwise: ${emptied.join(', ')}.`]
        : []),
      ...(lost.length > 0
        ? [
            `The configuration is your own now, so the sample lends no files to it any more. Missing: ${lost.join(', ')}.`,
          ]
        : []),
    ],
  });
}

/** The names of the files that the plan reads and nobody has brought. */
async function missing(workspace: Workspace): Promise<string[]> {
  const names = filesRead(workspace.plan);
  const files = await Promise.all(names.map((name) => workspace.file(name)));
  return names.filter((_, at) => files[at] === undefined);
}
