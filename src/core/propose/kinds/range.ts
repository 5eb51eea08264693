import { enoughValues, exceptions, filled, isCalledLikeKey, type ColumnProfile } from '../column-profile.ts';
import { guess, share, type ProposalKind } from '../proposal.ts';

/** A value that fewer have is no step of a scale. */
const stepShare = 0.02;
/** A scale has so many steps: three stars, twelve months. */
const fewestSteps = 3;
const mostSteps = 12;
/** A scale is believed where each step stands for so many rows. */
const rowsPerStep = 10;

/** Shares by their name; whole numbers of percent, or parts of one. */
const sharesName = /(?:^|_)(?:percent|percentage|pct|share|ratio|rate)(?:_|$)/i;

/** The whole numbers, one after the other, that nearly all values are; undefined where there are none such. */
function scaleOf({ top }: ColumnProfile, values: number) {
  const steps = top
    .filter(([value, rows]) => rows >= values * stepShare && /^-?\d{1,9}$/.test(value))
    .map(([value]) => Number(value))
    .sort((one, other) => one - other);
  const [from, to] = [steps[0] ?? 0, steps.at(-1) ?? 0];
  const isWhole = to - from + 1 === steps.length && new Set(steps).size === steps.length;
  if (!isWhole || steps.length < fewestSteps || steps.length > mostSteps) return undefined;
  if (values < steps.length * rowsPerStep) return undefined;
  const inside = top.reduce(
    (sum, [value, rows]) => (Number(value) >= from && Number(value) <= to ? sum + rows : sum),
    0,
  );
  return inside < values * (1 - exceptions) ? undefined : { from, to, inside };
}

export const range: ProposalKind = {
  name: 'range',
  doc: 'Steps of a scale, shares, and numbers that are (nearly) never below zero must stay so.',
  propose(profile) {
    const { name, numbers, negative, lowest = 0, highest = 0 } = profile;
    const values = filled(profile);
    if (values < enoughValues || numbers < values * (1 - exceptions) || isCalledLikeKey(name)) return [];
    const propose = (condition: string, inside: number, what: string) => {
      const reason = `${share(inside, values)} are ${what}`;
      return [guess('RANGE', condition, `${name} is not within ${condition}`, reason, values - inside)];
    };
    const scale = scaleOf(profile, values);
    if (scale) {
      const { from, to, inside } = scale;
      return propose(`${from}..${to}`, inside, `whole numbers from ${from} to ${to}`);
    }
    if (sharesName.test(name) && lowest >= 0 && highest <= 100) {
      const most = highest <= 1 ? 1 : 100;
      return propose(`0..${most}`, numbers, `numbers from 0 to ${most}`);
    }
    const inside = numbers - negative;
    return inside < values * (1 - exceptions) ? [] : propose('0..', inside, 'numbers from zero on');
  },
  examples: [
    { profile: { numbers: 100, lowest: 0, highest: 900 }, rules: ['RANGE 0.. off'] },
    { profile: { numbers: 99, negative: 2, lowest: -1, highest: 900 }, rules: ['RANGE 0.. off'] },
    { profile: { numbers: 100, negative: 30, lowest: -9, highest: 9 }, rules: [] },
    { profile: { numbers: 60 }, rules: [] },
    { profile: { numbers: 100, name: 'order_no' }, rules: [] },
    { profile: { numbers: 100, name: 'discount_pct', lowest: 0, highest: 80 }, rules: ['RANGE 0..100 off'] },
    { profile: { numbers: 100, name: 'rate', lowest: 0, highest: 0.8 }, rules: ['RANGE 0..1 off'] },
    { profile: { numbers: 100, name: 'rate', lowest: 0, highest: 800 }, rules: ['RANGE 0.. off'] },
    {
      profile: {
        numbers: 99,
        lowest: 1,
        highest: 99,
        top: [
          ['3', 50],
          ['1', 30],
          ['2', 18],
          ['99', 1],
          ['x', 1],
        ],
      },
      rules: ['RANGE 1..3 off'],
    },
    {
      profile: {
        numbers: 100,
        lowest: 0,
        highest: 1,
        top: [
          ['0', 50],
          ['1', 50],
        ],
      },
      rules: ['RANGE 0.. off'],
    },
  ],
};
