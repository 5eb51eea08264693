import { filled } from '../column-profile.ts';
import { check, share, type ProposalKind } from '../proposal.ts';

const numbers: ReadonlySet<string> = new Set(['INTEGER', 'BIGINT', 'DOUBLE']);

export const notNegative: ProposalKind = {
  name: 'not negative',
  doc: 'Numbers that are (nearly) never below zero must not be.',
  propose(profile) {
    const { name, type, negative } = profile;
    const values = filled(profile);
    if (!numbers.has(type) || values === 0 || negative > values * 0.05) return [];
    const column = `"${name.replaceAll('"', '""')}"`;
    const reason = `${share(values - negative, values)} are zero or above`;
    const found = check('CUSTOM_EXPR', `${column} >= 0`, `${name} is below zero`, reason, negative);
    return [{ ...found, on: false }];
  },
  examples: [
    { profile: { rows: 100, type: 'INTEGER' }, rules: ['CUSTOM_EXPR "x" >= 0 off'] },
    { profile: { rows: 100, type: 'DOUBLE', negative: 2 }, rules: ['CUSTOM_EXPR "x" >= 0 off'] },
    { profile: { rows: 100, type: 'DOUBLE', negative: 30 }, rules: [] },
    { profile: { rows: 100 }, rules: [] },
  ],
};
