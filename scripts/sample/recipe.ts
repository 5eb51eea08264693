import { both } from './effect.ts';
import type { Effect, Row } from './effect.ts';
import type { Random } from './random.ts';

/** Spoils a record in place and says what comes of it. */
export type Fault<R> = (record: R, random: Random) => Effect;

/** How one file's records are spoiled, repeated and written. */
export interface Recipe<R> {
  /** a record as a line of the file */
  line(record: R): string;
  /** what a record brings along without being planned: phone formats, early deliveries */
  note?(record: R): Effect | undefined;
  /** kind of dirt → how to plant it */
  faults: Record<string, Fault<R>>;
  /** changes values other than the key */
  change(record: R, random: Random): void;
  /** writes the key in another case */
  otherCase(record: R): void;
  /** the fault that is corrected by a later record */
  mended: string;
  /** makes a record with another key that agrees in the columns which the last clean-up compares */
  twin?(record: R, random: Random): void;
}

/** The kinds of dirt that add a record with the same key. */
const REPEATS = ['exact_duplicate', 'repeated_key', 'repeated_key_in_other_case'];

/**
 * Makes the records that a clean one becomes.
 * @param recipe how the file does it
 * @param clean the record; it may be changed
 * @param kind the dirt that it gets, if any
 * @param random numbers of its own
 * @returns one row, or two: the second is to be written later in the file
 * @throws RangeError for a kind that the recipe does not know
 */
export function prepare<R extends object>(
  recipe: Recipe<R>,
  clean: R,
  kind: string | undefined,
  random: Random,
): Row[] {
  if (kind === undefined) return [toRow(recipe, clean)];
  if (kind === 'corrected_later') {
    const wrong = { ...clean };
    const effect = both(spoil(recipe, recipe.mended, wrong, random), { planted: [kind] });
    return [toRow(recipe, wrong, effect), toRow(recipe, clean)];
  }
  if (kind === 'same_opinion_twice' && recipe.twin) {
    const twin = { ...clean };
    recipe.twin(twin, random);
    return [toRow(recipe, clean), toRow(recipe, twin, { planted: [kind], twin: true })];
  }
  if (REPEATS.includes(kind)) {
    const again = { ...clean };
    if (kind !== 'exact_duplicate') recipe.change(again, random);
    if (kind === 'repeated_key_in_other_case') recipe.otherCase(again);
    return [toRow(recipe, clean), toRow(recipe, again, { planted: [kind], supersedes: true })];
  }
  const effect = spoil(recipe, kind, clean, random);
  return [toRow(recipe, clean, effect)];
}

function spoil<R>(recipe: Recipe<R>, kind: string, record: R, random: Random): Effect {
  const fault = recipe.faults[kind];
  if (!fault) throw new RangeError(`no such kind of dirt: ${kind}`);
  return { planted: [kind], ...fault(record, random) };
}

function toRow<R>(recipe: Recipe<R>, record: R, effect?: Effect): Row {
  const whole = both(recipe.note?.(record), effect);
  return whole ? { line: recipe.line(record), effect: whole } : { line: recipe.line(record) };
}

/**
 * Puts the rows of a file in order: second records come some way after the first, none is lost.
 * @param size how many first records there are
 * @param rowsOf the rows of the record at an index, in the order in which they must stand
 * @param gap how many records later a second one comes
 * @returns the rows, one by one; no more than those of `gap` records are held
 */
export function* inOrder(size: number, rowsOf: (index: number) => Row[], gap = 25): Generator<Row> {
  const waiting: { from: number; row: Row }[] = [];
  for (let index = 0; index < size; index++) {
    const [first, ...later] = rowsOf(index);
    if (first) yield first;
    for (const row of later) waiting.push({ from: index + gap, row });
    while (waiting[0] && waiting[0].from <= index) {
      yield waiting[0].row;
      waiting.shift();
    }
  }
  for (const { row } of waiting) yield row;
}
