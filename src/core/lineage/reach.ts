import { refKey, type ColumnRef, type Lineage, type LineageEdge } from './model.ts';

/** A column that another one comes from, or feeds. */
export interface Reached {
  ref: ColumnRef;
  /** Whether its value becomes part of the value; else it only decides on it, or on which rows there are. */
  direct: boolean;
  /** The steps between: the fewest edges, where `direct` all of them direct. */
  steps: number;
  /** The edge over which it was reached first, on the way back to where the search began. */
  by: LineageEdge;
}

export type Direction = 'upstream' | 'downstream';

/** The edges at each column, by its key: those that end there (upstream), or those that begin there. */
export class LineageIndex {
  private readonly ends: Record<Direction, Map<string, LineageEdge[]>> = {
    upstream: new Map(),
    downstream: new Map(),
  };
  private readonly columns: ReadonlyMap<string, readonly string[]>;

  constructor(readonly lineage: Lineage) {
    this.columns = new Map(lineage.datasets.map(({ id, columns }) => [id, columns.map(({ name }) => name)]));
    for (const edge of lineage.edges) {
      append(this.ends.upstream, refKey(edge.to), edge);
      append(this.ends.downstream, refKey(edge.from), edge);
    }
  }

  /** The edges over which a column comes from others, or feeds others, one step far. */
  edges(ref: ColumnRef, direction: Direction): readonly LineageEdge[] {
    return this.ends[direction].get(refKey(ref)) ?? [];
  }

  /** All columns that a column comes from, nearest first; the rows of tables are columns named ''. */
  upstream(dataset: string, column: string): Reached[] {
    return this.reach({ dataset, column }, 'upstream');
  }

  /** All columns that a column feeds, nearest first. */
  downstream(dataset: string, column: string): Reached[] {
    return this.reach({ dataset, column }, 'downstream');
  }

  /**
   * First along values alone; then along everything, from each column that was found: what decides on a value or on
   * the rows that it stands in. A table's rows are decided on for all of its columns alike.
   */
  private reach(start: ColumnRef, direction: Direction): Reached[] {
    const found = new Map<string, Reached>();
    const isStart = (ref: ColumnRef) => refKey(ref) === refKey(start);
    const walk = (from: readonly { ref: ColumnRef; steps: number }[], direct: boolean) => {
      const queue = [...from];
      for (let at = 0; at < queue.length; at++) {
        const { ref, steps } = queue[at]!;
        for (const edge of this.next(ref, direction, direct)) {
          const other = direction === 'upstream' ? edge.from : edge.to;
          if (found.has(refKey(other)) || isStart(other)) continue;
          found.set(refKey(other), { ref: other, direct, steps: steps + 1, by: edge });
          queue.push({ ref: other, steps: steps + 1 });
        }
      }
    };
    const first = { ref: start, steps: 0 };
    walk([first], true);
    walk([first, ...found.values()], false);
    return [...found.values()].sort((a, b) => a.steps - b.steps);
  }

  private next(ref: ColumnRef, direction: Direction, direct: boolean): LineageEdge[] {
    const own = this.edges(ref, direction);
    if (direct) return own.filter((edge) => edge.direct);
    // A column stands in the rows of its table: what decides on these decides on it.
    if (direction === 'upstream' && ref.column !== '')
      return [...own, ...this.edges({ ...ref, column: '' }, direction)];
    if (direction === 'downstream' && ref.column === '') return [...own, ...this.standing(ref)];
    return [...own];
  }

  /** The values that stand in rows, as edges from these. */
  private standing(rows: ColumnRef): LineageEdge[] {
    return (this.columns.get(rows.dataset) ?? []).map((column) => ({
      job: '',
      from: rows,
      to: { ...rows, column },
      kind: 'filtered',
      direct: false,
      places: [],
    }));
  }
}

function append(map: Map<string, LineageEdge[]>, key: string, edge: LineageEdge): void {
  const list = map.get(key);
  if (list) list.push(edge);
  else map.set(key, [edge]);
}
