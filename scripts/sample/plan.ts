import { Shuffle } from './shuffle.ts';

/** How many records of a file get which kind of dirt; no record gets two. */
export class Plan {
  private readonly kinds: string[] = [];
  private readonly ends: number[] = [];
  private readonly total: number;
  private readonly order: Shuffle;

  /**
   * @param size how many records the file has, repeats not counted
   * @param counts kind of dirt → how many at scale 1
   * @param scale by how much the counts grow; every kind is planted at least once
   * @param parts what the choice of records depends on
   * @throws RangeError when there is more dirt than records
   */
  constructor(size: number, counts: Record<string, number>, scale: number, ...parts: number[]) {
    let total = 0;
    for (const [kind, count] of Object.entries(counts)) {
      total += Math.max(1, Math.round(count * scale));
      this.kinds.push(kind);
      this.ends.push(total);
    }
    if (total > size) throw new RangeError(`${total} dirty records do not fit into ${size}`);
    this.total = total;
    this.order = new Shuffle(size, ...parts);
  }

  /**
   * @param index a record's place in the file
   * @returns the kind of dirt that it gets, undefined for a clean one
   */
  kindOf(index: number): string | undefined {
    const place = this.order.at(index);
    if (place >= this.total) return undefined;
    return this.kinds[this.ends.findIndex((end) => place < end)];
  }
}
