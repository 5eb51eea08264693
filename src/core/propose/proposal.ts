import type { ColumnProfile } from './column-profile.ts';

/** A line that a column's values speak for. */
export interface Proposal {
  /** The rule table that it is a line of. */
  table: 'cleansing_rules' | 'dq_rule_config';
  /** The step with its argument, or the kind of check. */
  rule: string;
  /** The check's condition; '' where it has none. */
  condition: string;
  /** The reason that a rejected row would carry; '' for a step. */
  description: string;
  /** What of the values speaks for it, in words. */
  reason: string;
  /** Rows that the check would reject now, as far as the profile tells. */
  rejects: number;
  /** Whether it is to be taken unless somebody says otherwise. */
  on: boolean;
}

/** What the configuration says of a column. */
export interface ColumnRole {
  /** Whether it alone is the key by which rows are merged. */
  isKey: boolean;
  /** What the data model says that it refers to, as `table.column`; '' where that is nothing. */
  refersTo: string;
}

/** A column of which the configuration says nothing. */
export const noRole: ColumnRole = { isKey: false, refersTo: '' };

/** One kind of proposal, one file of `kinds/`. */
export interface ProposalKind {
  name: string;
  doc: string;
  propose(profile: ColumnProfile, role: ColumnRole): Proposal[];
  /** Parts of a profile and of a role, and the rules that are proposed for them, `off` behind those that somebody must choose. */
  examples: { profile: Partial<ColumnProfile>; role?: Partial<ColumnRole>; rules: string[] }[];
}

/** A step on the column. */
export function step(rule: string, reason: string, on = true): Proposal {
  return { table: 'cleansing_rules', rule, condition: '', description: '', reason, rejects: 0, on };
}

/** A check on the column; one that rejects nothing is taken unless somebody says otherwise. */
export function check(
  rule: string,
  condition: string,
  description: string,
  reason: string,
  rejects: number,
): Proposal {
  return { table: 'dq_rule_config', rule, condition, description, reason, rejects, on: rejects === 0 };
}

/** A check that later deliveries may fail with good reason, so that somebody must choose it. */
export function guess(...args: Parameters<typeof check>): Proposal {
  return { ...check(...args), on: false };
}

/** A share of rows for people, never rounded up to all or down to none. */
export function share(part: number, whole: number): string {
  if (part === whole) return 'all';
  const percent = (100 * part) / whole;
  return `${percent >= 99.95 ? '> 99.9' : percent < 0.05 ? '< 0.1' : percent.toFixed(1).replace(/\.0$/, '')} %`;
}
