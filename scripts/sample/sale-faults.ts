import { UNKNOWN_REGIONS, blank, impossibleDate, inOtherCase, otherPattern, withSpaces } from './faults.ts';
import type { Random } from './random.ts';
import { REASONS, notAnInteger } from './reasons.ts';
import type { Fault } from './recipe.ts';
import type { Sale } from './sales.ts';

/** What can be wrong with a line of product_sales.csv. */
export const saleFaults: Record<string, Fault<Sale>> = {
  stray_spaces(sale, random) {
    sale.hcp = withSpaces(sale.hcp, random);
    sale.units = withSpaces(sale.units, random);
    sale.date = withSpaces(sale.date, random);
    return {};
  },
  wrong_case(sale) {
    sale.hcp = inOtherCase(sale.hcp);
    sale.product = inOtherCase(sale.product);
    sale.region = inOtherCase(sale.region);
    return {};
  },
  impossible_date(sale, random) {
    sale.date = impossibleDate(random);
    return { nulled: 1 };
  },
  wrong_date_pattern(sale, random) {
    sale.date = otherPattern(sale.date, random);
    return { nulled: 1 };
  },
  unknown_region(sale, random) {
    sale.region = random.pick(UNKNOWN_REGIONS);
    return { reasons: [REASONS.region] };
  },
  missing_sale_id(sale, random) {
    sale.id = blank(random);
    return { reasons: [REASONS.saleId] };
  },
  missing_hcp_id(sale, random) {
    sale.hcp = blank(random);
    return { reasons: [REASONS.hcpId] };
  },
  missing_product_id(sale, random) {
    sale.product = blank(random);
    return { reasons: [REASONS.productId] };
  },
  units_missing(sale, random) {
    sale.units = blank(random);
    return { reasons: [REASONS.unitsMissing] };
  },
  units_in_words(sale, random) {
    sale.units = inWords(random);
    return { reasons: [notAnInteger('units_sold')] };
  },
  units_with_decimals(sale, random) {
    sale.units = random.pick(['3.5', '12.0', '7.25', '1.5']);
    return { reasons: [notAnInteger('units_sold')] };
  },
  units_with_exponent(sale, random) {
    sale.units = random.pick(['1e2', '2E1', '1e1']);
    return { reasons: [notAnInteger('units_sold')] };
  },
  units_not_positive(sale, random) {
    sale.units = random.pick(['0', '-4', '-12']);
    return { reasons: [REASONS.unitsPositive] };
  },
  units_in_words_and_unknown_region(sale, random) {
    sale.units = inWords(random);
    sale.region = random.pick(UNKNOWN_REGIONS);
    return { reasons: [REASONS.region, notAnInteger('units_sold')] };
  },
};

function inWords(random: Random): string {
  return random.pick(['ten', 'a dozen', 'two boxes', '20 units']);
}
