import { comment, secondThought } from './comments.ts';
import type { Row } from './effect.ts';
import { feedbackFaults } from './feedback-faults.ts';
import { inOtherCase } from './faults.ts';
import { hcpId } from './hcps.ts';
import { Plan } from './plan.ts';
import { nameToNumber } from './random.ts';
import type { Random } from './random.ts';
import { inOrder, prepare } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import { FALLING_PRODUCT } from './world.ts';
import type { World } from './world.ts';

const FILE = 'hcp_feedback.json';

/** One line of the file. Undefined is left out; the rating is JSON text, so that `4.0` stays as it is. */
export interface Opinion {
  hcp: string | null | undefined;
  product: string | null;
  rating: string | undefined;
  comment: string | null;
}

/** How many records get which dirt at scale 1. */
const DIRT = {
  stray_spaces: 4,
  wrong_case: 4,
  comment_missing: 3,
  rating_as_text: 8,
  rating_null: 4,
  rating_left_out: 2,
  rating_out_of_range: 4,
  rating_negative: 1,
  rating_in_words: 2,
  rating_with_decimals: 3,
  rating_as_4_0: 1,
  rating_with_exponent: 1,
  missing_hcp_id: 4,
  missing_product_id: 3,
  missing_hcp_id_and_rating_out_of_range: 1,
  exact_duplicate: 3,
  repeated_key: 3,
  repeated_key_in_other_case: 2,
  corrected_later: 2,
  same_opinion_twice: 4,
};

const recipe: Recipe<Opinion> = {
  line,
  faults: feedbackFaults,
  mended: 'rating_out_of_range',
  change: (opinion) => (opinion.rating = opinion.rating === '5' ? '4' : String(Number(opinion.rating) + 1)),
  otherCase(opinion) {
    opinion.hcp = inOtherCase(opinion.hcp ?? '');
    opinion.comment = inOtherCase(opinion.comment ?? '');
  },
  twin: (opinion, random) => (opinion.comment = secondThought(random)),
};

/**
 * @param world what the files agree on
 * @returns the rows of hcp_feedback.json, each pair of HCP and product at most once
 */
export function* feedbackRows(world: World): Generator<Row> {
  const size = world.feedback;
  const plan = new Plan(size, DIRT, world.scale, world.seed, nameToNumber(FILE));
  yield* inOrder(size, (index) => {
    const random = world.random(FILE, index);
    const account = world.account(Math.floor((index * world.accounts) / size));
    const rating = rate(world.moodOf(account), random);
    const opinion = {
      hcp: hcpId(account.hcp),
      product: `PROD${account.product + 1}`,
      rating: String(rating),
      comment: comment(rating, account.product === FALLING_PRODUCT, random),
    };
    return prepare(recipe, opinion, plan.kindOf(index), random);
  });
}

function rate(mood: number, random: Random): number {
  const noise = (random.float() + random.float() + random.float() - 1.5) * 1.7;
  return Math.min(5, Math.max(1, Math.round(mood + noise)));
}

function line(opinion: Opinion): string {
  const fields = [];
  if (opinion.hcp !== undefined) fields.push(`"hcp_id": ${JSON.stringify(opinion.hcp)}`);
  fields.push(`"product_id": ${JSON.stringify(opinion.product)}`);
  if (opinion.rating !== undefined) fields.push(`"rating": ${opinion.rating}`);
  fields.push(`"comment": ${JSON.stringify(opinion.comment)}`);
  return `{${fields.join(', ')}}`;
}
