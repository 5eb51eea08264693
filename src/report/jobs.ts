import type { Job } from '../core/jobs/job.ts';
import { durationText } from '../core/duration.ts';
import { countText } from '../core/plural.ts';
import { figuresOf } from '../notebook/job-figures.ts';
import type { Unit, UnitState } from '../notebook/unit.ts';
import type { Context } from './context.ts';
import type { Child } from './elements.ts';
import { stateChip, stateNote } from './state.ts';

/** The jobs of a cell: what each reads and writes, its state, its counts, its warnings. */
export function jobList(context: Context, units: readonly Unit[]): HTMLElement {
  const { make, workspace } = context;
  const items = units.map((unit) => item(context, unit, unit.job!, workspace.states.of(unit.id)));
  return make('ul', { class: 'jobs' }, ...items);
}

function item(context: Context, unit: Unit, job: Job, state: Readonly<UnitState>): HTMLElement {
  const { make } = context;
  const flow = job.source === '' ? job.target : `${job.source} → ${job.target}`;
  const seconds = state.seconds > 0 ? durationText(state.seconds) : '';
  const head = make(
    'div',
    { class: 'bar' },
    make('strong', {}, unit.title),
    make('span', { class: 'flow' }, flow),
    stateChip(make, state.status, seconds),
  );
  return make(
    'li',
    {},
    head,
    figures(context, job, state),
    stateNote(context, state),
    warnings(context, state),
  );
}

function figures({ make }: Context, job: Job, state: Readonly<UnitState>): Child {
  if (Object.keys(state.figures).length === 0) return undefined;
  const shown = figuresOf(job, state.figures).map(({ label, value, tone }) =>
    make('div', { class: tone || undefined }, make('dd', {}, countText(value)), make('dt', {}, label)),
  );
  return make('dl', {}, ...shown);
}

function warnings({ make }: Context, { messages }: Readonly<UnitState>): Child {
  if (messages.length === 0) return undefined;
  return make(
    'ul',
    { class: 'warnings' },
    ...messages.map((message) => make('li', {}, `Warning: ${message}`)),
  );
}
