import type { Hcp } from './hcps.ts';
import { UNKNOWN_REGIONS, blank, inOtherCase, withSpaces } from './faults.ts';
import { extension, shortPhone } from './phones.ts';
import { REASONS } from './reasons.ts';
import type { Fault } from './recipe.ts';

const UNKNOWN_SPECIALTIES = ['Radiology', 'Dentistry', 'Veterinary Medicine', 'General', 'TBD'];

/** What can be wrong with a line of hcp_data.csv. */
export const hcpFaults: Record<string, Fault<Hcp>> = {
  stray_spaces(hcp, random) {
    hcp.first = withSpaces(hcp.first, random);
    hcp.region = withSpaces(hcp.region, random);
    hcp.email = withSpaces(hcp.email, random);
    return {};
  },
  wrong_case(hcp, random) {
    hcp.id = random.pick([hcp.id, inOtherCase(hcp.id)]);
    hcp.specialty = inOtherCase(hcp.specialty);
    hcp.region = hcp.region.toUpperCase();
    hcp.email = inOtherCase(hcp.email);
    hcp.active = inOtherCase(hcp.active);
    return {};
  },
  special_characters_in_name(hcp, random) {
    hcp.last = random.pick([`O'${hcp.last}`, `${hcp.last}-Lund`, `${hcp.last}, Jr.`, `Mc.${hcp.last}*`]);
    return {};
  },
  npi_with_leading_zeros(hcp) {
    hcp.npi = `00${hcp.npi.slice(2)}`;
    return {};
  },
  flag_in_other_words(hcp, random) {
    hcp.active = random.pick(hcp.active === 'Y' ? ['Yes', '1', 'yes'] : ['No', '0', 'no']);
    return {};
  },
  phone_missing(hcp, random) {
    hcp.phone = blank(random);
    hcp.phoneKind = undefined;
    return {};
  },
  phone_with_extension(hcp, random) {
    hcp.phone += extension(random);
    return { extension: true };
  },
  bad_phone(hcp, random) {
    return spoilPhone(hcp, shortPhone(random));
  },
  bad_phone_with_extension(hcp, random) {
    return { ...spoilPhone(hcp, `${shortPhone(random)} x${random.int(10000, 99999)}`), extension: true };
  },
  bad_phone_and_unknown_region(hcp, random) {
    hcp.region = random.pick(UNKNOWN_REGIONS);
    spoilPhone(hcp, shortPhone(random));
    return { reasons: [REASONS.phone, REASONS.region] };
  },
  unknown_region(hcp, random) {
    hcp.region = random.pick(UNKNOWN_REGIONS);
    return { reasons: [REASONS.region] };
  },
  unknown_specialty(hcp, random) {
    hcp.specialty = random.pick(UNKNOWN_SPECIALTIES);
    return { reasons: [REASONS.specialty] };
  },
  missing_hcp_id(hcp, random) {
    hcp.id = blank(random);
    return { reasons: [REASONS.hcpId] };
  },
  missing_first_name(hcp, random) {
    hcp.first = blank(random);
    return { reasons: [REASONS.firstName] };
  },
  missing_last_name(hcp, random) {
    hcp.last = blank(random);
    return { reasons: [REASONS.lastName] };
  },
};

function spoilPhone(hcp: Hcp, text: string) {
  hcp.phone = text;
  hcp.phoneKind = undefined;
  return { reasons: [REASONS.phone] };
}
