import { countText } from '../core/plural.ts';
import type { Job } from '../core/jobs/job.ts';
import type { RunEvent } from '../engine/events.ts';
import type { Terminal } from './terminal.ts';

function describe(job: Job): string {
  return job.source === '' ? `${job.kind} ${job.target}` : `${job.kind} ${job.source} → ${job.target}`;
}

/**
 * Tells a run's events on a terminal: the running job on one line that is written over, and a line for each that
 * is done. Where the stream is no terminal only what went wrong is said.
 */
export function reporter(terminal: Terminal): (event: RunEvent) => void {
  return (event) => {
    switch (event.type) {
      case 'started':
        terminal.now(describe(event.job));
        break;
      case 'done': {
        const figures = Object.entries(event.figures).map(([name, value]) => `${countText(value)} ${name}`);
        terminal.done(`✓ ${describe(event.job)}: ${figures.join(', ')} (${event.seconds.toFixed(2)} s)`);
        for (const message of event.messages) terminal.line(`warning: ${message}`);
        break;
      }
      case 'failed':
        terminal.line(`✕ ${describe(event.job)} failed: ${event.message}`);
        break;
      case 'blocked':
        terminal.line(`– ${describe(event.job)} is blocked by ${event.by.id}`);
        break;
      case 'stopped':
        terminal.line(`– ${describe(event.job)} was stopped`);
        break;
      case 'run-finished':
        terminal.done(`${event.status} in ${event.seconds.toFixed(2)} s`);
        break;
      case 'progress': {
        const { job, rows, share } = event;
        const read = rows ? [`${countText(rows)} records`] : [];
        const far = [...read, ...(share === undefined ? [] : [`${Math.round(100 * share)} %`])];
        terminal.now(`${describe(job)}: ${far.join(', ')}`);
        break;
      }
      case 'run-started':
        break;
      default:
        event satisfies never;
    }
  };
}
