import { statementsOf } from '../core/sql/statements.ts';
import type { Result } from '../engine/connector.ts';
import { plainMessage } from '../engine/plain-message.ts';
import { keyOf } from './freshness.ts';
import { nextMoment } from './moment.ts';
import { blockerFor, madeFrom } from './run-units.ts';
import { PlacedError, type AskingTools, type Place, type Unit } from './unit.ts';
import type { Workspace } from './workspace.ts';

/** Milliseconds without an edit after which the text is tried. */
const pause = 250;

/** Why a text that is being written can't be shown. */
export interface PreviewError {
  message: string;
  /** Where in the text; undefined where that is unknown. */
  place: Place | undefined;
}

/** One text that is being tried. */
interface Attempt {
  timer: ReturnType<typeof setTimeout>;
  abort: AbortController;
}

/**
 * Makes the results of units that only ask while their text is being written. What has been made is the unit's result
 * as if it had run: it is of the text and the tables as they are. A text that can't be shown leaves the result as it
 * was and tells why. Only what has been run before is tried: nobody's text runs because it was opened.
 */
export class Previews {
  private readonly attempts = new Map<string, Attempt>();
  private readonly errors = new Map<string, PreviewError & { key: string }>();

  constructor(private readonly workspace: Workspace) {
    workspace.changes.listen((topics) => {
      if (topics.has('running')) this.runChanged();
      for (const topic of topics) if (topic.startsWith('cell:')) this.soon(topic.slice('cell:'.length));
    });
  }

  /** Why a unit's text as it is now can't be shown; undefined where it can, or where that is not known yet. */
  errorOf(unit: Unit): PreviewError | undefined {
    const error = this.errors.get(unit.id);
    const { status, key } = this.workspace.states.of(unit.id);
    const now = this.keyOf(unit);
    // A run of the same text says itself what it found.
    return error?.key === now && key !== now && status !== 'running' ? error : undefined;
  }

  private keyOf(unit: Unit): string {
    return keyOf(unit, this.workspace.planner.fileStamp);
  }

  /** A run makes results itself, of tables that are about to be others; what was not tried by then is tried after it. */
  private runChanged(): void {
    for (const id of [...this.attempts.keys()])
      if (this.workspace.running) this.attempts.get(id)!.abort.abort();
      else this.soon(id);
  }

  /** A cell's text has changed. */
  private soon(id: string): void {
    const before = this.attempts.get(id);
    clearTimeout(before?.timer);
    before?.abort.abort();
    this.attempts.delete(id);
    if (!this.workspace.unit(id)?.preview) return;
    const abort = new AbortController();
    const timer = setTimeout(() => void this.attempt(id, abort.signal), pause);
    this.attempts.set(id, { timer, abort });
  }

  private async attempt(id: string, signal: AbortSignal): Promise<void> {
    if (this.workspace.running) return;
    // Which tables the text reads is worked out anew with each edit.
    await this.workspace.planner.relink();
    const unit = this.workspace.unit(id);
    if (signal.aborted) return;
    if (unit && this.isWanted(unit)) await this.make(unit, signal);
    if (!signal.aborted) this.attempts.delete(id);
  }

  /** Whether a unit has run, its text is another one since, and all that it reads is there. */
  private isWanted(unit: Unit): boolean {
    const { states, engine, graph, running } = this.workspace;
    const { key } = states.of(unit.id);
    const isOther = key !== '' && key !== this.keyOf(unit);
    const isThere = (other: string) => states.of(other).version !== '';
    return (
      isOther &&
      !running &&
      engine.state.status === 'ready' &&
      !graph.problems.has(unit.id) &&
      graph.direct(unit.id).every(isThere)
    );
  }

  private async make(unit: Unit, signal: AbortSignal): Promise<void> {
    const { workspace } = this;
    const { states, effects, planner, changes } = workspace;
    const { version, result, resultKind } = states.of(unit.id);
    const made = madeFrom(workspace, unit, nextMoment(effects.now(), version || undefined));
    const begun = performance.now();
    try {
      const shown = resultKind === unit.kind ? result : undefined;
      const next = await unit.preview!(this.toolsFor(unit, signal), shown);
      if (signal.aborted) return;
      this.errors.delete(unit.id);
      const seconds = (performance.now() - begun) / 1000;
      states.replace(unit.id, { status: 'done', seconds, result: next, resultKind: unit.kind, ...made });
      planner.markStale();
    } catch (error) {
      if (signal.aborted) return;
      const place = error instanceof PlacedError ? error.place : undefined;
      this.errors.set(unit.id, { message: plainMessage(error), place, key: made.key });
      changes.tell(`unit:${unit.id}`);
    }
  }

  private toolsFor(unit: Unit, signal: AbortSignal): AskingTools {
    const { workspace } = this;
    return {
      query: (sql) => this.ask(sql, signal),
      measure: (name) => workspace.runner.measured.before(unit.title, name),
      blockerOf: blockerFor(workspace, unit),
    };
  }

  /** Asks and changes nothing: half a text must not drop a table. */
  private async ask(sql: string, signal: AbortSignal): Promise<Result> {
    const statements = statementsOf(sql);
    if (statements.length !== 1 || statements[0]!.kind !== 'query')
      throw new Error('The data of a tile is one query, such as SELECT … FROM ….');
    return this.workspace.look(sql, signal);
  }
}
