import type { Dialect } from '../../dialects/dialect.ts';

/** What a check may know besides its value. */
export interface CheckScope {
  /** The day of the run: `YYYY-MM-DD`. */
  today: string;
  /** What stands after FROM for all rows of the delivery, and the column in them, both in SQL. */
  rows: string;
  column: string;
  /** A query of one column for the values that a reference may have, none of them NULL; '' where there is none. */
  referred: string;
}

/** One kind of data-quality check, one file of this folder. */
export interface Check {
  /** As `rule_type` says it. */
  name: string;
  doc: string;
  /** What `rule_condition` holds, for the kinds that have one; `check` throws where it can't be read. */
  condition?: { doc: string; check(condition: string): void; optional?: boolean };
  /** Whether the condition is SQL over the whole row, its columns in their types, rather than over one text value. */
  typed?: boolean;
  /** Whether it is about the delivery as a whole, so that it needs no column. */
  whole?: boolean;
  /** Whether it looks at the values of another table's column. */
  refers?: boolean;
  /** True where the value of the text expression fails; false or NULL where it passes. */
  fails(value: string, condition: string, dialect: Dialect, scope: CheckScope): string;
  /** `among` are the values of all rows of the delivery, or those referred to, where the check looks at those. */
  examples: readonly {
    input: string | null;
    condition?: string;
    among?: readonly (string | null)[];
    passes: boolean;
  }[];
}
