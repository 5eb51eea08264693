import { boxColumns } from './box-query.ts';
import { formatOf, valueText } from './chart.ts';
import type { Chart, Datum } from './chart.ts';
import { formatNumber } from './format.ts';
import { count, few, measure, word } from './sentences.ts';
import type { MarkTile, Rows } from './spec.ts';
import { toNumber } from './values.ts';

/** One box with its whiskers and what lies beyond them. */
export interface Box {
  datum: Datum;
  lower: number;
  first: number;
  median: number;
  third: number;
  upper: number;
  rows: number;
  /** How many values lie beyond the whiskers; `outliers` are those of them that are drawn. */
  outlying: number;
  outliers: number[];
}

/** The boxes of a chart; rows that no query has summed up are boxes of one value. */
export function boxesOf(chart: Chart): Box[] {
  return chart.data.map((datum) => {
    const median = datum.y as number;
    const read = (column: keyof typeof boxColumns, otherwise: number) =>
      toNumber(datum.row[boxColumns[column]]) ?? otherwise;
    const outliers = datum.row[boxColumns.outliers];
    return {
      datum,
      lower: read('lower', median),
      first: read('first', median),
      median,
      third: read('third', median),
      upper: read('upper', median),
      rows: read('rows', 1),
      outlying: read('outlying', 0),
      outliers: Array.isArray(outliers) ? outliers.map(Number) : [],
    };
  });
}

/** How many rows of the data have no value, those of the boxes that are drawn included. */
export function withoutValue({ channels }: MarkTile, rows: Rows): number {
  return rows.reduce((sum, row) => {
    const alone = toNumber(row[channels.y ?? '']) === undefined ? 1 : 0;
    return sum + Number(row[boxColumns.missing] ?? alone);
  }, 0);
}

/** The lines of a box's tooltip. */
export function boxLines(chart: Chart, datum: Datum): string[] {
  const [box] = boxesOf({ ...chart, data: [datum] });
  if (!box) return [];
  const print = (value: number) => formatNumber(value, formatOf(chart, 'y'));
  const { labels, channels } = chart.tile;
  const split = (['x', 'fill', 'fx', 'fy'] as const).filter((channel) => chart.types[channel] !== undefined);
  const columns = new Map(split.map((channel) => [channels[channel], channel]));
  return [
    ...[...columns.values()].map((channel) => `${labels[channel]}: ${valueText(chart, datum, channel)}`),
    `Median: ${print(box.median)}`,
    `Middle half: ${print(box.first)} to ${print(box.third)}`,
    `Whiskers: ${print(box.lower)} to ${print(box.upper)}`,
    `${count(box.rows, 'row')}${box.outlying > 0 ? `, ${count(box.outlying, 'outlier')}` : ''}`,
  ];
}

/** Box plots in words: how many boxes, the highest and the lowest median, outliers. */
export function boxSentences(chart: Chart): string[] {
  const boxes = boxesOf(chart).sort((a, b) => b.median - a.median);
  const [highest] = boxes;
  const lowest = boxes.at(-1);
  if (!highest || !lowest) return [];
  const print = (value: number) => formatNumber(value, formatOf(chart, 'y'));
  const rows = boxes.reduce((sum, box) => sum + box.rows, 0);
  const by = chart.types.x === undefined ? '' : ` by ${word(chart, 'x')}`;
  const sentences = [
    `Box plot with ${count(boxes.length, 'box')}`.replace('boxs', 'boxes') +
      `: ${measure(chart, 'y')}${by}, ${count(rows, 'row')}.`,
  ];
  const half = ({ median, first, third }: Box) =>
    `${print(median)}, the middle half from ${print(first)} to ${print(third)}`;
  if (boxes.length === 1) sentences.push(`Median: ${half(highest)}.`);
  else {
    const place = ({ datum }: Box) =>
      (['fx', 'fy', 'x', 'fill'] as const)
        .filter((channel) => chart.types[channel] !== undefined)
        .map((channel) => valueText(chart, datum, channel))
        .filter((text, at, all) => all.indexOf(text) === at)
        .join(', ');
    sentences.push(`Highest median: ${place(highest)} with ${half(highest)}.`);
    sentences.push(`Lowest: ${place(lowest)} with ${half(lowest)}.`);
  }
  if (chart.series.length > 1) sentences.push(`In colours: ${few(chart.series)}.`);
  const outlying = boxes.reduce((sum, box) => sum + box.outlying, 0);
  const drawn = boxes.reduce((sum, box) => sum + box.outliers.length, 0);
  if (outlying > 0) {
    const some = drawn < outlying ? `, of which the ${formatNumber(drawn)} farthest are drawn` : '';
    sentences.push(`Beyond the whiskers: ${count(outlying, 'value')}${some}.`);
  }
  return sentences;
}
