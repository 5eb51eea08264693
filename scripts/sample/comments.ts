import type { Random } from './random.ts';

/** Who or what a comment is about, what happened, and what comes of it; for happy, undecided and unhappy people. */
const HAPPY = {
  who: ['My patients', 'Most of my patients', 'The families I see', 'Our older patients', 'Young parents'],
  what: [
    'like how easy the dosing is',
    'report far fewer bad days',
    'tolerate it well',
    "don't mind the taste at all",
    'got better within two weeks',
    'have had no side effects so far',
  ],
  then: [
    ', and I would prescribe it again.',
    '. Great support from the rep, too!',
    '; refills arrive on time.',
    ' - very happy with it.',
    '. The leaflet is clear and short.',
  ],
};

const UNDECIDED = {
  who: [
    'Some of my patients',
    'A few newer patients',
    'Two of our regulars',
    'One or two families',
    'Young adults',
  ],
  what: [
    'see a small benefit',
    'find the dosing chart hard to read',
    'asked for a smaller pack',
    'mention a dry mouth now and then',
    'notice no difference yet',
    'need a reminder to take it with food',
  ],
  then: [
    ', so I will wait and see.',
    '. It does the job, no more.',
    '; the price is a bit high.',
    ' - fine on the whole.',
    '. Could we get samples first?',
  ],
};

const UNHAPPY = {
  who: ['Several patients', 'Three of my patients', 'Too many families', 'Older patients', 'Parents here'],
  what: [
    'stopped because of headaches',
    'complained about nausea',
    'got packs with broken seals',
    "couldn't open the new bottle",
    'saw no effect after a month',
    'waited far too long for a refill',
  ],
  then: [
    ', and I have switched them.',
    '. Nobody called me back!',
    '; please look into this.',
    ' - not good enough.',
    '. I expected more at this price.',
  ],
};

const WORSE = {
  who: ['The newer batches', 'The last two deliveries', 'Packs from the new plant', 'Recent lots'],
  what: ['dissolve unevenly', 'smell odd when opened', 'seem weaker than before', 'crumble in the blister'],
  then: UNHAPPY.then,
};

/**
 * Makes a short comment that goes with a rating.
 * @param rating 1 to 5
 * @param declining whether the product is the one that gets worse
 * @param random where the choice of words comes from
 * @returns one or two sentences
 */
export function comment(rating: number, declining: boolean, random: Random): string {
  const unhappy = declining && random.float() < 0.7 ? WORSE : UNHAPPY;
  const words = rating >= 4 ? HAPPY : rating === 3 ? UNDECIDED : unhappy;
  return `${random.pick(words.who)} ${random.pick(words.what)}${random.pick(words.then)}`;
}

/**
 * @param random where the choice comes from
 * @returns a comment that none of the others is equal to, whatever their case and punctuation
 */
export function secondThought(random: Random): string {
  return random.pick([
    'I said it before and I still think so.',
    'Same view as last time, nothing to add.',
    'Asked again, my answer stays the same.',
  ]);
}
