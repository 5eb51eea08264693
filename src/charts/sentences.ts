import type { Chart, Datum } from './chart.ts';
import { formatOf, valueText } from './chart.ts';
import { formatNumber } from './format.ts';
import type { Channel } from './spec.ts';

/** Bars: how many, the largest and the smallest. */
export function bandSentences(
  chart: Chart,
  kind: string,
  mark: string,
  band: Channel,
  value: Channel,
): string[] {
  const sentences = [
    `${kind} with ${count(chart.data.length, mark)}: ${measure(chart, value)} by ${word(chart, band)}.`,
  ];
  if (chart.series.length > 1) {
    sentences.push(`In ${chart.series.length} parts: ${few(chart.series)}.`);
  }
  return [...sentences, ...extremes(chart, [band], value)];
}

/** Lines: over which span, the extremes and, for each of a few series, where it went. */
export function lineSentences(chart: Chart): string[] {
  const data = [...chart.data];
  if (chart.types.x !== 'band') data.sort((a, b) => Number(a.x) - Number(b.x));
  const [first] = data;
  const last = data.at(-1);
  if (!first || !last) return [];
  const span = `from ${valueText(chart, first, 'x')} to ${valueText(chart, last, 'x')}`;
  const lines = chart.series.length > 1 ? `${chart.series.length} lines (${few(chart.series)})` : 'a line';
  const sentences = [
    `Line chart, ${lines} through ${count(data.length, 'point')}: ${measure(chart, 'y')} by ${word(chart, 'x')}, ${span}.`,
    ...extremes(chart, ['x'], 'y'),
  ];
  const split = chart.seriesChannel;
  const names = split && chart.series.length > 1 ? chart.series : [undefined];
  for (const name of names.slice(0, 5)) {
    const own = name === undefined ? data : data.filter((datum) => String(datum[split!]) === name);
    const text = trend(chart, own);
    if (text !== '') sentences.push(name === undefined ? `Trend: ${text}.` : `${name}: ${text}.`);
  }
  return sentences;
}

/** Heat maps: the size of the grid and its extremes. */
export function cellSentences(chart: Chart): string[] {
  const columns = new Set(chart.data.map((datum) => datum.x)).size;
  const rows = new Set(chart.data.map((datum) => datum.y)).size;
  const grid = `${rows} of ${word(chart, 'y')} by ${columns} of ${word(chart, 'x')}`;
  const cells = `Heat map with ${count(chart.data.length, 'cell')}: ${measure(chart, 'fill')}, ${grid}.`;
  return [cells, ...extremes(chart, ['y', 'x'], 'fill')];
}

/** Dots: the range on both axes. */
export function dotSentences(chart: Chart): string[] {
  const dots = `Dot chart with ${count(chart.data.length, 'dot')}: ${word(chart, 'y')} by ${word(chart, 'x')}.`;
  return [dots, ...(['x', 'y'] as const).flatMap((channel) => range(chart, channel))];
}

/** A channel's range, or how many categories it has. */
function range(chart: Chart, channel: Channel): string[] {
  const name = chart.tile.labels[channel];
  if (chart.types[channel] === 'band') {
    return [`${name}: ${few([...new Set(chart.data.map((datum) => String(datum[channel])))])}.`];
  }
  const sorted = [...chart.data].sort((a, b) => Number(a[channel]) - Number(b[channel]));
  const [first] = sorted;
  if (!first) return [];
  const [least, most] = [first, sorted.at(-1)!].map((datum) => valueText(chart, datum, channel));
  return [least === most ? `${name}: ${least}.` : `${name} from ${least} to ${most}.`];
}

/** The largest and the smallest value and where they are; one sentence where there is but one value. */
function extremes(chart: Chart, places: readonly Channel[], value: Channel): string[] {
  const sorted = [...chart.data].sort((a, b) => Number(b[value]) - Number(a[value]));
  const [most] = sorted;
  const least = sorted.at(-1);
  if (!most || !least) return [];
  const split = chart.series.length > 1 ? chart.seriesChannel : undefined;
  const at = (datum: Datum) => {
    const columns = new Map(
      [...places, ...(split ? [split] : [])].map((channel) => [chart.tile.channels[channel], channel]),
    );
    const place = [...columns.values()].map((channel) => valueText(chart, datum, channel)).join(', ');
    return `${place} with ${valueText(chart, datum, value)}`;
  };
  if (sorted.length === 1) return [`The only value: ${at(most)}.`];
  if (most[value] === least[value]) return [`All have the same value, ${valueText(chart, most, value)}.`];
  return [`Largest: ${at(most)}; smallest: ${at(least)}.`];
}

/** Where a line went, by a straight line through its points; '' for fewer than three. */
function trend(chart: Chart, data: readonly Datum[]): string {
  if (data.length < 3 || chart.types.x === 'band') return '';
  const xs = data.map((datum) => Number(datum.x));
  const ys = data.map((datum) => datum.y as number);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const slope =
    xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i]! - my), 0) /
    xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
  if (!Number.isFinite(slope)) return '';
  const change = slope * (xs.at(-1)! - xs[0]!);
  const spread = Math.max(...ys) - Math.min(...ys);
  // A change of less than a quarter of the spread is not seen by eye either.
  if (Math.abs(change) < spread / 4 || spread === 0) return 'level, no clear change';
  const start = formatNumber(my - slope * (mx - xs[0]!), formatOf(chart, 'y'));
  const end = formatNumber(my + slope * (xs.at(-1)! - mx), formatOf(chart, 'y'));
  return `${change > 0 ? 'rising' : 'falling'}, from about ${start} to about ${end}`;
}

function measure(chart: Chart, channel: Channel): string {
  return chart.tile.labels[channel] ?? channel;
}

function word(chart: Chart, channel: Channel): string {
  const label = measure(chart, channel);
  return label.charAt(0).toLowerCase() + label.slice(1);
}

function count(number: number, noun: string): string {
  return `${formatNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** Up to eight names, then how many more there are. */
function few(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}
