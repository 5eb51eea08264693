/** What a planted fault does to its record; all of it is known where it is planted. */
export interface Effect {
  /** the kinds of dirt in the record */
  planted?: string[];
  /** why the checks will reject it, in the words of the rules */
  reasons?: string[];
  /** how many of its dates become NULL */
  nulled?: number;
  /** its delay is below zero */
  negative?: boolean;
  /** its phone has an extension */
  extension?: boolean;
  /** it repeats the key of an earlier record that passes, and passes too */
  supersedes?: boolean;
  /** it agrees with another record in the columns that the last clean-up compares */
  twin?: boolean;
}

/** One record of a file, as text, and what it will do. */
export interface Row {
  line: string;
  effect?: Effect;
}

/**
 * Puts two effects on one record together.
 * @param a one effect, if any
 * @param b another, if any
 * @returns both in one; undefined when there is none
 */
export function both(a: Effect | undefined, b: Effect | undefined): Effect | undefined {
  if (!a || !b) return a ?? b;
  return {
    ...a,
    ...b,
    planted: [...(a.planted ?? []), ...(b.planted ?? [])],
    reasons: [...(a.reasons ?? []), ...(b.reasons ?? [])],
    nulled: (a.nulled ?? 0) + (b.nulled ?? 0),
  };
}
