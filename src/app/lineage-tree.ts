import {
  refKey,
  type ColumnRef,
  type Dataset,
  type Lineage,
  type LineageEdge,
} from '../core/lineage/model.ts';
import type { Direction, LineageIndex } from '../core/lineage/reach.ts';
import type { Place } from '../core/place.ts';
import { kindText, refText } from './lineage-words.ts';
import { jobTitle, layerOf, writersOf } from './lineage-state.ts';
import { many } from './words.ts';

/** What Enter does with an item of the tree. */
export type TreeAct = { select: ColumnRef } | { place: Place };

/** An item of the tree; its children are made when they are wanted, as the tree has no end along edges. */
export interface TreeItem {
  /** Unique: the way through the tree. */
  id: string;
  label: string;
  /** Said behind the label. */
  note: string;
  act?: TreeAct;
  children?: () => TreeItem[];
}

const layers: readonly Dataset['layer'][] = ['file', 'bronze', 'silver', 'gold', 'publish'];

/** The tree of layers, their tables, and these tables' columns with what they come from and feed. */
export class LineageTree {
  constructor(
    private readonly index: LineageIndex,
    /** How a dataset stands, in a few words. */
    private readonly stateOf: (dataset: Dataset) => string,
    /** How a job stands, in a word. */
    private readonly jobState: (id: string) => string,
  ) {}

  private get lineage(): Lineage {
    return this.index.lineage;
  }

  get roots(): TreeItem[] {
    return layers.flatMap((layer): TreeItem[] => {
      const tables = this.lineage.datasets.filter((dataset) => dataset.layer === layer);
      if (tables.length === 0) return [];
      const { word } = layerOf(tables[0]!);
      const label = layer === 'publish' ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
      const note = many(tables.length, layer === 'file' ? 'file' : 'table');
      return [{ id: layer, label, note, children: () => tables.map((table) => this.table(table)) }];
    });
  }

  /** The ids of the items on the way to a table or column, itself last. */
  wayTo({ dataset, column }: ColumnRef): string[] {
    const found = this.lineage.datasets.find(({ id }) => id === dataset);
    if (!found) return [];
    const table = `${found.layer}\n${found.id}`;
    return [found.layer, table, ...(column === '' ? [] : [`${table}\n${column}`])];
  }

  private table(dataset: Dataset): TreeItem {
    const id = `${dataset.layer}\n${dataset.id}`;
    const writers = () =>
      writersOf(this.lineage, dataset).map((job): TreeItem => ({
        id: `${id}\njob ${job.id}`,
        label: `Written by ${jobTitle(job)}`,
        note: `${this.jobState(job.id)}, ${job.origin.file}:${job.origin.line}`,
        act: { place: job.origin },
      }));
    const columns = () =>
      dataset.columns.map(({ name, type }) =>
        this.column({ dataset: dataset.id, column: name }, `${id}\n${name}`, name, type),
      );
    return {
      id,
      label: dataset.name,
      note: this.stateOf(dataset),
      act: { select: { dataset: dataset.id, column: '' } },
      children: () => [...writers(), ...columns()],
    };
  }

  private column(ref: ColumnRef, id: string, label: string, type = ''): TreeItem {
    const children = () => this.around(ref, id, ['upstream', 'downstream']);
    return { id, label, note: type, act: { select: ref }, children };
  }

  /** The groups of edges at a column. What decides on the rows of its table decides on it. */
  private around(ref: ColumnRef, id: string, directions: readonly Direction[]): TreeItem[] {
    return directions.flatMap((direction) => {
      const own = this.index.edges(ref, direction);
      const rows = ref.column === '' ? [] : this.index.edges({ ...ref, column: '' }, direction);
      const decides = [...own, ...(direction === 'upstream' ? rows : [])].filter((edge) => !edge.direct);
      const values = own.filter((edge) => edge.direct);
      const back = direction === 'upstream';
      return [
        ...this.group(values, direction, `${id}\n${direction}`, back ? 'Comes from' : 'Feeds'),
        ...this.group(
          decides,
          direction,
          `${id}\n${direction} decides`,
          back ? 'Rows and value decided by' : 'Decides on',
        ),
      ];
    });
  }

  private group(edges: readonly LineageEdge[], direction: Direction, id: string, label: string): TreeItem[] {
    if (edges.length === 0) return [];
    return [
      {
        id,
        label,
        note: String(edges.length),
        children: () => edges.map((edge) => this.edge(edge, direction, id)),
      },
    ];
  }

  private edge(edge: LineageEdge, direction: Direction, above: string): TreeItem {
    const ref = direction === 'upstream' ? edge.from : edge.to;
    const id = `${above}\n${refKey(ref)} ${edge.kind} ${edge.job}`;
    const places = edge.places.map((place): TreeItem => ({
      id: `${id}\n${place.file}:${place.line}`,
      label: `${place.file}:${place.line}`,
      note: 'opens the line',
      act: { place },
    }));
    return {
      id,
      label: refText(this.lineage, ref),
      note: kindText(edge.kind),
      act: { select: ref },
      children: () => [...places, ...this.around(ref, id, [direction])],
    };
  }
}
