import type { RunEvent } from '../engine/events.ts';
import type { SavedRun } from './persist.ts';
import { idleState, type UnitState } from './unit.ts';

/** The states of all units by id, as events and drops of files change them. */
export class UnitStates {
  private readonly states = new Map<string, UnitState>();

  /** @param changed is told the id of each unit whose state is another one now. */
  constructor(private readonly changed: (id: string) => void) {}

  of(id: string): Readonly<UnitState> {
    return this.states.get(id) ?? idleState;
  }

  /** Whether the unit's result is there and up to date. */
  isReady(id: string): boolean {
    const { status, restored } = this.of(id);
    return status === 'done' && !restored;
  }

  update(id: string, change: Partial<UnitState>): void {
    this.states.set(id, { ...this.of(id), ...change });
    this.changed(id);
  }

  /** Takes one event of a run. `made` is what a job that is done now was made from. */
  take(event: RunEvent, made: Pick<UnitState, 'key' | 'version' | 'inputs'>): void {
    switch (event.type) {
      case 'started':
        this.update(event.job.id, {
          status: 'running',
          error: '',
          messages: [],
          blockedBy: undefined,
          progress: { since: performance.now() },
        });
        break;
      case 'done': {
        const { figures, seconds, messages, sql } = event;
        this.replace(event.job.id, { status: 'done', figures, seconds, messages, sql, ...made });
        break;
      }
      case 'failed': {
        const { message, seconds, sql } = event;
        this.fails(event.job.id, { status: 'failed', error: message, seconds, sql });
        break;
      }
      case 'blocked':
        this.fails(event.job.id, { status: 'blocked', blockedBy: event.by.id });
        break;
      case 'stopped':
        // Jobs that were not reached stay as they were.
        if (this.of(event.job.id).status === 'running') this.update(event.job.id, { status: 'stopped' });
        break;
      case 'progress': {
        const { rows, share } = event;
        const { since } = this.of(event.job.id).progress ?? {};
        this.update(event.job.id, { progress: { rows, share, since } });
        break;
      }
      case 'run-started':
      case 'run-finished':
        break;
      default:
        event satisfies never;
    }
  }

  /** Puts a whole state in place of the one that was. */
  replace(id: string, state: Partial<UnitState>): void {
    this.states.set(id, { ...idleState, ...state });
    this.changed(id);
  }

  /** Puts a failure in place of the state that was; the result that is there is still the earlier one. */
  fails(id: string, state: Partial<UnitState>): void {
    const { version, key, inputs, result, resultKind } = this.of(id);
    this.replace(id, { version, key, inputs, result, resultKind, ...state });
  }

  /** What runs when the engine ends has failed. */
  fail(message: string): void {
    for (const [id, { status }] of this.states)
      if (status === 'running') this.update(id, { status: 'failed', error: message });
  }

  clear(): void {
    const ids = [...this.states.keys()];
    this.states.clear();
    ids.forEach(this.changed);
  }

  save(): SavedRun['states'] {
    return Object.fromEntries(
      [...this.states].map(([id, { result: _, ...state }]) => [
        id,
        { ...state, key: '', status: state.status === 'running' ? 'stopped' : state.status },
      ]),
    );
  }

  /** All states with their results, by unit. */
  all(): [id: string, state: UnitState][] {
    return [...this.states];
  }

  /** Brings back the states of jobs from before the page was loaded; `known` tells which ids there still are. */
  restore(states: SavedRun['states'], known: (id: string) => boolean): void {
    for (const [id, state] of Object.entries(states))
      if (known(id)) this.update(id, { ...idleState, ...state, version: '', restored: true });
  }
}
