import { binRows, endColumn } from './bin-query.ts';
import { formatOf, valueText } from './chart.ts';
import type { Chart, Datum } from './chart.ts';
import { formatDate, formatNumber } from './format.ts';
import type { Pick, PickValue } from './pick.ts';
import { dateValue, pickValue } from './pick.ts';
import { channelPicks } from './points.ts';
import { count, few, measure, word } from './sentences.ts';
import type { MarkTile, Rows } from './spec.ts';
import { noLabel, toDate, toLabel, toNumber } from './values.ts';

const day = 86_400_000;

/** A bin's end; a bin without one, as in rows that no query has binned, is one unit or one day wide. */
export function binEnd({ x, row }: Datum): number | Date {
  if (x instanceof Date) return toDate(row[endColumn]) ?? new Date(x.getTime() + day);
  return toNumber(row[endColumn]) ?? Number(x) + 1;
}

/** How many rows of the data have no bin. */
export function withoutBin({ channels }: MarkTile, rows: Rows): number {
  const without = rows.filter((row) => toLabel(row[channels.x ?? '']) === noLabel);
  return without.reduce((sum, row) => sum + Number(row[binRows] ?? 1), 0);
}

/** A bin in words: `40 to under 50`; a span of whole days by its first and its last. */
function binText(chart: Chart, datum: Datum): string {
  const end = binEnd(datum);
  const start = valueText(chart, datum, 'x');
  if (typeof end === 'number') return `${start} to under ${formatNumber(end, formatOf(chart, 'x'))}`;
  const [from, to] = [Number(datum.x), end.getTime()];
  if (from % day !== 0 || to % day !== 0) return `${start} to before ${formatDate(end)}`;
  return to - from === day ? start : `${start} to ${formatDate(new Date(to - day))}`;
}

/** The lines of a bin's tooltip. */
export function binLines(chart: Chart, datum: Datum): string[] {
  const { labels } = chart.tile;
  const split = (['fill', 'fx', 'fy'] as const).filter((channel) => chart.types[channel] !== undefined);
  const columns = new Map(split.map((channel) => [chart.tile.channels[channel], channel]));
  return [
    `${labels.x}: ${binText(chart, datum)}`,
    `${labels.y}: ${valueText(chart, datum, 'y')}`,
    ...[...columns.values()].map((channel) => `${labels[channel]}: ${valueText(chart, datum, channel)}`),
  ];
}

/** What a bin stands for: its span of x, without the end, and its series and small multiple. */
export function binPicks(chart: Chart, datum: Datum): Pick[] {
  const column = chart.tile.channels.x!;
  const value = (edge: Datum['x']): PickValue => (edge instanceof Date ? dateValue(edge) : pickValue(edge));
  const own: Pick = { column, from: value(datum.x), to: value(binEnd(datum)), open: true };
  return [own, ...channelPicks(chart, datum).filter((pick) => pick.column !== column)];
}

/** Histograms in words: over which span, how many, where most are. */
export function binSentences(chart: Chart): string[] {
  const bins = new Map<number, { datum: Datum; sum: number }>();
  for (const datum of chart.data) {
    const bin = bins.get(Number(datum.x)) ?? { datum, sum: 0 };
    bin.sum += Number(datum.y ?? 0);
    bins.set(Number(datum.x), bin);
  }
  const sorted = [...bins.values()].sort((a, b) => Number(a.datum.x) - Number(b.datum.x));
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return [];
  const print = (value: number) => formatNumber(value, formatOf(chart, 'y'));
  const total = print(sorted.reduce((sum, bin) => sum + bin.sum, 0));
  const most = sorted.reduce((best, bin) => (bin.sum > best.sum ? bin : best));
  const end = binEnd(last.datum);
  const until = typeof end === 'number' ? formatNumber(end, formatOf(chart, 'x')) : formatDate(end);
  const span = `from ${valueText(chart, first.datum, 'x')} to ${until}`;
  const sentences = [
    `Histogram with ${count(sorted.length, 'bin')}: ${word(chart, 'y')} by ${word(chart, 'x')}, ${span}.`,
    `${measure(chart, 'y')} in all: ${total}.`,
  ];
  if (chart.series.length > 1) sentences.push(`In ${chart.series.length} parts: ${few(chart.series)}.`);
  if (sorted.length > 1) sentences.push(`Most: ${binText(chart, most.datum)} with ${print(most.sum)}.`);
  return sentences;
}
