import type { Job } from '../core/jobs/job.ts';
import type { JobRecord, RunEvent, RunRecord } from './events.ts';

/** Collects a run's events into its record. */
export function recorder(): { run: RunRecord; take(event: RunEvent): void } {
  const run: RunRecord = { started: '', seconds: 0, jobs: [] };
  const add = (job: Job, rest: Pick<JobRecord, 'status'> & Partial<JobRecord>) => {
    run.jobs.push({
      layer: job.layer,
      job: job.kind,
      source: job.source,
      target: job.target,
      figures: {},
      seconds: 0,
      ...rest,
    });
  };
  const take = (event: RunEvent) => {
    switch (event.type) {
      case 'run-started':
        run.started = `${event.at.replace(' ', 'T')}Z`;
        break;
      case 'done': {
        const { figures, seconds, messages } = event;
        const message = messages.length > 0 ? { message: messages.join('\n') } : {};
        add(event.job, { status: 'done', figures, seconds, ...message });
        break;
      }
      case 'failed':
        add(event.job, { status: 'failed', seconds: event.seconds, message: event.message });
        break;
      case 'blocked':
        add(event.job, { status: 'blocked', message: `blocked by ${event.by.id}` });
        break;
      case 'stopped':
        add(event.job, { status: 'stopped', message: 'stopped before it was done' });
        break;
      case 'run-finished':
        run.seconds = event.seconds;
        break;
      case 'started':
      case 'progress':
        break;
      default:
        event satisfies never;
    }
  };
  return { run, take };
}
