import type { Job } from '../core/jobs/job.ts';

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
  const order = ['read', 'loaded', 'rows', 'passed', 'marked', 'rejected'];
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const tone = (name: string): FigureText['tone'] =>
    ['rejected', 'unreadable'].includes(name) ? 'bad' : ['nulled', 'marked'].includes(name) ? 'warn' : '';
  const shown = Object.entries(values)
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([label, value]): FigureText => ({ label, value, tone: value > 0 ? tone(label) : '' }));
  const { cleanse, mappings, checks } = job.rules;
  const rules = { cleanse: ['steps', cleanse], std: ['mappings', mappings], dq: ['rules', checks] } as const;
  const own = rules[job.kind as keyof typeof rules];
  return own ? [...shown, { label: own[0], value: own[1].length, tone: '' }] : shown;
}
