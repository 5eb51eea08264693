import { DAYS, isoDay } from './calendar.ts';
import { csvLine } from './csv.ts';
import type { Row } from './effect.ts';
import { inOtherCase } from './faults.ts';
import { hcpId } from './hcps.ts';
import { Plan } from './plan.ts';
import { nameToNumber } from './random.ts';
import { inOrder, prepare } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import { saleFaults } from './sale-faults.ts';
import type { World } from './world.ts';

const FILE = 'product_sales.csv';
export const SALE_COLUMNS = ['sale_id', 'hcp_id', 'product_id', 'units_sold', 'sale_date', 'region'];

/** One line of the file. */
export interface Sale {
  id: string;
  hcp: string;
  product: string;
  units: string;
  date: string;
  region: string;
}

/** How many records get which dirt at scale 1. */
const DIRT = {
  stray_spaces: 6,
  wrong_case: 6,
  impossible_date: 4,
  wrong_date_pattern: 4,
  unknown_region: 5,
  missing_sale_id: 3,
  missing_hcp_id: 3,
  missing_product_id: 3,
  units_missing: 2,
  units_in_words: 3,
  units_with_decimals: 3,
  units_with_exponent: 2,
  units_not_positive: 2,
  units_in_words_and_unknown_region: 1,
  exact_duplicate: 5,
  repeated_key: 5,
  repeated_key_in_other_case: 2,
  corrected_later: 2,
};

const recipe: Recipe<Sale> = {
  line: (sale) => csvLine([sale.id, sale.hcp, sale.product, sale.units, sale.date, sale.region]),
  faults: saleFaults,
  mended: 'units_in_words',
  otherCase: (sale) => (sale.id = inOtherCase(sale.id)),
  change: (sale, random) => (sale.units = String(Number(sale.units) + random.int(1, 9))),
};

/**
 * @param world what the files agree on
 * @returns the rows of product_sales.csv, by and large in the order of their dates
 */
export function* saleRows(world: World): Generator<Row> {
  const { sales } = world.counts;
  const plan = new Plan(sales, DIRT, world.scale, world.seed, nameToNumber(FILE));
  yield* inOrder(sales, (index) => {
    const random = world.random(FILE, index);
    const again = index % 3 === 2;
    const { hcp, product, day } = world.account(2 * Math.floor(index / 3) + (index % 3 === 1 ? 1 : 0));
    const sale = {
      id: `S${10_000_000 + index}`,
      hcp: hcpId(hcp),
      product: `PROD${product + 1}`,
      units: String(random.int(1, world.demandOf(product))),
      date: isoDay(again ? near(day, random.int(6, 20)) : day),
      region: world.regionOf(world.siteOf(hcp)),
    };
    return prepare(recipe, sale, plan.kindOf(index), random);
  });
}

/** Every third sale is one that the same HCP makes again, some days later (or earlier, at the end of June). */
function near(day: number, distance: number): number {
  return day + distance < DAYS ? day + distance : day - distance;
}
