import type { Datum } from './chart.ts';
import type { Kind } from './kind.ts';
import type { Channel } from './spec.ts';
import { noLabel, toDate, toNumber } from './values.ts';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const textual = new Intl.Collator('en-US', { numeric: true });

/** The place of a label in a list of words, of which three letters or more are enough: JAN, January. */
function placeIn(words: readonly string[]): (label: string) => number | undefined {
  return (label) => {
    const place = label.length < 3 ? -1 : words.findIndex((word) => word.startsWith(label.toLowerCase()));
    return place < 0 ? undefined : place;
  };
}

const natures = [toNumber, (label: string) => toDate(label)?.getTime(), placeIn(months), placeIn(weekdays)];

/** A comparison of labels where all have an order by nature: numbers, dates, months, weekdays. */
function naturalOrder(labels: readonly string[]): ((a: string, b: string) => number) | undefined {
  const known = labels.filter((label) => label !== noLabel);
  const nature = natures.find((place) => known.length > 0 && known.every((l) => place(l) !== undefined));
  return nature && ((a, b) => compare(nature(a) ?? Infinity, nature(b) ?? Infinity));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Labels in the order that they have by nature, else in that in which they came. */
export function rowOrder(labels: Iterable<string>): string[] {
  const all = [...labels];
  const natural = naturalOrder(all);
  return natural ? all.sort(natural) : all;
}

/** Labels in the order that they have by nature (numbers, dates, months, weekdays), else by the alphabet. */
export function textOrder(labels: Iterable<string>): string[] {
  const all = [...labels];
  return all.sort(naturalOrder(all) ?? textual.compare);
}

/**
 * The categories of a channel in the order in which they are drawn. `sort` is 'none' for the rows' order, or
 * a channel, `-` before it for descending: the band's own channel sorts by label, any other by its value,
 * and categories without one come last. 'auto' is the order that dates, numbers, months and weekdays have by
 * nature, else the kind's own.
 */
export function bandOrder(data: readonly Datum[], band: Channel, sort: string, kind: Kind): string[] {
  const labels = [...new Set(data.map((datum) => datum[band] as string))];
  const natural = naturalOrder(labels);
  if (sort === 'auto')
    return natural ? labels.sort(natural) : bandOrder(data, band, kind.sort ?? 'none', kind);
  if (sort === 'none') return labels;
  const sign = sort.startsWith('-') ? -1 : 1;
  const by = sort.replace('-', '') as Channel;
  if (by === band) return labels.sort((a, b) => sign * (natural ?? textual.compare)(a, b));
  const ranks = new Map(labels.map((label) => [label, [] as number[]]));
  for (const datum of data) {
    const value = datum[by] instanceof Date ? datum[by].getTime() : datum[by];
    if (typeof value === 'number') ranks.get(datum[band] as string)!.push(value);
  }
  const rank = (label: string): number => {
    const values = ranks.get(label)!;
    const sum = values.reduce((total, value) => total + value, 0);
    // The bars of a category are stacked, so their sum is what a reader compares.
    return values.length === 0 ? Infinity : sign * (kind.stacks ? sum : sum / values.length);
  };
  return labels.sort((a, b) => compare(rank(a), rank(b)));
}
