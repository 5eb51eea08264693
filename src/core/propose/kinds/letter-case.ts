import { plural } from '../../plural.ts';
import { step, type ProposalKind } from '../proposal.ts';

export const letterCase: ProposalKind = {
  name: 'letter case',
  doc: 'Values that differ in the case of their letters only become alike, in the way in which most are written.',
  propose({ distinct, folded, top }) {
    const same = distinct - folded;
    if (same <= 0 || top.length === 0) return [];
    const written = (way: (value: string) => string) =>
      top.reduce((sum, [value, rows]) => sum + (way(value) === value ? rows : 0), 0);
    const initial = (value: string) =>
      value
        .toLowerCase()
        .split(' ')
        .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
        .join(' ');
    const ways: [rule: string, rows: number][] = [
      ['upper', written((value) => value.toUpperCase())],
      ['lower', written((value) => value.toLowerCase())],
      ['initcap', written(initial)],
    ];
    const [rule] = ways.reduce((best, way) => (way[1] > best[1] ? way : best));
    return [step(rule, `${plural(same, 'value')} written in more than one case`)];
  },
  examples: [
    {
      profile: {
        distinct: 3,
        folded: 2,
        top: [
          ['North', 5],
          ['NORTH', 1],
          ['South', 2],
        ],
      },
      rules: ['initcap'],
    },
    {
      profile: {
        distinct: 3,
        folded: 2,
        top: [
          ['a', 1],
          ['A', 5],
          ['B', 2],
        ],
      },
      rules: ['upper'],
    },
    {
      profile: {
        distinct: 2,
        folded: 2,
        top: [
          ['a', 1],
          ['B', 1],
        ],
      },
      rules: [],
    },
  ],
};
