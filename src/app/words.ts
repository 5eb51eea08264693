import type { Job, Layer } from '../core/jobs/job.ts';
import type { UnitStatus } from '../notebook/unit.ts';

export { countText, plural as many } from '../core/plural.ts';

/** A time that something took: `38 ms`, `1.24 s`, `2 min 5 s`. */
export function durationText(seconds: number): string {
  if (seconds < 0.9995) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 60) return `${seconds.toFixed(2)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

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

/** One count of a job, ready to be shown. */
export interface FigureText {
  label: string;
  value: number;
  tone: '' | 'bad' | 'warn';
}

/** The counts of a job in the order in which they are read, with some that the configuration tells. */
export function figuresOf(job: Job, figures: Readonly<Record<string, number>>): FigureText[] {
  const values: Record<string, number> = { ...figures };
  const { rows = 0, rejected = 0 } = figures;
  if (job.kind === 'dq') values['passed'] = rows - rejected;
  const order = ['read', 'loaded', 'rows', 'passed', 'rejected'];
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const tone = (name: string): FigureText['tone'] =>
    ['rejected', 'unreadable'].includes(name) ? 'bad' : name === 'nulled' ? 'warn' : '';
  const shown = Object.entries(values)
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([label, value]): FigureText => ({ label, value, tone: value > 0 ? tone(label) : '' }));
  const { cleanse, mappings, checks } = job.rules;
  const rules = { cleanse: ['steps', cleanse], std: ['mappings', mappings], dq: ['rules', checks] } as const;
  const own = rules[job.kind as keyof typeof rules];
  return own ? [...shown, { label: own[0], value: own[1].length, tone: '' }] : shown;
}
