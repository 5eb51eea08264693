import { readReference } from '../../rules/checks/foreign-key.ts';
import { filled } from '../column-profile.ts';
import { guess, type ProposalKind } from '../proposal.ts';

export const foreignKey: ProposalKind = {
  name: 'foreign key',
  doc: 'What the data model says of a column’s reference must hold in the rows.',
  propose(profile, { refersTo }) {
    if (refersTo === '' || filled(profile) === 0) return [];
    const { table } = readReference(refersTo);
    const reason = `the data model says that it refers to ${refersTo}`;
    return [guess('FOREIGN_KEY', refersTo, `${profile.name} is not in ${table}`, reason, 0)];
  },
  examples: [
    { profile: {}, role: { refersTo: 'gold_site.site_id' }, rules: ['FOREIGN_KEY gold_site.site_id off'] },
    { profile: { empty: 100 }, role: { refersTo: 'gold_site.site_id' }, rules: [] },
    { profile: {}, rules: [] },
  ],
};
