/** Pseudo-random numbers that depend on nothing but the seed: no clock, no Math.random. */

const GOLDEN = 0x9e3779b9;

/**
 * Mixes whole numbers into one.
 * @param parts any integers; only their low 32 bits count
 * @returns an unsigned 32-bit integer, the same for the same parts in the same order
 */
export function mix(...parts: number[]): number {
  let h = GOLDEN;
  for (const part of parts) {
    h = Math.imul(h ^ part, 0x85ebca6b) + GOLDEN;
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

/**
 * Turns a name into a number, to give every file and every use a stream of its own.
 * @param name any text
 * @returns an unsigned 32-bit integer
 */
export function nameToNumber(name: string): number {
  let h = GOLDEN;
  for (let i = 0; i < name.length; i++) h = mix(h, name.charCodeAt(i));
  return h;
}

/** A mulberry32 generator: four bytes of state, so that every row can have one of its own. */
export class Random {
  private state: number;

  /** @param parts what the stream depends on, e.g. the seed, the file's number and the row's index */
  constructor(...parts: number[]) {
    this.state = mix(...parts);
  }

  /** @returns a number from 0 up to, not including, 1 */
  float(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /**
   * @param low the smallest result
   * @param high the largest result
   * @returns a whole number between them, both included
   */
  int(low: number, high: number): number {
    return low + Math.floor(this.float() * (high - low + 1));
  }

  /**
   * @param list what to choose from
   * @returns one of its items
   * @throws RangeError when the list is empty
   */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[Math.floor(this.float() * list.length)] as T;
  }
}
