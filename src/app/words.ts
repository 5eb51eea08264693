import type { Layer } from '../core/jobs/job.ts';
import type { UnitStatus } from '../notebook/unit.ts';

export { durationText } from '../core/duration.ts';
export { countText, plural as many } from '../core/plural.ts';
export { figuresOf, type FigureText } from '../notebook/job-figures.ts';

/** A run's time for people, in their time zone and without the day where it is today. */
export function timeText(at: string, now = new Date()): string {
  const time = new Date(`${at.replace(' ', 'T')}Z`);
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const day: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' };
  const today = time.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat('en-US', today ? clock : { ...day, ...clock }).format(time);
}

/** A layer's word and class: BI is what the configuration calls publish. */
export function layerWord(layer: Layer): { word: string; style: string } {
  return layer === 'publish' ? { word: 'BI', style: 'bi' } : { word: layer, style: layer };
}

/** A sign beside a state's word, for the eye only. */
export const stateSigns: Readonly<Record<UnitStatus, string>> = {
  idle: '○',
  running: '◐',
  done: '✓',
  failed: '✕',
  blocked: '⊘',
  stopped: '■',
  stale: '◑',
};

/** Whether what is on show was made from something else than what there is now. */
export function isOld(status: UnitStatus): boolean {
  return status !== 'done' && status !== 'running';
}
