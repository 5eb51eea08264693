import type { Job } from '../core/jobs/job.ts';
import type { RunEvent } from '../engine/events.ts';
import type { SavedRun } from './persist.ts';
import { idleState, type UnitState } from './unit.ts';
import { downstreamOf } from './upstream.ts';

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

  /** Takes one event of a run. `jobs` are all jobs of the plan. */
  take(event: RunEvent, jobs: readonly Job[]): void {
    switch (event.type) {
      case 'started':
        this.update(event.job.id, {
          status: 'running',
          error: '',
          messages: [],
          blockedBy: undefined,
          progress: undefined,
        });
        break;
      case 'done': {
        const { figures, seconds, messages, sql } = event;
        this.states.set(event.job.id, { ...idleState, status: 'done', figures, seconds, messages, sql });
        this.changed(event.job.id);
        this.outdate(downstreamOf(jobs, event.job.id));
        break;
      }
      case 'failed': {
        const { message, seconds, sql } = event;
        this.states.set(event.job.id, { ...idleState, status: 'failed', error: message, seconds, sql });
        this.changed(event.job.id);
        break;
      }
      case 'blocked':
        this.states.set(event.job.id, { ...idleState, status: 'blocked', blockedBy: event.by.id });
        this.changed(event.job.id);
        break;
      case 'stopped':
        // Jobs that were not reached stay as they were.
        if (this.of(event.job.id).status === 'running') this.update(event.job.id, { status: 'stopped' });
        break;
      case 'progress': {
        const { rows, share } = event;
        this.update(event.job.id, { progress: { rows, share } });
        break;
      }
      case 'run-started':
      case 'run-finished':
        break;
      default:
        event satisfies never;
    }
  }

  /** Marks those of the units that are done as no longer up to date. */
  outdate(ids: Iterable<string>): void {
    for (const id of ids) if (this.of(id).status === 'done') this.update(id, { status: 'stale' });
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
        { ...state, status: state.status === 'running' ? 'stopped' : state.status },
      ]),
    );
  }

  /** Brings back the states of jobs from before the page was loaded; `known` tells which ids there still are. */
  restore(states: SavedRun['states'], known: (id: string) => boolean): void {
    for (const [id, state] of Object.entries(states))
      if (known(id)) this.update(id, { ...idleState, ...state, restored: true });
  }
}
