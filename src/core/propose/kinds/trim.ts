import { plural } from '../../plural.ts';
import { step, type ProposalKind } from '../proposal.ts';

export const trim: ProposalKind = {
  name: 'trim',
  doc: 'Values with spaces around them are trimmed.',
  propose: ({ spaced }) =>
    spaced === 0 ? [] : [step('trim', `${plural(spaced, 'value')} with spaces around`)],
  examples: [
    { profile: { spaced: 2 }, rules: ['trim'] },
    { profile: { spaced: 0 }, rules: [] },
  ],
};
