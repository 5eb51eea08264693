import { exceptions, filled } from '../column-profile.ts';
import { guess, noRole, share, type ProposalKind } from '../proposal.ts';
import { letterCase } from './letter-case.ts';

/** A set is believed where each value stands for so many rows. */
const rowsPerValue = 10;
/** A value that fewer have is more likely a slip than one of the set. */
const rare = 0.002;

export const validSet: ProposalKind = {
  name: 'valid set',
  doc: 'A text column of few values that come again and again may hold no others; slips are left out.',
  propose(profile) {
    const { name, type, top, distinct, numbers } = profile;
    const values = filled(profile);
    if (type !== 'VARCHAR' || top.length < distinct || numbers >= values * (1 - exceptions)) return [];
    const common = top.filter(([, rows]) => rows >= values * rare);
    const inside = common.reduce((sum, [, rows]) => sum + rows, 0);
    if (common.length < 2 || inside < values * (1 - exceptions)) return [];
    if (values < common.length * rowsPerValue || common.some(([value]) => value.includes(','))) return [];
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
    const set = [...new Set(common.map(([value]) => after(value)))].sort();
    const outside = top.filter(([value]) => !set.includes(after(value)));
    const rejects = outside.reduce((sum, [, rows]) => sum + rows, 0);
    const reason = `${share(values - rejects, values)} are one of ${set.length} values`;
    return [guess('VALID_SET', set.join(', '), `${name} is not known`, reason, rejects)];
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
        rows: 2001,
        distinct: 3,
        folded: 3,
        top: [
          ['North', 1500],
          ['South', 500],
          ['Soth', 1],
        ],
      },
      rules: ['VALID_SET North, South off'],
    },
    {
      profile: {
        rows: 100,
        distinct: 3,
        folded: 3,
        numbers: 99,
        top: [
          ['1', 50],
          ['2', 49],
          ['x', 1],
        ],
      },
      rules: [],
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
