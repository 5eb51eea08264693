import { isValueLike, shapeOf } from './value-like.ts';

/** What speaks for and against a record as the one that names the columns, as numbers of its fields. */
interface Evidence {
  names: number;
  values: number;
  /** Texts that come again further down. */
  repeated: number;
}

function weigh(first: readonly string[], body: readonly (readonly string[])[]): Evidence {
  let names = 0;
  let values = 0;
  let repeated = 0;
  const text = first.join('\0');
  const below = body.filter((fields) => fields.length === first.length && fields.join('\0') !== text);
  first.forEach((field, index) => {
    if (field.trim() === '' || placeholders.test(field)) return;
    const column = below.map((fields) => fields[index]!).filter((value) => value.trim() !== '');
    if (isValueLike(field)) {
      // Years name the columns of many tables.
      if (isYear(field) && column.length > 0 && !column.every(isYear)) names++;
      else values++;
    } else if (column.length > 0 && mostly(column, isValueLike)) names++;
    else if (column.includes(field)) repeated++;
    else {
      const shape = commonShape(column);
      if (shape !== undefined && shape.includes('9')) {
        if (shape === shapeOf(field)) values++;
        else names++;
      }
    }
  });
  return { names, values, repeated };
}

/**
 * Whether the first of a CSV text's records names the columns: its fields are no values where the ones below are, or
 * nothing speaks against it. Against it speak fields that are values themselves, or that come again further down.
 */
export function hasHeader(first: readonly string[], body: readonly (readonly string[])[]): boolean {
  const { names, values, repeated } = weigh(first, body);
  if (body.length > 0 && first.every((field) => field.trim() === '')) return false;
  // Numbers that count up name the columns of a pivoted table, but only beside a name that is one without doubt.
  if (names > 0 && countsUp(first.filter((field) => /^\d+$/.test(field.trim())).map(Number))) return true;
  if (names + values > 0) return names > 0 && names >= values;
  return repeated === 0;
}

/** Whether a record names the columns without doubt: some of its fields are no values where the ones below are. */
export function isSurelyHeader(first: readonly string[], body: readonly (readonly string[])[]): boolean {
  const { names, values } = weigh(first, body);
  return names > 0 && values === 0 && first.every((field) => field.trim() !== '');
}

/**
 * Whether there is no doubt that the first of a CSV text's records is something else than is said: `header` is whether it
 * is said to name the columns.
 */
export function contradictsHeader(
  header: boolean,
  first: readonly string[],
  body: readonly (readonly string[])[],
): boolean {
  const { names, values } = weigh(first, body);
  return header ? values > 0 && names === 0 && !hasHeader(first, body) : names > 0 && values === 0;
}

/** What stands where a value is missing. */
const placeholders = /^\s*(?:n\/?a|null|none|nil|nan|unknown|-+|\?+|\.+)\s*$/i;

function countsUp(numbers: readonly number[]): boolean {
  return numbers.length > 1 && numbers.every((number, index) => number === numbers[0]! + index);
}

/** Whether fields can name columns: most of them are there, and none is a value. */
export function canBeHeader(fields: readonly string[]): boolean {
  const filled = fields.filter((field) => field.trim() !== '');
  return filled.length * 2 > fields.length && !filled.some((field) => isValueLike(field) && !isYear(field));
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/.test(text.trim());
}

function mostly(values: readonly string[], test: (value: string) => boolean): boolean {
  return values.filter(test).length >= values.length * 0.8;
}

/** The shape that all values of a column have, where there are several values. */
function commonShape(values: readonly string[]): string | undefined {
  if (values.length < 2) return undefined;
  const shape = shapeOf(values[0]!);
  return values.every((value) => shapeOf(value) === shape) ? shape : undefined;
}
