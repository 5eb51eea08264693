import { isoDay } from './calendar.ts';
import { csvLine } from './csv.ts';
import { blank, impossibleDate, inOtherCase, withSpaces } from './faults.ts';
import { Plan } from './plan.ts';
import { nameToNumber } from './random.ts';
import { REASONS } from './reasons.ts';
import { inOrder, prepare } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import type { Row } from './effect.ts';
import { Shuffle } from './shuffle.ts';
import { PRODUCT_ENDS, PRODUCT_STARTS } from './words.ts';
import type { World } from './world.ts';

const FILE = 'product_ref.csv';
export const PRODUCT_COLUMNS = ['product_id', 'product_name', 'category', 'launch_date'];

interface Product {
  id: string;
  name: string;
  category: string;
  launched: string;
}

/** Faults that keep the product in the list. */
const HARMLESS = {
  stray_spaces: 1,
  wrong_case: 1,
  impossible_date: 1,
  exact_duplicate: 1,
  repeated_key: 1,
};
/** Faults of lines beyond the real products, each of which is rejected. */
const USELESS = ['unknown_category', 'missing_product_id', 'missing_product_name'];

const recipe: Recipe<Product> = {
  line: (product) => csvLine([product.id, product.name, product.category, product.launched]),
  mended: 'unknown_category',
  change(product, random) {
    product.launched = isoDay(-random.int(30, 200));
  },
  otherCase: (product) => (product.id = inOtherCase(product.id)),
  faults: {
    stray_spaces(product, random) {
      product.id = withSpaces(product.id, random);
      product.category = withSpaces(product.category, random);
      return {};
    },
    wrong_case(product) {
      product.id = inOtherCase(product.id);
      product.category = product.category.toUpperCase();
      return {};
    },
    impossible_date(product, random) {
      product.launched = impossibleDate(random);
      return { nulled: 1 };
    },
    unknown_category(product, random) {
      product.category = random.pick(['Veterinary', 'Cosmetics', 'Other', 'TBD']);
      return { reasons: [REASONS.category] };
    },
    missing_product_id(product, random) {
      product.id = blank(random);
      return { reasons: [REASONS.productId] };
    },
    missing_product_name(product, random) {
      product.name = blank(random);
      return { reasons: [REASONS.productName] };
    },
  },
};

/**
 * @param world what the files agree on
 * @returns the rows of product_ref.csv: the products, then a few lines that are no products
 */
export function* productRows(world: World): Generator<Row> {
  const count = world.counts.products;
  const plan = new Plan(count, HARMLESS, 1, world.seed, nameToNumber(FILE));
  const pairs = PRODUCT_STARTS.length * PRODUCT_ENDS.length;
  const names = new Shuffle(pairs, world.seed, nameToNumber('product names'));
  yield* inOrder(count + USELESS.length, (index) => {
    const random = world.random(FILE, index);
    const name = names.at(index % pairs);
    const product = {
      id: `PROD${index + 1}`,
      name: `${PRODUCT_STARTS[name % PRODUCT_STARTS.length]}${PRODUCT_ENDS[Math.floor(name / PRODUCT_STARTS.length)]}`,
      category: world.categoryOf(index),
      launched: isoDay(-random.int(60, 900)),
    };
    const kind = index < count ? plan.kindOf(index) : USELESS[index - count];
    return prepare(recipe, product, kind, random);
  });
}
