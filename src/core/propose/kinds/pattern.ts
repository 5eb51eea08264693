import { dateOf, filled, type ColumnProfile } from '../column-profile.ts';
import { check, share, type Proposal, type ProposalKind } from '../proposal.ts';

/** Fewer values than these follow a pattern by accident. */
const enough = 20;

function shape(profile: ColumnProfile, rows: number, pattern: string, what: string): Proposal[] {
  const values = filled(profile);
  if (values < enough || rows < values * 0.95) return [];
  const reason = `${share(rows, values)} are ${what}`;
  return [check('REGEX', pattern, `${profile.name} is not ${what}`, reason, values - rows)];
}

export const pattern: ProposalKind = {
  name: 'pattern',
  doc: 'Values of one shape, digits of one length or e-mail addresses, must all have it.',
  propose(profile) {
    const { digits, emails, shortest, longest, type } = profile;
    if (emails > 0) return shape(profile, emails, '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', 'an e-mail address');
    // Numbers are no codes, nor are dates.
    const isCode = type === 'VARCHAR' || longest >= 8;
    if (!isCode || shortest !== longest || longest < 3 || dateOf(profile)) return [];
    return shape(profile, digits, `^[0-9]{${longest}}$`, `${longest} digits`);
  },
  examples: [
    { profile: { rows: 100, digits: 98, shortest: 10, longest: 10 }, rules: ['REGEX ^[0-9]{10}$ off'] },
    { profile: { rows: 100, digits: 100, shortest: 5, longest: 5 }, rules: ['REGEX ^[0-9]{5}$'] },
    { profile: { rows: 100, digits: 100, shortest: 3, longest: 3, type: 'INTEGER' }, rules: [] },
    { profile: { rows: 100, digits: 100, shortest: 1, longest: 4 }, rules: [] },
    { profile: { rows: 100, emails: 100 }, rules: ['REGEX ^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$'] },
    { profile: { rows: 100, digits: 100, shortest: 8, longest: 8, dates: { yyyyMMdd: 100 } }, rules: [] },
    { profile: { rows: 5, digits: 5, shortest: 5, longest: 5 }, rules: [] },
  ],
};
