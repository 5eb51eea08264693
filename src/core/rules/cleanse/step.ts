import type { Dialect } from '../../dialects/dialect.ts';

/** One kind of cleansing step, one file of this folder. */
export interface CleanseStep {
  /** As `cleanse_type` says it, before a colon. */
  name: string;
  doc: string;
  /** What may stand behind a colon, for the kinds that need it. */
  argument?: { doc: string; check(argument: string): void };
  /** The cleansed value of a text expression. */
  sql(value: string, argument: string, dialect: Dialect): string;
  /** Whether the step may turn a value to NULL because it is not understood; such values are counted. */
  nulls?: boolean;
  examples: readonly { input: string | null; argument?: string; output: string | null }[];
}
