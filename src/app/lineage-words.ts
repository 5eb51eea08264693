import { edgeKinds, type EdgeKind } from '../core/lineage/edge-kinds.ts';
import type { ColumnRef, Lineage } from '../core/lineage/model.ts';

/** A column with its table, `stage_hcp_data.region`, or the rows of a table. */
export function refText({ datasets }: Lineage, { dataset, column }: ColumnRef): string {
  const name = datasets.find(({ id }) => id === dataset)?.name ?? dataset;
  return column === '' ? `rows of ${name}` : `${name}.${column}`;
}

/** What a kind of edge means, as the end of a sentence. */
export function kindText(kind: EdgeKind): string {
  return edgeKinds[kind].doc;
}
