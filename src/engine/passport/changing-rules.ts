import type { CleanseRule, CorrectionRule, MappingRule, Rules } from '../../core/config/rules.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { Row } from '../connector.ts';
import { textOf } from './lookup.ts';
import type { RecordRef } from './passport.ts';

/** A rule that has changed a value: which kind of rule, in short what it does, and its line. */
export type ChangingRule = {
  kind: 'correction' | 'step' | 'mapping';
  column: string;
  rule: string;
  line: number;
};

/** The configuration table of each kind. */
export const ruleFiles = {
  correction: 'corrections.csv',
  step: 'cleansing_rules.csv',
  mapping: 'ref_data.csv',
} as const;

/** A cleansing step as a passport names it. */
export const ofStep = ({ column, step, argument, line }: CleanseRule): ChangingRule => ({
  kind: 'step',
  column,
  rule: `${step.name}${argument && `:${argument}`}`,
  line,
});
const ofMapping = ({ column, trigger, line }: MappingRule): ChangingRule => ({
  kind: 'mapping',
  column,
  rule: trigger?.name ?? 'mapping',
  line,
});
const ofCorrection = ({ column, line }: CorrectionRule): ChangingRule => ({
  kind: 'correction',
  column,
  rule: 'correction',
  line,
});

/** Rules that change nothing. */
export const none: Partial<Rules> = { corrections: [], cleanse: [], mappings: [] };

/** Whether a rule is about a column; case doesn't matter. */
export const isOf = (column: string) => (rule: { column: string }) =>
  rule.column.toLowerCase() === column.toLowerCase();

/** The rules that come first: all before the `count`-th on their column, that one included. */
function firstSteps(rules: readonly CleanseRule[], count: number): CleanseRule[] {
  return rules.filter((rule, place) => rules.slice(0, place).filter(isOf(rule.column)).length < count);
}

/** A job without those rules that can't apply: corrections of other records, and mappings of other values. */
export function onlyApplicable(job: Job, record: RecordRef, values: Row): Job {
  const { corrections, mappings } = job.rules;
  const held = new Map(
    Object.entries(values).map(([column, value]) => [column.toLowerCase(), textOf(value)]),
  );
  return {
    ...job,
    rules: {
      ...job.rules,
      corrections: corrections.filter(
        (rule) => !rule.record || (rule.record.row === record.row && rule.record.file === record.file),
      ),
      mappings: mappings.filter(
        ({ trigger, actual, column }) => trigger !== undefined || held.get(column.toLowerCase()) === actual,
      ),
    },
  };
}

/** Growing parts of a job's rules, from none to all: between two of them each column meets one more rule, or list. */
export function growing({ kind, rules }: Job): Partial<Rules>[] {
  if (kind === 'std') return [none, { ...none, mappings: rules.mappings }];
  const { corrections, cleanse } = rules;
  const most = Math.max(0, ...cleanse.map(({ column }) => cleanse.filter(isOf(column)).length));
  const steps = Array.from({ length: most }, (_, count) => firstSteps(cleanse, count + 1));
  return [none, ...[[], ...steps].map((some) => ({ ...none, corrections, cleanse: some }))];
}

/** The rules on a column of which the first that applies counts, each alone. */
export function listed(job: Job, column: string): { rule: ChangingRule; part: Partial<Rules> }[] {
  const { corrections, mappings } = job.rules;
  return job.kind === 'std'
    ? mappings
        .filter(isOf(column))
        .map((rule) => ({ rule: ofMapping(rule), part: { ...none, mappings: [rule] } }))
    : corrections
        .filter(isOf(column))
        .map((rule) => ({ rule: ofCorrection(rule), part: { ...none, corrections: [rule] } }));
}
