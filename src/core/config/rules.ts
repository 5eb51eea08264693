import type { TableName } from '../names.ts';
import type { Check } from '../rules/checks/check.ts';
import type { CleanseStep } from '../rules/cleanse/step.ts';
import type { MappingTrigger } from '../rules/mappings/mapping.ts';

/** A cleansing step on a column, from one line of cleansing_rules. */
export interface CleanseRule {
  column: string;
  step: CleanseStep;
  argument: string;
  line: number;
}

/** A mapping on a column, from one line of ref_data. */
export interface MappingRule {
  column: string;
  /** The exact value that is mapped, where no trigger is meant. */
  actual: string;
  standard: string | null;
  trigger?: MappingTrigger;
  line: number;
}

/** What becomes of a row that fails a check: it is rejected, or it is marked and goes on. */
export const severities = ['ERROR', 'WARN'] as const;

/** A check on a column, from one line of dq_rule_config. */
export interface CheckRule {
  column: string;
  check: Check;
  condition: string;
  description: string;
  severity: (typeof severities)[number];
  /** The share of rows, from 0 to 1, that may fail and are only marked then. */
  tolerance: number;
  /** What a foreign key refers to: the table that rows are merged into, and the one that holds its rows of
   * this run once they are checked; of the rule's own table those that are to be checked. */
  refers?: { column: string; merged: TableName; checked?: TableName };
  line: number;
}

/** A value put right by hand, from one line of corrections. */
export interface CorrectionRule {
  column: string;
  /** The record by its number in its file; undefined where only `keys` tell it. */
  record: { file: string; row: number } | undefined;
  /** What the record's columns must hold. */
  keys: { column: string; value: string }[];
  /** The value that it must have; null for NULL and blank. */
  before: string | null;
  after: string | null;
  reason: string;
  line: number;
}

/** The rules that one job applies, each kind in its order. */
export interface Rules {
  corrections: CorrectionRule[];
  cleanse: CleanseRule[];
  mappings: MappingRule[];
  checks: CheckRule[];
}

/** No rules yet. */
export function emptyRules(): Rules {
  return { corrections: [], cleanse: [], mappings: [], checks: [] };
}
