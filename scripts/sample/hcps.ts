import { csvLine } from './csv.ts';
import type { Row } from './effect.ts';
import { hcpFaults } from './hcp-faults.ts';
import { inOtherCase } from './faults.ts';
import { goodPhone } from './phones.ts';
import { Plan } from './plan.ts';
import { nameToNumber } from './random.ts';
import { inOrder, prepare } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import { Shuffle } from './shuffle.ts';
import { FIRST_NAMES, LAST_NAMES, MAIL_HOUSES, SPECIALTIES } from './words.ts';
import type { World } from './world.ts';

const FILE = 'hcp_data.csv';
export const HCP_COLUMNS = [
  'hcp_id',
  'first_name',
  'last_name',
  'npi',
  'specialty',
  'email',
  'phone',
  'site_id',
  'region',
  'active_flag',
];

/** One line of the file, and how its phone is written. */
export interface Hcp {
  id: string;
  first: string;
  last: string;
  npi: string;
  specialty: string;
  email: string;
  phone: string;
  site: string;
  region: string;
  active: string;
  phoneKind: string | undefined;
}

/** How many records get which dirt at scale 1. */
const DIRT = {
  stray_spaces: 4,
  wrong_case: 4,
  special_characters_in_name: 4,
  npi_with_leading_zeros: 3,
  flag_in_other_words: 4,
  phone_missing: 2,
  phone_with_extension: 8,
  bad_phone: 3,
  bad_phone_with_extension: 1,
  unknown_region: 2,
  unknown_specialty: 3,
  missing_hcp_id: 2,
  missing_first_name: 1,
  missing_last_name: 1,
  bad_phone_and_unknown_region: 1,
  exact_duplicate: 2,
  repeated_key: 2,
  repeated_key_in_other_case: 1,
  corrected_later: 1,
};

const recipe: Recipe<Hcp> = {
  line: (h) =>
    csvLine([h.id, h.first, h.last, h.npi, h.specialty, h.email, h.phone, h.site, h.region, h.active]),
  note: (h) => (h.phoneKind ? { planted: [h.phoneKind] } : undefined),
  faults: hcpFaults,
  mended: 'unknown_specialty',
  otherCase: (h) => (h.id = inOtherCase(h.id)),
  change(h, random) {
    const phone = goodPhone(random);
    h.phone = phone.text;
    h.phoneKind = phone.kind;
    h.active = h.active === 'Y' ? 'N' : 'Y';
  },
};

/** The id of an HCP, as all files write it. */
export function hcpId(hcp: number): string {
  return `HCP${1000 + hcp}`;
}

/**
 * @param world what the files agree on
 * @returns the rows of hcp_data.csv
 */
export function* hcpRows(world: World): Generator<Row> {
  const { hcps } = world.counts;
  const plan = new Plan(hcps, DIRT, world.scale, world.seed, nameToNumber(FILE));
  const numbers = new Shuffle(2 ** 28, world.seed, nameToNumber('npi'));
  yield* inOrder(hcps, (index) => {
    const random = world.random(FILE, index);
    const first = random.pick(FIRST_NAMES);
    const last = random.pick(LAST_NAMES);
    const phone = goodPhone(random);
    const site = world.siteOf(index);
    const hcp: Hcp = {
      id: hcpId(index),
      first,
      last,
      npi: String(1_000_000_000 + numbers.at(index)),
      specialty: random.pick(SPECIALTIES),
      email: `${first}.${last}${index}@${random.pick(MAIL_HOUSES)}`.toLowerCase(),
      phone: phone.text,
      site: `SITE${site + 1}`,
      region: world.regionOf(site),
      active: random.float() < 0.8 ? 'Y' : 'N',
      phoneKind: phone.kind,
    };
    return prepare(recipe, hcp, plan.kindOf(index), random);
  });
}
