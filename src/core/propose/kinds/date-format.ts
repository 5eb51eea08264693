import { plural } from '../../plural.ts';
import { dateOf, filled } from '../column-profile.ts';
import { share, step, type ProposalKind } from '../proposal.ts';

export const dateFormat: ProposalKind = {
  name: 'date format',
  doc: 'Dates that are not written as 2025-01-31 become so.',
  propose(profile) {
    const date = dateOf(profile);
    if (!date) return [];
    const { pattern, rows, rival } = date;
    const many = share(rows, filled(profile));
    // Where no day is above twelve, only who made the file knows which number is the month.
    if (rival !== undefined)
      return [pattern, rival].map((one) =>
        step(`date_format:${one}`, `${many} fit ${pattern} and ${rival}: say which it is`, false),
      );
    const others = filled(profile) - rows;
    const lost = others > 0 ? `; ${plural(others, 'other')} would become NULL` : '';
    return [step(`date_format:${pattern}`, `${many} are dates like ${pattern}${lost}`)];
  },
  examples: [
    { profile: { rows: 100, dates: { 'dd.MM.yyyy': 100 } }, rules: ['date_format:dd.MM.yyyy'] },
    {
      profile: { rows: 10, dates: { 'dd/MM/yyyy': 10, 'MM/dd/yyyy': 10 } },
      rules: ['date_format:dd/MM/yyyy off', 'date_format:MM/dd/yyyy off'],
    },
    {
      profile: { rows: 100, dates: { 'dd/MM/yyyy': 98, 'MM/dd/yyyy': 40 } },
      rules: ['date_format:dd/MM/yyyy'],
    },
    { profile: { rows: 100, dates: { 'dd/MM/yyyy': 60 } }, rules: [] },
  ],
};
