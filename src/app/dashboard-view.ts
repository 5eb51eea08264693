import type { TileResult } from '../cell-kinds/tiles.ts';
import type { Pick, Tile } from '../charts/charts.ts';
import { toggle, type Filter } from '../dashboard/filter.ts';
import { filtersFrom } from '../dashboard/filters-from.ts';
import { filteredQuery } from '../dashboard/filtered-query.ts';
import type { Model } from '../dashboard/model.ts';
import { markedBy, originPlace } from './filter-origin.ts';

/** A tile as it is on show. */
export interface TileView {
  /** The tile with the rows of the run, or those that the filters leave. */
  result: TileResult;
  /** The query of those rows. */
  sql: string;
  /** Whether its answer to the filters is still awaited; `result` is the former one until then. */
  waiting: boolean;
  /** Filters that none of its tables can follow. */
  unreached: readonly Filter[];
  /** The marks of its own that filter the other tiles. */
  marked: readonly Pick[];
}

/** What a view needs of the world around it. */
export interface ViewSource {
  /** A tile's rows by a query in place of its own, on the tables as they are; the signal ends it. */
  answer(tile: Tile, sql: string, signal: AbortSignal): Promise<TileResult>;
  /** The tables that there are and how they refer to each other. */
  model(): Promise<Model>;
  /** Told when something on show is another. */
  changed(): void;
}

/**
 * The filters of one dashboard and what its tiles show under them. A filter goes to every tile but the one on which it
 * was made, where its mark is shown as chosen and the others stay to be chosen instead.
 */
export class DashboardView {
  filters: readonly Filter[] = [];
  tiles: readonly TileView[] = [];
  /** What each tile shows without filters. */
  private own: readonly TileResult[] = [];
  private hasTables = false;
  /** The place of the tile on which the filter of a column was made. */
  private readonly madeOn = new Map<string, number>();
  private abort = new AbortController();

  constructor(private readonly source: ViewSource) {}

  /** Takes the tiles of a run. Those of the stored run have no tables behind them: nothing is asked then. */
  show(tiles: readonly TileResult[], hasTables: boolean): void {
    this.own = tiles;
    this.hasTables = hasTables;
    this.ask();
  }

  /** Filters by a mark of a tile; the same one again takes its filter away. `add` puts its value beside the others. Says whether it stands for something to filter by. */
  pick(at: number, picks: readonly Pick[], add = false): boolean {
    const tile = this.own[at]?.tile;
    const added = tile ? filtersFrom(picks, tile) : [];
    for (const filter of added) this.madeOn.set(filter.column, at);
    if (added.length > 0) this.set(toggle(this.filters, added, { add }));
    return added.length > 0;
  }

  /** Takes one filter away. */
  remove(filter: Filter): void {
    this.set(this.filters.filter((other) => other !== filter));
  }

  /** Puts other filters in the place of those that there are. */
  set(filters: readonly Filter[]): void {
    this.filters = filters;
    this.ask();
  }

  /** Asks the filtered tiles anew, such as after tables have changed. */
  refresh(): void {
    if (this.filters.length > 0) this.ask();
  }

  /** The filters that are for a tile: all but those made on it. */
  applying(at: number): readonly Filter[] {
    return this.filters.filter((filter) => this.placeOf(filter) !== at);
  }

  /** Ends what is being asked. */
  close(): void {
    this.abort.abort();
  }

  private placeOf(filter: Filter): number {
    const tiles = this.own.map(({ tile }) => tile);
    return this.madeOn.get(filter.column) ?? originPlace(filter, tiles);
  }

  private unfiltered(at: number): TileView {
    const result = this.own[at]!;
    const made = this.filters.filter((filter) => this.placeOf(filter) === at);
    const marked = markedBy(made, result.tile);
    const former = this.tiles[at]?.marked ?? [];
    return {
      result,
      sql: result.tile.data,
      waiting: false,
      unreached: [],
      // A chart draws itself anew for other marks.
      marked: JSON.stringify(former) === JSON.stringify(marked) ? former : marked,
    };
  }

  /** Asks each tile that a filter is for. What it shows stays until the answer is there. */
  private ask(): void {
    // Answers to former filters are of no use any more.
    this.abort.abort();
    this.abort = new AbortController();
    const before = this.tiles;
    this.tiles = this.own.map((own, at) => {
      const view = this.unfiltered(at);
      if (!this.hasTables || this.applying(at).length === 0) return view;
      const former = before[at]?.result;
      return { ...view, result: former?.tile.title === own.tile.title ? former : own, waiting: true };
    });
    this.source.changed();
    if (this.tiles.some(({ waiting }) => waiting)) void this.answer(this.abort.signal);
  }

  /** The engine works on the next answer while one is being drawn. */
  private async answer(signal: AbortSignal): Promise<void> {
    const model = await this.source.model();
    const waiting = [...this.own.keys()].filter((at) => this.tiles[at]?.waiting);
    const show = async (at: number) => {
      const view = await this.answerOf(at, model, signal);
      if (signal.aborted) return;
      this.tiles = this.tiles.map((other, place) => (place === at ? view : other));
      this.source.changed();
    };
    if (!signal.aborted) await Promise.all(waiting.map(show));
  }

  private async answerOf(at: number, model: Model, signal: AbortSignal): Promise<TileView> {
    const view = this.unfiltered(at);
    const { tile } = view.result;
    const applying = this.applying(at);
    const { sql, unreached } = filteredQuery(tile.data, applying, model);
    if (unreached.length === applying.length) return { ...view, unreached };
    const result = await this.source.answer(tile, sql, signal);
    return { ...view, result, sql, unreached };
  }
}
