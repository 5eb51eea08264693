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

/** A check on a column, from one line of dq_rule_config. */
export interface CheckRule {
  column: string;
  check: Check;
  condition: string;
  description: string;
  line: number;
}

/** The rules that one job applies, each kind in its order. */
export interface Rules {
  cleanse: CleanseRule[];
  mappings: MappingRule[];
  checks: CheckRule[];
}
