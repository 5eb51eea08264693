import { inOtherCase, withSpaces } from './faults.ts';
import type { Opinion } from './feedback.ts';
import { REASONS, notAnInteger } from './reasons.ts';
import type { Fault } from './recipe.ts';

/** A rating that is no whole number is neither in the set nor of the type. */
const NOT_WHOLE = [REASONS.rating, notAnInteger('rating')];

/** What can be wrong with a line of hcp_feedback.json. */
export const feedbackFaults: Record<string, Fault<Opinion>> = {
  stray_spaces(opinion, random) {
    opinion.hcp = withSpaces(opinion.hcp ?? '', random);
    opinion.comment = withSpaces(opinion.comment ?? '', random);
    return {};
  },
  wrong_case(opinion) {
    opinion.hcp = inOtherCase(opinion.hcp ?? '');
    opinion.product = inOtherCase(opinion.product ?? '');
    opinion.comment = (opinion.comment ?? '').toUpperCase();
    return {};
  },
  comment_missing(opinion, random) {
    opinion.comment = random.pick([null, '', '  ']);
    return {};
  },
  rating_as_text(opinion) {
    opinion.rating = `"${opinion.rating}"`;
    return {};
  },
  rating_null(opinion) {
    opinion.rating = 'null';
    return {};
  },
  rating_left_out(opinion) {
    opinion.rating = undefined;
    return {};
  },
  rating_out_of_range(opinion, random) {
    opinion.rating = random.pick(['0', '6', '7', '10', '"6"']);
    return { reasons: [REASONS.rating] };
  },
  rating_negative(opinion, random) {
    opinion.rating = random.pick(['-1', '-3']);
    return { reasons: [REASONS.rating] };
  },
  rating_in_words(opinion, random) {
    opinion.rating = random.pick(['"four"', '"good"', '"5 stars"']);
    return { reasons: NOT_WHOLE };
  },
  rating_with_decimals(opinion, random) {
    opinion.rating = random.pick(['3.5', '4.5', '"2.5"']);
    return { reasons: NOT_WHOLE };
  },
  rating_as_4_0(opinion) {
    opinion.rating = '4.0';
    return { reasons: NOT_WHOLE };
  },
  rating_with_exponent(opinion) {
    opinion.rating = '1e2';
    return { reasons: NOT_WHOLE };
  },
  missing_hcp_id(opinion, random) {
    opinion.hcp = random.pick(['', '   ', null, undefined]);
    return { reasons: [REASONS.hcpId] };
  },
  missing_product_id(opinion, random) {
    opinion.product = random.pick(['', '  ', null]);
    return { reasons: [REASONS.productId] };
  },
  missing_hcp_id_and_rating_out_of_range(opinion) {
    opinion.hcp = '';
    opinion.rating = '9';
    return { reasons: [REASONS.hcpId, REASONS.rating] };
  },
};
