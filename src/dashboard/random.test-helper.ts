/** Choices that are the same in every run. */
export interface Randomness {
  /** At least 0 and less than 1. */
  next(): number;
  pick<T>(items: readonly T[]): T;
  chance(share: number): boolean;
  /** One to so many items. */
  some<T>(most: number, make: () => T): T[];
}

/** A generator of random choices out of a seed. */
export function randomness(seed: number): Randomness {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    chance: (share) => next() < share,
    some: (most, make) => Array.from({ length: 1 + Math.floor(next() * most) }, make),
  };
}
