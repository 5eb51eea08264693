import { later } from './calendar.ts';
import { blank, impossibleDate, inOtherCase, otherPattern, withSpaces } from './faults.ts';
import { REASONS, notAnInteger } from './reasons.ts';
import type { Fault } from './recipe.ts';
import type { Shipment } from './shipments.ts';

/** What can be wrong with a line of shipment_data.csv. */
export const shipmentFaults: Record<string, Fault<Shipment>> = {
  stray_spaces(shipment, random) {
    shipment.site = withSpaces(shipment.site, random);
    shipment.expected = withSpaces(shipment.expected, random);
    shipment.delay = withSpaces(shipment.delay, random);
    return {};
  },
  wrong_case(shipment) {
    shipment.site = inOtherCase(shipment.site);
    shipment.product = inOtherCase(shipment.product);
    return {};
  },
  impossible_date(shipment, random) {
    shipment.expected = impossibleDate(random);
    return { nulled: 1 };
  },
  wrong_date_pattern(shipment, random) {
    shipment.actual = otherPattern(shipment.actual, random);
    return { nulled: 1 };
  },
  missing_shipment_id(shipment, random) {
    shipment.id = blank(random);
    return { reasons: [REASONS.shipmentId] };
  },
  missing_site_id(shipment, random) {
    shipment.site = blank(random);
    return { reasons: [REASONS.siteId] };
  },
  missing_product_id(shipment, random) {
    shipment.product = blank(random);
    return { reasons: [REASONS.productId] };
  },
  delay_missing(shipment, random) {
    return setDelay(shipment, blank(random));
  },
  delay_in_words(shipment, random) {
    return setDelay(shipment, random.pick(['two', 'a week', '3 days', 'none']), notAnInteger('delay_days'));
  },
  delay_with_decimals(shipment, random) {
    return setDelay(shipment, random.pick(['3.5', '2.0', '0.5']), notAnInteger('delay_days'));
  },
  delay_with_exponent(shipment, random) {
    return setDelay(shipment, random.pick(['1e1', '2E0']), notAnInteger('delay_days'));
  },
  delay_too_long(shipment, random) {
    const days = random.int(61, 120);
    shipment.actual = later(shipment.expected, days);
    return setDelay(shipment, String(days), REASONS.delay);
  },
  missing_site_id_and_delay_in_words(shipment, random) {
    shipment.site = blank(random);
    setDelay(shipment, 'unknown');
    return { reasons: [REASONS.siteId, notAnInteger('delay_days')] };
  },
};

function setDelay(shipment: Shipment, delay: string, ...reasons: string[]) {
  shipment.delay = delay;
  shipment.early = false;
  return { reasons };
}
