/** A value of a result that a mark stands for; dates and times are ISO text, 2025-05-26 or 2025-05-26 10:30:00. */
export type PickValue = string | number | boolean | null;

/**
 * What a mark stands for, in terms of the tile's output columns: some values of a column, or a range of them. `open`
 * leaves `to` itself out, as the bins of a histogram and the buckets of a time axis do.
 */
export type Pick =
  | { column: string; values: PickValue[] }
  | { column: string; from: PickValue; to: PickValue; open?: boolean };
