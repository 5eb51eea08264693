import { DAYS, isoDay, later } from './calendar.ts';
import { csvLine } from './csv.ts';
import type { Row } from './effect.ts';
import { inOtherCase } from './faults.ts';
import { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { nameToNumber } from './random.ts';
import { inOrder, prepare } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import { shipmentFaults } from './shipment-faults.ts';
import { LATE_REGION } from './world.ts';
import type { World } from './world.ts';

const FILE = 'shipment_data.csv';
export const SHIPMENT_COLUMNS = [
  'shipment_id',
  'site_id',
  'product_id',
  'expected_delivery',
  'actual_delivery',
  'delay_days',
];

/** One line of the file, and whether its delay is a number below zero. */
export interface Shipment {
  id: string;
  site: string;
  product: string;
  expected: string;
  actual: string;
  delay: string;
  early: boolean;
}

/** How many records get which dirt at scale 1. */
const DIRT = {
  stray_spaces: 5,
  wrong_case: 4,
  impossible_date: 3,
  wrong_date_pattern: 3,
  missing_shipment_id: 2,
  missing_site_id: 3,
  missing_product_id: 2,
  delay_missing: 2,
  delay_in_words: 3,
  delay_with_decimals: 2,
  delay_with_exponent: 1,
  delay_too_long: 3,
  missing_site_id_and_delay_in_words: 1,
  exact_duplicate: 4,
  repeated_key: 4,
  repeated_key_in_other_case: 1,
  corrected_later: 2,
};

const recipe: Recipe<Shipment> = {
  line: (s) => csvLine([s.id, s.site, s.product, s.expected, s.actual, s.delay]),
  note: (s) => (s.early ? { planted: ['early_delivery'], negative: true } : undefined),
  faults: shipmentFaults,
  mended: 'delay_too_long',
  otherCase: (shipment) => (shipment.id = inOtherCase(shipment.id)),
  change(shipment, random) {
    const days = random.int(1, 12);
    shipment.actual = shipment.expected;
    if (shipment.delay === '0')
      [shipment.actual, shipment.delay] = [later(shipment.expected, days), `${days}`];
    else shipment.delay = '0';
    shipment.early = false;
  },
};

/**
 * @param world what the files agree on
 * @returns the rows of shipment_data.csv, in the order of the expected dates
 */
export function* shipmentRows(world: World): Generator<Row> {
  const { shipments, sites, products } = world.counts;
  const plan = new Plan(shipments, DIRT, world.scale, world.seed, nameToNumber(FILE));
  yield* inOrder(shipments, (index) => {
    const random = world.random(FILE, index);
    const site = random.int(0, sites - 1);
    const expected = Math.floor((index / shipments) * (DAYS - 30)) + random.int(0, 6);
    const delay = delayDays(random, world.regionOf(site));
    const shipment = {
      id: `SH${20_000_000 + index}`,
      site: `SITE${site + 1}`,
      product: `PROD${random.int(1, products)}`,
      expected: isoDay(expected),
      actual: isoDay(expected + delay),
      delay: String(delay),
      early: delay < 0,
    };
    return prepare(recipe, shipment, plan.kindOf(index), random);
  });
}

function delayDays(random: Random, region: string): number {
  const late = region === LATE_REGION;
  const luck = random.float();
  if (luck < (late ? 0.02 : 0.08)) return -random.int(1, 3);
  if (luck < (late ? 0.22 : 0.58)) return 0;
  const spread = random.float();
  return 1 + Math.floor(spread * spread * (late ? 26 : 11));
}
