import { countText } from '../../plural.ts';
import { dateOf, enoughValues, isCalledLikeKey, type ColumnProfile } from '../column-profile.ts';
import { guess, type ProposalKind } from '../proposal.ts';

/** Codes of one length tell things apart; days do, but only by accident. */
function isCode(profile: ColumnProfile): boolean {
  const { shortest, longest, days } = profile;
  return shortest === longest && longest >= 4 && days === 0 && !dateOf(profile);
}

export const unique: ProposalKind = {
  name: 'unique',
  doc: 'A key, or what looks like one, whose values all differ must stay so.',
  propose(profile, { isKey, refersTo }) {
    const { name, rows, empty, distinct } = profile;
    if (rows < enoughValues || empty > 0 || distinct < rows || refersTo !== '') return [];
    if (!isKey && !isCalledLikeKey(name) && !isCode(profile)) return [];
    const why = isKey ? ', and rows are merged by it' : '';
    const reason = `each of the ${countText(rows)} rows has another one${why}`;
    return [guess('UNIQUE', '', `${name} is there more than once`, reason, 0)];
  },
  examples: [
    { profile: { name: 'site_id' }, rules: ['UNIQUE off'] },
    { profile: {}, role: { isKey: true }, rules: ['UNIQUE off'] },
    { profile: { shortest: 10, longest: 10 }, rules: ['UNIQUE off'] },
    { profile: { shortest: 10, longest: 10, days: 100 }, rules: [] },
    { profile: { name: 'comment' }, rules: [] },
    { profile: { name: 'site_id', distinct: 99 }, rules: [] },
    { profile: { name: 'site_id', empty: 1, distinct: 99 }, rules: [] },
    { profile: { name: 'site_id' }, role: { refersTo: 'gold_site.site_id' }, rules: [] },
    { profile: { name: 'site_id', rows: 5, distinct: 5 }, rules: [] },
  ],
};
