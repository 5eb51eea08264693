import type { UnitState, UnitStatus } from '../notebook/unit.ts';
import type { Context } from './context.ts';
import type { Child, Make } from './elements.ts';
import { momentText, stateWords } from './words.ts';

/** A state in a word, and the time that the unit took. */
export function stateChip(make: Make, status: UnitStatus, seconds: string): HTMLElement {
  return make(
    'span',
    { class: 'state' },
    make('span', { class: status }, stateWords[status]),
    seconds === '' ? undefined : ` ${seconds}`,
  );
}

/** What has to be said of a unit's state: why it failed, or what its result is of. Undefined where all is well. */
export function stateNote(
  { make, workspace }: Context,
  state: Readonly<UnitState>,
  shown = state.result !== undefined || Object.keys(state.figures).length > 0,
): Child {
  const earlier = shown ? ' What is shown is of an earlier run.' : '';
  const note = (text: string) => make('p', { class: 'note old' }, text);
  const { status, error, restored, blockedBy } = state;
  if (status === 'failed') return make('p', { class: 'error' }, error, earlier);
  if (status === 'blocked') {
    const title = workspace.unit(blockedBy ?? '')?.title ?? blockedBy ?? 'another cell';
    return make('p', { class: 'error' }, `Blocked by ${title}.${earlier}`);
  }
  if (status === 'stopped') return note(`Stopped before it was done.${earlier}`);
  if (status === 'running') return note(`Was running when this report was made.${earlier}`);
  if (status === 'stale')
    return note('Stale: its text, or something that it reads, has changed since this was made.');
  if (status === 'idle') return shown ? undefined : make('p', { class: 'note' }, 'Not run yet.');
  const at = workspace.lastRun?.at;
  if (restored) return note(at ? `From the last run, of ${momentText(at)}.` : 'From the last run.');
  return undefined;
}
