import { csvLine } from './csv.ts';
import { UNKNOWN_REGIONS, blank, inOtherCase, withSpaces } from './faults.ts';
import { Plan } from './plan.ts';
import { nameToNumber } from './random.ts';
import { REASONS } from './reasons.ts';
import { inOrder, prepare } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import type { Row } from './effect.ts';
import { Shuffle } from './shuffle.ts';
import { PLACES, SITE_KINDS, STREETS, STREET_KINDS } from './words.ts';
import type { World } from './world.ts';

const FILE = 'site_master.csv';
export const SITE_COLUMNS = ['site_id', 'site_name', 'region', 'address'];

interface Site {
  id: string;
  name: string;
  region: string;
  address: string;
}

/** Faults that cost no site its place: shipments still find it. */
const HARMLESS = {
  stray_spaces: 2,
  wrong_case: 2,
  special_characters_in_name: 2,
  exact_duplicate: 1,
  repeated_key: 1,
};
/** Faults of lines beyond the real sites, each of which is rejected. */
const USELESS = ['unknown_region', 'missing_site_id', 'missing_site_name', 'missing_id_and_unknown_region'];

const recipe: Recipe<Site> = {
  line: (site) => csvLine([site.id, site.name, site.region, site.address]),
  mended: 'unknown_region',
  change: (site) => (site.address = `Unit 2, ${site.address}`),
  otherCase: (site) => (site.id = inOtherCase(site.id)),
  faults: {
    stray_spaces(site, random) {
      site.name = withSpaces(site.name, random);
      site.region = withSpaces(site.region, random);
      return {};
    },
    wrong_case(site) {
      site.id = inOtherCase(site.id);
      site.region = inOtherCase(site.region);
      return {};
    },
    special_characters_in_name(site, random) {
      site.name = random.pick([`${site.name} #1`, `"${site.name}"`, `St. ${site.name}`, `${site.name} (*)`]);
      return {};
    },
    unknown_region(site, random) {
      site.region = random.pick(UNKNOWN_REGIONS);
      return { reasons: [REASONS.region] };
    },
    missing_site_id(site, random) {
      site.id = blank(random);
      return { reasons: [REASONS.siteId] };
    },
    missing_site_name(site, random) {
      site.name = blank(random);
      return { reasons: [REASONS.siteName] };
    },
    missing_id_and_unknown_region(site, random) {
      site.id = blank(random);
      site.region = random.pick(UNKNOWN_REGIONS);
      return { reasons: [REASONS.siteId, REASONS.region] };
    },
  },
};

/**
 * @param world what the files agree on
 * @returns the rows of site_master.csv: the sites, then a few lines that are no sites
 */
export function* siteRows(world: World): Generator<Row> {
  const count = world.counts.sites;
  const plan = new Plan(count, HARMLESS, 1, world.seed, nameToNumber(FILE));
  const names = new Shuffle(PLACES.length * SITE_KINDS.length, world.seed, nameToNumber('site names'));
  yield* inOrder(count + USELESS.length, (index) => {
    const random = world.random(FILE, index);
    const name = names.at(index % (PLACES.length * SITE_KINDS.length));
    const place = PLACES[name % PLACES.length] ?? '';
    const street = `${random.pick(STREETS)} ${random.pick(STREET_KINDS)}`;
    const site = {
      id: `SITE${index + 1}`,
      name: `${place} ${SITE_KINDS[Math.floor(name / PLACES.length)] ?? ''}`,
      region: index < count ? world.regionOf(index) : 'North',
      address: `${random.int(1, 240)} ${street}, ${random.pick(PLACES)}`,
    };
    const kind = index < count ? plan.kindOf(index) : USELESS[index - count];
    return prepare(recipe, site, kind, random);
  });
}
