import type { ColumnProfile } from './column-profile.ts';
import { dateFormat } from './kinds/date-format.ts';
import { letterCase } from './kinds/letter-case.ts';
import { notNegative } from './kinds/not-negative.ts';
import { notNull } from './kinds/not-null.ts';
import { pattern } from './kinds/pattern.ts';
import { trim } from './kinds/trim.ts';
import { validSet } from './kinds/valid-set.ts';
import type { Proposal, ProposalKind } from './proposal.ts';

/** Every kind of proposal; steps apply in this order. */
export const proposalKinds: readonly ProposalKind[] = [
  trim,
  letterCase,
  dateFormat,
  notNull,
  validSet,
  pattern,
  notNegative,
];

/** The lines that a column's values speak for. */
export function proposalsFor(profile: ColumnProfile): Proposal[] {
  return proposalKinds.flatMap((kind) => kind.propose(profile));
}
