import type { Dialect } from '../../dialects/dialect.ts';

/** One kind of data-quality check, one file of this folder. */
export interface Check {
  /** As `rule_type` says it. */
  name: string;
  doc: string;
  /** What `rule_condition` holds, for the kinds that need one; `check` throws where it can't be read. */
  condition?: { doc: string; check(condition: string): void };
  /** Whether the condition is SQL over the whole row, its columns in their types, rather than over one text value. */
  typed?: boolean;
  /** True where the value of the text expression fails; false or NULL where it passes. */
  fails(value: string, condition: string, dialect: Dialect): string;
  examples: readonly { input: string | null; condition?: string; passes: boolean }[];
}
