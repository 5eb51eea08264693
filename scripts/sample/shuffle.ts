import { mix } from './random.ts';

/**
 * A shuffle of 0 … size-1 that holds no list: position by position, by a four-round Feistel network over the
 * next power of four, walked until the result falls into the range.
 */
export class Shuffle {
  private readonly half: number;
  private readonly mask: number;
  private readonly keys: number[];

  /**
   * @param size how many numbers there are, 1 to 2^30
   * @param parts what the order depends on
   * @throws RangeError when the size is out of range
   */
  constructor(
    private readonly size: number,
    ...parts: number[]
  ) {
    if (!Number.isInteger(size) || size < 1 || size > 2 ** 30) throw new RangeError(`cannot shuffle ${size}`);
    let half = 1;
    while (4 ** half < size) half++;
    this.half = half;
    this.mask = 2 ** half - 1;
    this.keys = [0, 1, 2, 3].map((round) => mix(...parts, round));
  }

  /**
   * @param position 0 … size-1
   * @returns the number at that position; every number stands at exactly one
   */
  at(position: number): number {
    let value = position;
    do value = this.step(value);
    while (value >= this.size);
    return value;
  }

  private step(value: number): number {
    let left = value >>> this.half;
    let right = value & this.mask;
    for (const key of this.keys) {
      let h = Math.imul(right ^ key, 0x85ebca6b);
      h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
      const next = left ^ ((h ^ (h >>> 16)) & this.mask);
      left = right;
      right = next;
    }
    return left * (this.mask + 1) + right;
  }
}
