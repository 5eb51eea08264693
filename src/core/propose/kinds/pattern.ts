import { dateOf, enoughValues, exceptions, filled, type ColumnProfile } from '../column-profile.ts';
import { check, share, type Proposal, type ProposalKind } from '../proposal.ts';

function shape(profile: ColumnProfile, rows: number, pattern: string, what: string): Proposal[] {
  const values = filled(profile);
  if (values < enoughValues || rows < values * (1 - exceptions)) return [];
  const reason = `${share(rows, values)} are ${what}`;
  return [check('REGEX', pattern, `${profile.name} is not ${what}`, reason, values - rows)];
}

export const pattern: ProposalKind = {
  name: 'pattern',
  doc: 'Values of one shape, digits of one length or e-mail addresses, must (nearly) all have it.',
  propose(profile) {
    const { emails, numbers, digits, usualLength, usualDigits } = profile;
    if (emails > 0) return shape(profile, emails, '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', 'an e-mail address');
    // Numbers are no codes, nor are dates: a code is long, or may begin with zeros.
    const isCode = usualLength >= 8 || numbers < digits;
    if (!isCode || usualLength < 3 || dateOf(profile)) return [];
    return shape(profile, usualDigits, `^[0-9]{${usualLength}}$`, `${usualLength} digits`);
  },
  examples: [
    {
      profile: { rows: 100, digits: 98, usualLength: 10, usualDigits: 98 },
      rules: ['REGEX ^[0-9]{10}$ off'],
    },
    {
      profile: { rows: 100, digits: 100, usualLength: 10, usualDigits: 98 },
      rules: ['REGEX ^[0-9]{10}$ off'],
    },
    { profile: { rows: 100, digits: 100, usualLength: 5, usualDigits: 100 }, rules: ['REGEX ^[0-9]{5}$'] },
    { profile: { rows: 100, digits: 100, numbers: 100, usualLength: 3, usualDigits: 100 }, rules: [] },
    { profile: { rows: 100, digits: 100, usualLength: 4, usualDigits: 40 }, rules: [] },
    { profile: { rows: 100, emails: 100 }, rules: ['REGEX ^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$'] },
    {
      profile: { rows: 100, digits: 100, usualLength: 8, usualDigits: 100, dates: { yyyyMMdd: 100 } },
      rules: [],
    },
    { profile: { rows: 5, digits: 5, usualLength: 5, usualDigits: 5 }, rules: [] },
  ],
};
