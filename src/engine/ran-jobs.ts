import type { RanJob, RanJobs } from '../core/lineage/ran-job.ts';
import type { RunEvent } from './events.ts';

/**
 * Collects from a run's events what became of each job, and when.
 * @param now the time, asked as events come
 */
export function ranJobs(now: () => Date): { run: RanJobs; take(event: RunEvent): void } {
  const run: RanJobs = { started: '', ended: '', jobs: [] };
  const begun = new Map<string, string>();
  const add = (id: string, status: RanJob['status'], message = '', figures: RanJob['figures'] = {}) => {
    const ended = now().toISOString();
    run.jobs.push({ id, status, started: begun.get(id) ?? ended, ended, figures, message });
    run.ended = ended;
  };
  const take = (event: RunEvent) => {
    switch (event.type) {
      case 'run-started':
        run.started = now().toISOString();
        run.ended = run.started;
        break;
      case 'started':
        begun.set(event.job.id, now().toISOString());
        break;
      case 'done':
        add(event.job.id, 'done', '', event.figures);
        break;
      case 'failed':
        add(event.job.id, 'failed', event.message);
        break;
      case 'blocked':
        add(event.job.id, 'blocked', `blocked by ${event.by.id}`);
        break;
      case 'stopped':
        add(event.job.id, 'stopped', 'stopped before it was done');
        break;
      case 'run-finished':
        run.ended = now().toISOString();
        break;
      case 'progress':
        break;
      default:
        event satisfies never;
    }
  };
  return { run, take };
}
