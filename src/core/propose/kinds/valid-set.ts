import { filled } from '../column-profile.ts';
import { guess, noRole, type ProposalKind } from '../proposal.ts';
import { letterCase } from './letter-case.ts';

/** A set is believed where each value stands for so many rows. */
const rowsPerValue = 10;

export const validSet: ProposalKind = {
  name: 'valid set',
  doc: 'A text column of few values that come again and again may hold no others.',
  propose(profile) {
    const { name, type, top, distinct } = profile;
    if (type !== 'VARCHAR' || distinct < 2 || top.length < distinct) return [];
    if (filled(profile) < distinct * rowsPerValue || top.some(([value]) => value.includes(','))) return [];
    // The check sees the values after the steps.
    const [written] = letterCase.propose(profile, noRole);
    const after = (value: string) =>
      written?.rule === 'upper'
        ? value.toUpperCase()
        : written?.rule === 'lower'
          ? value.toLowerCase()
          : written?.rule === 'initcap'
            ? value
                .toLowerCase()
                .replace(/(^| )(.)/g, (_, space: string, letter: string) => space + letter.toUpperCase())
            : value;
    const values = [...new Set(top.map(([value]) => after(value)))].sort();
    const reason = `${values.length} different values in all`;
    return [guess('VALID_SET', values.join(', '), `${name} is not known`, reason, 0)];
  },
  examples: [
    {
      profile: {
        rows: 90,
        distinct: 2,
        folded: 2,
        top: [
          ['b', 50],
          ['a', 40],
        ],
      },
      rules: ['VALID_SET a, b off'],
    },
    {
      profile: {
        rows: 90,
        distinct: 3,
        folded: 2,
        top: [
          ['North', 50],
          ['NORTH', 1],
          ['South', 39],
        ],
      },
      rules: ['VALID_SET North, South off'],
    },
    {
      profile: {
        rows: 15,
        distinct: 2,
        folded: 2,
        top: [
          ['b', 8],
          ['a', 7],
        ],
      },
      rules: [],
    },
    { profile: { rows: 90, distinct: 40, folded: 40, top: [['b', 50]] }, rules: [] },
    {
      profile: {
        rows: 90,
        distinct: 2,
        type: 'INTEGER',
        folded: 2,
        top: [
          ['1', 50],
          ['2', 40],
        ],
      },
      rules: [],
    },
  ],
};
