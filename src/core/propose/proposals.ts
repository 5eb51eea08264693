import type { ColumnProfile } from './column-profile.ts';
import { dateFormat } from './kinds/date-format.ts';
import { dateRange } from './kinds/date-range.ts';
import { foreignKey } from './kinds/foreign-key.ts';
import { length } from './kinds/length.ts';
import { letterCase } from './kinds/letter-case.ts';
import { notNull } from './kinds/not-null.ts';
import { pattern } from './kinds/pattern.ts';
import { range } from './kinds/range.ts';
import { trim } from './kinds/trim.ts';
import { unique } from './kinds/unique.ts';
import { validSet } from './kinds/valid-set.ts';
import { noRole, type ColumnRole, type Proposal, type ProposalKind } from './proposal.ts';

/** Every kind of proposal; steps apply in this order. */
export const proposalKinds: readonly ProposalKind[] = [
  trim,
  letterCase,
  dateFormat,
  notNull,
  unique,
  foreignKey,
  validSet,
  pattern,
  length,
  range,
  dateRange,
];

/** The lines that a column's values speak for, and what the configuration says of it. */
export function proposalsFor(profile: ColumnProfile, role: ColumnRole = noRole): Proposal[] {
  return proposalKinds.flatMap((kind) => kind.propose(profile, role));
}
