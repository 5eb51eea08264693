import type { Dialect } from '../../dialects/dialect.ts';

/** A word in `actual_value` that stands for more than one value, one file of this folder. */
export interface MappingTrigger {
  /** As `actual_value` says it. */
  name: string;
  doc: string;
  /** What `std_value` must be, where the trigger computes the new value itself. */
  standard?: string;
  /** When the mapping applies to a text expression. */
  matches(value: string, dialect: Dialect): string;
  /** The new value. */
  sql(value: string, standard: string | null, dialect: Dialect): string;
  examples: readonly { input: string | null; standard: string | null; output: string | null }[];
}
