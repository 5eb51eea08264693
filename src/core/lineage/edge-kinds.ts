/** What OpenLineage calls a transformation of a column (its facet ColumnLineageDatasetFacet). */
export interface Transformation {
  type: 'DIRECT' | 'INDIRECT';
  subtype: string;
}

/** How a kind of edge is said, and what OpenLineage calls it. */
interface EdgeMeaning {
  /** Completes “The value is …” or “It decides …”. */
  doc: string;
  transformation: Transformation;
}

const direct = (subtype: string, doc: string): EdgeMeaning => ({
  doc,
  transformation: { type: 'DIRECT', subtype },
});
const indirect = (subtype: string, doc: string): EdgeMeaning => ({
  doc,
  transformation: { type: 'INDIRECT', subtype },
});

/** The ways in which a column takes part in another one. */
export const edgeKinds = {
  copied: direct('IDENTITY', 'taken over as it is'),
  cleansed: direct('TRANSFORMATION', 'cleansed, step after step'),
  corrected: indirect('CONDITIONAL', 'tells which values are put right by hand'),
  mapped: direct('TRANSFORMATION', 'mapped to standard values'),
  checked: direct('IDENTITY', 'held against checks, and taken over as it is'),
  reason: direct('TRANSFORMATION', 'held against checks, whose reasons are written down'),
  typed: direct('TRANSFORMATION', 'turned from text into a value of its type'),
  computed: direct('TRANSFORMATION', 'part of an expression'),
  aggregated: direct('AGGREGATION', 'gathered over several rows'),
  counted: direct('AGGREGATION', 'rows are counted'),
  compared: indirect('CONDITIONAL', 'is read by a check of other columns'),
  key: indirect('GROUP_BY', 'rows that agree in it are the same'),
  joined: indirect('JOIN', 'decides which rows of tables belong together'),
  grouped: indirect('GROUP_BY', 'decides which rows are gathered in one'),
  filtered: indirect('FILTER', 'decides which rows are kept'),
  ordered: indirect('SORT', 'decides which row comes first'),
  windowed: indirect('WINDOW', 'decides which rows a value is worked out over'),
  unknown: direct('TRANSFORMATION', 'may take part: the query could not be followed'),
} as const satisfies Record<string, EdgeMeaning>;

/** A way in which a column takes part in another one. */
export type EdgeKind = keyof typeof edgeKinds;
