import type { GridColumn } from './column.ts';
import type { GridRelation } from './relation.ts';
import type { WindowCache } from './window-cache.ts';

/** Which values are marked as failed; a row is put together once for all of its columns. */
export class HitMarks {
  private readonly records = new WeakMap<object, Record<string, string | null>>();

  /** Whether a value that has arrived is marked. */
  isHit(
    relation: GridRelation,
    cache: WindowCache,
    columns: readonly GridColumn[],
    row: number,
    column: string,
  ): boolean {
    // The first cell stands for the row: it is another object whenever the row has been fetched again.
    const key = relation.isHit && cache.cell(row, 0);
    if (!key) return false;
    let record = this.records.get(key);
    if (!record) {
      const cells = cache.row(row);
      if (!cells) return false;
      record = Object.fromEntries(columns.map(({ name }, at) => [name, cells[at]!.text]));
      this.records.set(key, record);
    }
    return relation.isHit!(record, column);
  }
}
