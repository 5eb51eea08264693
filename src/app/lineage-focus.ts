import { refKey, type ColumnRef, type Lineage, type LineageEdge } from '../core/lineage/model.ts';
import type { LineageIndex, Reached } from '../core/lineage/reach.ts';

/** How something stands to what is selected: it is it, gives it values or gets them, only decides, or neither. */
export type Mark = 'selected' | 'path' | 'decides' | 'apart';

/** An edge between two datasets, by one job or several. */
export interface Link {
  from: string;
  to: string;
  mark: Mark;
}

/** What a selection is connected with. */
export class LineageFocus {
  readonly up: readonly Reached[];
  readonly down: readonly Reached[];
  private readonly marks = new Map<string, Mark>();
  private readonly datasets = new Map<string, Mark>();

  /** @param selected a column, or with the name '' a table; undefined where nothing is selected */
  constructor(
    private readonly index: LineageIndex,
    readonly selected: ColumnRef | undefined,
  ) {
    this.up = selected ? index.upstream(selected.dataset, selected.column) : [];
    this.down = selected ? index.downstream(selected.dataset, selected.column) : [];
    for (const { ref, direct } of [...this.up, ...this.down]) this.note(ref, direct ? 'path' : 'decides');
    if (selected) this.note(selected, 'selected');
  }

  private note(ref: ColumnRef, mark: Mark): void {
    const stronger = (a: Mark | undefined) => (a === 'path' && mark === 'decides' ? a : mark);
    this.marks.set(refKey(ref), stronger(this.marks.get(refKey(ref))));
    if (this.selected && ref.dataset === this.selected.dataset && mark !== 'selected') return;
    this.datasets.set(ref.dataset, stronger(this.datasets.get(ref.dataset)));
  }

  column(ref: ColumnRef): Mark {
    return this.marks.get(refKey(ref)) ?? 'apart';
  }

  dataset(id: string): Mark {
    return this.datasets.get(id) ?? 'apart';
  }

  /** The columns of a dataset that are shown without opening it: those on the path of values. */
  onPath(id: string): string[] {
    const { lineage } = this.index;
    const columns = lineage.datasets.find((dataset) => dataset.id === id)?.columns ?? [];
    const isOn = (column: string) => ['selected', 'path'].includes(this.column({ dataset: id, column }));
    return this.selected ? columns.map(({ name }) => name).filter(isOn) : [];
  }

  /** Edges between columns by which values of the selection come and go. */
  edges(): LineageEdge[] {
    if (!this.selected) return [];
    const sides = [this.up, this.down].map((side) => this.keys(side, true));
    return this.index.lineage.edges.filter(
      ({ from, to, direct }) =>
        direct &&
        from.column !== '' &&
        to.column !== '' &&
        sides.some((keys) => keys.has(refKey(from)) && keys.has(refKey(to))),
    );
  }

  /** Edges between datasets, once each. */
  links(): Link[] {
    const links = new Map<string, Link>();
    const { jobs, edges } = this.index.lineage;
    for (const { reads, writes } of jobs)
      for (const from of reads)
        if (from !== writes) links.set(`${from}\n${writes}`, { from, to: writes, mark: 'apart' });
    if (!this.selected) return [...links.values()];
    const sides = [this.up, this.down].map((side) => ({
      all: this.keys(side, false),
      values: this.keys(side, true),
    }));
    for (const { from, to, direct } of edges) {
      const link = links.get(`${from.dataset}\n${to.dataset}`);
      if (!link || link.mark === 'path') continue;
      const [a, b] = [refKey(from), refKey(to)];
      if (direct && sides.some(({ values }) => values.has(a) && values.has(b))) link.mark = 'path';
      else if (sides.some(({ all }) => all.has(a) && all.has(b))) link.mark = 'decides';
    }
    return [...links.values()];
  }

  private keys(side: readonly Reached[], direct: boolean): Set<string> {
    const reached = side.filter((one) => one.direct || !direct).map(({ ref }) => refKey(ref));
    const own = this.selected!;
    // What decides on the rows of its table decides on a column.
    const rows = !direct && side === this.up ? [refKey({ ...own, column: '' })] : [];
    return new Set([refKey(own), ...rows, ...reached]);
  }
}

/** Names of datasets and columns that hold all words, tables first. */
export function searchLineage({ datasets }: Lineage, search: string, most = 50): ColumnRef[] {
  const words = search
    .toLowerCase()
    .split(/[\s.]+/)
    .filter(Boolean);
  if (words.length === 0) return [];
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const tables = datasets.filter(({ name }) => holds(name)).map(({ id }) => ({ dataset: id, column: '' }));
  const columns = datasets.flatMap(({ id, name, columns: own }) =>
    own
      .filter(
        (column) =>
          holds(`${name} ${column.name}`) && words.some((word) => column.name.toLowerCase().includes(word)),
      )
      .map((column) => ({ dataset: id, column: column.name })),
  );
  return [...tables, ...columns].slice(0, most);
}
