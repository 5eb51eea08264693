import { plainMessage } from '../engine/plain-message.ts';
import { isArranged, unarranged, type Arrangement } from './arrangement.ts';
import type { Execute, GridRelation, Look } from './relation.ts';
import { RowSource, type Step } from './row-source.ts';
import { WindowCache } from './window-cache.ts';

/** The first rows of a new order are waited for at most so long, in milliseconds, before the old ones go. */
const firstRowsWait = 600;

/** An error in plain words, and how to try again. */
export interface Trouble {
  words: string;
  retry: () => void;
}

/** The rows behind a grid: opening, sorting and filtering, one after the other, and what is to be told of it. */
export class GridData {
  source: RowSource | undefined;
  cache: WindowCache | undefined;
  /** How the rows are arranged. */
  arrangement: Arrangement = unarranged;
  /** How they were last asked to be, which may still be under way. */
  wanted: Arrangement = unarranged;
  /** What is being done, with a way to stop it. */
  step: Step | undefined;
  /** Why there are no rows. */
  trouble: Trouble | undefined;
  /** Why the last sorting or filtering was not done; the rows are as they were. */
  refusal: Trouble | undefined;
  private stop = new AbortController();
  private work: Promise<void> = Promise.resolve();

  /** `changed` is told of every change; `rearranged` when other rows stand at the top. */
  constructor(
    private readonly relation: GridRelation,
    private readonly look: Look,
    private readonly execute: Execute,
    private readonly changed: () => void,
    private readonly rearranged: () => void,
  ) {}

  /** Opens the relation and brings it into an order: that of a former opening, or its own. */
  open(arrangement: Arrangement = unarranged): void {
    const { signal } = this.begin();
    this.trouble = undefined;
    this.wanted = arrangement;
    this.work = this.work.then(async () => {
      await this.end();
      try {
        const source = await RowSource.open(this.relation, this.look, this.execute, signal);
        this.source = source;
        if (signal.aborted) return await this.end();
        if (isArranged(arrangement)) await source.arrange(arrangement, this.tell, signal);
        this.arrangement = arrangement;
        this.cache = this.newCache(source);
      } catch (error) {
        if (signal.aborted) return;
        // An order may name columns that are gone: then the rows come as they are.
        if (this.source && isArranged(arrangement)) this.open();
        else this.trouble = { words: plainMessage(error), retry: () => this.open(arrangement) };
      } finally {
        this.finish(signal);
      }
    });
  }

  /** Sorts and filters anew; a former wish that is still being fulfilled is dropped. */
  arrange(wanted: Arrangement): void {
    if (!this.source) return this.open(wanted);
    const { signal } = this.begin();
    this.refusal = undefined;
    this.wanted = wanted;
    this.changed();
    this.work = this.work.then(async () => {
      const { source, cache: former } = this;
      if (!source || signal.aborted) return;
      try {
        this.tell({ words: 'Working' });
        await source.arrange(wanted, this.tell, signal);
        this.arrangement = wanted;
        const cache = this.newCache(source);
        await this.firstRows(cache);
        this.cache = cache;
        former?.close();
        this.rearranged();
        await source.tidy();
      } catch (error) {
        if (signal.aborted) return;
        this.wanted = this.arrangement;
        this.refusal = { words: plainMessage(error), retry: () => this.arrange(wanted) };
      } finally {
        this.finish(signal);
      }
    });
  }

  /** Stops the sorting or filtering that runs; the rows stay as they were. */
  cancel(): void {
    // Without rows yet, they come as they are.
    if (!this.cache) return this.open();
    this.stop.abort();
    this.step = undefined;
    this.wanted = this.arrangement;
    this.changed();
  }

  forgetRefusal(): void {
    this.refusal = undefined;
    this.changed();
  }

  /** Stops all work and drops the tables that were made for it. */
  close(): void {
    this.stop.abort();
    this.work = this.work.then(() => this.end());
  }

  private readonly tell = (step: Step): void => {
    this.step = step;
    this.changed();
  };

  private begin(): AbortController {
    this.stop.abort();
    this.stop = new AbortController();
    return this.stop;
  }

  private finish(signal: AbortSignal): void {
    if (this.stop.signal === signal) this.step = undefined;
    this.changed();
  }

  private newCache(source: RowSource): WindowCache {
    const cache: WindowCache = new WindowCache(
      source,
      () => {
        if (this.cache === cache) this.changed();
      },
      (error) => {
        // Rows of an order that is just being replaced are of no interest.
        if (this.cache !== cache || this.step) return;
        this.trouble = { words: plainMessage(error), retry: () => this.open(this.arrangement) };
        this.changed();
      },
      this.relation.isHit !== undefined,
    );
    return cache;
  }

  /** Without this the grid would be empty for a moment after each sorting. */
  private async firstRows(cache: WindowCache): Promise<void> {
    const columns = [0];
    cache.want({ top: 0, bottom: 0, columns, direction: 1 });
    const until = performance.now() + firstRowsWait;
    while (!cache.cell(0, 0) && this.source!.count > 0 && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  private async end(): Promise<void> {
    this.cache?.close();
    this.cache = undefined;
    const { source } = this;
    this.source = undefined;
    await source?.close();
  }
}
