import type { Workspace } from '../notebook/workspace.ts';
import { countText, durationText, many, timeText } from './words.ts';

/** One line on how things stand: what is loading, what runs, or what there is. */
export function statusText(workspace: Workspace, now = Date.now()): string {
  const { running, lastRun, plan, states } = workspace;
  const engine = workspace.engine.state;
  if (engine.status === 'loading') {
    const share = engine.total > 0 ? `${Math.round((100 * engine.loaded) / engine.total)} %` : '';
    const size = engine.loaded > 0 ? `${(engine.loaded / 1e6).toFixed(0)} MB` : '…';
    return `Loading the engine ${share || size}`;
  }
  if (running) {
    const seconds = Math.floor((now - running.since) / 1000);
    const place = `Job ${countText(Math.min(running.finished + 1, running.total))} of ${countText(running.total)}`;
    return [
      running.title ? `${place}: ${running.title}` : place,
      ...(seconds > 0 ? [`${seconds} s`] : []),
    ].join(' · ');
  }
  if (workspace.busyWith) return workspace.busyWith;
  if (engine.status === 'failed') return 'The engine can’t run';
  const { wanted, present } = workspace.countFiles();
  const files = present === wanted ? many(wanted, 'file') : `${present} of ${many(wanted, 'file')}`;
  const extracts = plan.jobs.filter((job) => job.kind === 'extract');
  const records = extracts.reduce((sum, job) => sum + (states.of(job.id).figures['read'] ?? 0), 0);
  const last = lastRun && `last run ${lastRun.restored ? timeText(lastRun.at) : ranFor(lastRun)}`;
  return [files, ...(records > 0 ? [many(records, 'record')] : []), ...(last ? [last] : [])].join(' · ');
}

function ranFor({ seconds, stopped }: { seconds: number; stopped: boolean }): string {
  return `${stopped ? 'stopped after ' : ''}${durationText(seconds)}`;
}
