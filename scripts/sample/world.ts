import { DAYS, dayOfShare } from './calendar.ts';
import { Random, mix, nameToNumber } from './random.ts';
import { Shuffle } from './shuffle.ts';
import { CATEGORIES, REGIONS } from './words.ts';

/** The region whose shipments come late. */
export const LATE_REGION = 'South';
/** The product, by index, whose ratings fall; its id is one higher. */
export const FALLING_PRODUCT = 3;

/** A sale's or an opinion's two sides and when the one first bought from the other. */
export interface Account {
  hcp: number;
  product: number;
  day: number;
}

/**
 * What the files agree on. Everything is worked out from indexes when it is asked for; only sites and products,
 * which are few at any scale, are held.
 */
export class World {
  readonly counts: { hcps: number; sites: number; products: number; sales: number; shipments: number };
  readonly feedback: number;
  readonly accounts: number;
  private readonly pairs: Shuffle;
  private readonly regions: string[];
  private readonly qualities: number[];
  private readonly demand: number[];

  /**
   * @param seed which sample
   * @param scale how large; 1 is a little over 4,000 records
   */
  constructor(
    readonly seed: number,
    readonly scale: number,
  ) {
    const growth = decades(scale);
    const times = (n: number) => Math.round(n * scale);
    this.counts = {
      hcps: times(300),
      sites: 30 + 20 * growth,
      products: 12 + 4 * growth,
      sales: times(2060),
      shipments: times(1080),
    };
    this.feedback = times(830);
    this.accounts = 2 * Math.ceil(this.counts.sales / 3);
    this.pairs = new Shuffle(this.counts.hcps * this.counts.products, seed, nameToNumber('pairs'));
    const order = new Shuffle(this.counts.sites, seed, nameToNumber('regions'));
    this.regions = upTo(this.counts.sites).map((site) => REGIONS[order.at(site) % REGIONS.length] ?? '');
    const random = new Random(seed, nameToNumber('products'));
    this.qualities = upTo(this.counts.products).map(() => 3.1 + random.float() * 1.3);
    this.demand = upTo(this.counts.products).map(() => random.int(14, 46));
  }

  /** @returns numbers for one record of one file, independent of all others */
  random(file: string, index: number): Random {
    return new Random(this.seed, this.number(file), index);
  }

  /** @returns the site where an HCP works */
  siteOf(hcp: number): number {
    return mix(this.seed, this.number('site of hcp'), hcp) % this.counts.sites;
  }

  /** @returns the region of a site, as it is written in the files */
  regionOf(site: number): string {
    return this.regions[site] ?? '';
  }

  /** @returns the category of a product */
  categoryOf(product: number): string {
    return CATEGORIES[product % CATEGORIES.length] ?? '';
  }

  /** @returns the most units that a sale of the product has */
  demandOf(product: number): number {
    return this.demand[product] ?? 1;
  }

  /**
   * @param account 0 … accounts-1, in the order of the first sale
   * @returns who buys what, each pair once, and the day of the first sale
   */
  account(account: number): Account {
    const pair = this.pairs.at(account);
    const day = dayOfShare((account + 0.5) / this.accounts);
    return { hcp: pair % this.counts.hcps, product: Math.floor(pair / this.counts.hcps), day };
  }

  /** @returns the rating that a buyer of that account tends to give, 1 to 5 and not whole */
  moodOf({ product, day }: Account): number {
    if (product === FALLING_PRODUCT) return 4.7 - 3.2 * (day / DAYS);
    return this.qualities[product] ?? 3;
  }

  private readonly numbers = new Map<string, number>();

  private number(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) this.numbers.set(name, (number = nameToNumber(name)));
    return number;
  }
}

function decades(scale: number): number {
  let count = 0;
  for (let rest = scale; rest >= 10; rest /= 10) count++;
  return count;
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
