import { exceptions, filled } from '../column-profile.ts';
import { check, share, type ProposalKind } from '../proposal.ts';

export const notNull: ProposalKind = {
  name: 'not null',
  doc: 'A column that (nearly) always has a value must have one.',
  propose(profile) {
    const { name, rows, empty } = profile;
    if (rows === 0 || empty > rows * exceptions) return [];
    return [
      check(
        'NOT_NULL',
        '',
        `${name} is missing`,
        `${share(filled(profile), rows)} of the rows have a value`,
        empty,
      ),
    ];
  },
  examples: [
    { profile: { rows: 100 }, rules: ['NOT_NULL'] },
    { profile: { rows: 100, empty: 2 }, rules: ['NOT_NULL off'] },
    { profile: { rows: 100, empty: 30 }, rules: [] },
    { profile: { rows: 0 }, rules: [] },
  ],
};
