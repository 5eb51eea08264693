import type { UnitStatus } from '../notebook/unit.ts';

const moment = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** A time for readers in any place: `Jul 1, 2025, 08:00 UTC`. Takes `YYYY-MM-DD HH:MM:SS` in UTC. */
export function momentText(at: string): string {
  const time = new Date(`${at.replace(' ', 'T').replace(/(\.\d{3})\d*$/, '$1')}Z`);
  return Number.isNaN(time.getTime()) ? at : `${moment.format(time)} UTC`;
}

/** What is said of a state behind its sign. */
export const stateWords: Readonly<Record<UnitStatus, string>> = {
  idle: '○ not run',
  running: '◐ running',
  done: '✓ done',
  failed: '✕ failed',
  blocked: '⊘ blocked',
  stopped: '■ stopped',
  stale: '◑ stale',
};

/** A title as the name of a file: `Operations & Risk` is `operations-risk.html`. */
export function fileNameFor(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${words.slice(0, 80) || 'report'}.html`;
}
