import { enoughValues, exceptions, filled, firstDay } from '../column-profile.ts';
import { guess, share, type ProposalKind } from '../proposal.ts';

/** What such columns say may be yet to come. */
const planned =
  /expect|plan|due|until|valid|expir|end|launch|schedul|target|next|deadline|forecast|promis|appoint/i;

export const dateRange: ProposalKind = {
  name: 'date range',
  doc: 'Days of what has happened must not lie in the future, nor before all memory as stand-ins for missing days do.',
  propose(profile) {
    const { name, days, future, ancient } = profile;
    const values = filled(profile);
    const most = values * exceptions;
    if (values < enoughValues || values - days > most || ancient > most) return [];
    const isPast = !planned.test(name) && future <= most;
    if (!isPast && ancient === 0) return [];
    const outside = values - days + ancient + (isPast ? future : 0);
    if (outside > most) return [];
    const condition = `${ancient > 0 ? firstDay : ''}..${isPast ? 'today' : ''}`;
    const what = isPast
      ? ancient > 0
        ? 'days that have been since 1901'
        : 'days that have been'
      : 'days since 1901';
    const reason = `${share(values - outside, values)} are ${what}`;
    return [guess('DATE_RANGE', condition, `${name} is no such day`, reason, outside)];
  },
  examples: [
    { profile: { days: 100 }, rules: ['DATE_RANGE ..today off'] },
    { profile: { days: 100, future: 2, ancient: 1 }, rules: ['DATE_RANGE 1901-01-01..today off'] },
    { profile: { days: 98, name: 'expected_on', ancient: 1 }, rules: ['DATE_RANGE 1901-01-01.. off'] },
    { profile: { days: 100, name: 'expected_on' }, rules: [] },
    { profile: { days: 100, future: 30 }, rules: [] },
    { profile: { days: 60 }, rules: [] },
  ],
};
