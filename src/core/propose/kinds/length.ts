import { dateOf, enoughValues, exceptions, fewValues, filled } from '../column-profile.ts';
import { guess, noRole, share, type ProposalKind } from '../proposal.ts';
import { pattern } from './pattern.ts';

export const length: ProposalKind = {
  name: 'length',
  doc: 'Codes that (nearly) all have as many characters must have them.',
  propose(profile) {
    const { name, distinct, usualLength, usual, numbers, days } = profile;
    const values = filled(profile);
    // Of few values a list says more; of digits, numbers and days their own kinds do.
    if (values < enoughValues || distinct <= fewValues || usualLength < 2) return [];
    if (usual < values * (1 - exceptions) || numbers + days > 0 || dateOf(profile)) return [];
    if (pattern.propose(profile, noRole).length > 0) return [];
    const characters = `${usualLength} characters`;
    const reason = `${share(usual, values)} have ${characters}`;
    const condition = `${usualLength}..${usualLength}`;
    return [guess('LENGTH', condition, `${name} has not ${characters}`, reason, values - usual)];
  },
  examples: [
    { profile: { usualLength: 5, usual: 98 }, rules: ['LENGTH 5..5 off'] },
    { profile: { usualLength: 5, usual: 60 }, rules: [] },
    { profile: { usualLength: 1, usual: 100 }, rules: [] },
    { profile: { usualLength: 5, usual: 100, distinct: 3 }, rules: [] },
    { profile: { usualLength: 5, usual: 100, numbers: 100 }, rules: [] },
    { profile: { usualLength: 10, usual: 100, days: 100 }, rules: [] },
    { profile: { usualLength: 5, usual: 100, usualDigits: 98, digits: 98 }, rules: [] },
  ],
};
