import type { Chart, Datum } from './chart.ts';
import { formatOf, valueText } from './chart.ts';
import { extent } from './axes.ts';
import { sortedAlongX } from './along-x.ts';
import { isGrouped, totals, totalText } from './stacks.ts';
import type { Total } from './stacks.ts';
import { formatNumber } from './format.ts';
import type { Channel } from './spec.ts';

/** Bars: how many, the largest and the smallest; of stacks the totals, then the largest part. */
export function bandSentences(
  chart: Chart,
  kind: string,
  mark: string,
  band: 'x' | 'y',
  value: Channel,
): string[] {
  const { seriesChannel: split, series, tile } = chart;
  const sums = totals(chart, band);
  const stacked = sums.length < chart.data.length;
  const facet = band === 'x' ? 'fx' : 'fy';
  if (isGrouped(chart, facet, band)) {
    const places = `${word(chart, facet)} and ${word(chart, band)}`;
    return [
      `Grouped ${decapitalized(kind)} with ${count(chart.data.length, mark)}: ${measure(chart, value)} by ${places}.`,
      `In each group: ${few(series)}.`,
      ...extremes(chart, [band], value),
    ];
  }
  const what = `${measure(chart, value)} by ${word(chart, band)}`;
  const sentences = [
    `${stacked ? `Stacked ${decapitalized(kind)}` : kind} with ${count(sums.length, mark)}: ${what}.`,
  ];
  if (split && series.length > 1 && tile.channels[split] !== tile.channels[band])
    sentences.push(`In ${series.length} parts: ${few(series)}.`);
  sentences.push(...facetSentences(chart));
  if (!stacked) return [...sentences, ...extremes(chart, [band], value)];
  const [, part] = ends(chart.data, value);
  sentences.push(...totalSentences(chart, sums, band));
  if (part)
    sentences.push(`Largest part: ${placeText(chart, part, [band])} with ${valueText(chart, part, value)}.`);
  return sentences;
}

/** The largest and the smallest stack. */
function totalSentences(chart: Chart, sums: readonly Total[], at: 'x' | 'y'): string[] {
  const sorted = [...sums].sort((a, b) => b.sum - a.sum);
  const [most] = sorted;
  const least = sorted.at(-1);
  if (!most || !least) return [];
  const text = (total: Total) =>
    `${placeText(chart, total.datum, [at], false)} with ${totalText(chart, total)}`;
  if (sorted.length === 1) return [`Total: ${text(most)}.`];
  if (most.sum === least.sum) return [`All totals are the same, ${totalText(chart, most)}.`];
  return [`Largest total: ${text(most)}; smallest: ${text(least)}.`];
}

/** Small multiples: how many charts there are and of what; [] where there is but one. */
function facetSentences(chart: Chart): string[] {
  return (['fx', 'fy'] as const).flatMap((channel) => {
    const names = chart.facets[channel];
    if (names.length === 0) return [];
    return [`One chart for each ${word(chart, channel)}: ${few(names)}.`];
  });
}

/** Areas: over which span, the extremes and the trend of the total, and the largest part at the end. */
export function areaSentences(chart: Chart): string[] {
  const data = sortedAlongX(chart);
  const [first] = data;
  const last = data.at(-1);
  if (!first || !last) return [];
  if (chart.series.length < 2) return spanSentences(chart, data, 'Area chart', 'an area');
  const sums = totals({ ...chart, data }, 'x');
  const parts = `${chart.series.length} areas upon one another (${few(chart.series)})`;
  const sentences = [
    `Area chart, ${parts} over ${count(sums.length, 'place')}: ${about(chart)}, ${span(chart, first, last)}.`,
    ...facetSentences(chart),
    ...totalSentences(chart, sums, 'x'),
  ];
  const whole = chart.facets.fx.length + chart.facets.fy.length === 0;
  const text = trend(
    chart,
    sums.map(({ datum, sum }) => ({ ...datum, y: sum })),
  );
  if (whole && text !== '') sentences.push(`Trend of the total: ${text}.`);
  const end = data.filter((datum) => Number(datum.x) === Number(last.x) || datum.x === last.x);
  const [, most] = ends(end, 'y');
  if (whole && most && end.length > 1)
    sentences.push(
      `Largest part at the end: ${valueText(chart, most, chart.seriesChannel!)} with ${valueText(chart, most, 'y')}.`,
    );
  return sentences;
}

/** Lines: over which span, the extremes and, for each of a few series, where it went. */
export function lineSentences(chart: Chart): string[] {
  const { series } = chart;
  const lines = series.length > 1 ? `${series.length} lines (${few(series)})` : 'a line';
  return spanSentences(chart, sortedAlongX(chart), 'Line chart', lines);
}

/** What is drawn along x: its span, its extremes and where each of a few series went. */
function spanSentences(chart: Chart, data: Datum[], kind: string, what: string): string[] {
  const [first] = data;
  const last = data.at(-1);
  if (!first || !last) return [];
  const sentences = [
    `${kind}, ${what} through ${count(data.length, 'point')}: ${about(chart)}, ${span(chart, first, last)}.`,
    ...facetSentences(chart),
    ...extremes(chart, ['x'], 'y'),
  ];
  if (chart.facets.fx.length + chart.facets.fy.length > 0) return sentences;
  const split = chart.seriesChannel;
  const names = split && chart.series.length > 1 ? chart.series : [undefined];
  for (const name of names.slice(0, 5)) {
    const own = name === undefined ? data : data.filter((datum) => String(datum[split!]) === name);
    const text = trend(chart, own);
    if (text !== '') sentences.push(name === undefined ? `Trend: ${text}.` : `${name}: ${text}.`);
  }
  return sentences;
}

function about(chart: Chart): string {
  return `${measure(chart, 'y')} by ${word(chart, 'x')}`;
}

function span(chart: Chart, first: Datum, last: Datum): string {
  return `from ${valueText(chart, first, 'x')} to ${valueText(chart, last, 'x')}`;
}

/** Heat maps: the size of the grid and its extremes. */
export function cellSentences(chart: Chart): string[] {
  const columns = new Set(chart.data.map((datum) => datum.x)).size;
  const rows = new Set(chart.data.map((datum) => datum.y)).size;
  const grid = `${rows} of ${word(chart, 'y')} by ${columns} of ${word(chart, 'x')}`;
  const cells = `Heat map with ${count(chart.data.length, 'cell')}: ${measure(chart, 'fill')}, ${grid}.`;
  return [cells, ...facetSentences(chart), ...extremes(chart, ['y', 'x'], 'fill')];
}

/** Dots: the range on both axes. */
export function dotSentences(chart: Chart): string[] {
  const dots = `Dot chart with ${count(chart.data.length, 'dot')}: ${word(chart, 'y')} by ${word(chart, 'x')}.`;
  const { series } = chart;
  return [
    dots,
    ...facetSentences(chart),
    ...(['x', 'y'] as const).flatMap((channel) => range(chart, channel)),
    ...(series.length > 1 ? [`In ${series.length} colours: ${few(series)}.`] : []),
    ...relation(chart),
  ];
}

/** Whether two columns of numbers rise together; [] for fewer than five dots. */
function relation(chart: Chart): string[] {
  const { data, types } = chart;
  if (types.x !== 'number' || types.y !== 'number' || data.length < 5) return [];
  const mean = (channel: 'x' | 'y') => data.reduce((sum, d) => sum + Number(d[channel]), 0) / data.length;
  const [mx, my] = [mean('x'), mean('y')];
  let [both, x, y] = [0, 0, 0];
  for (const datum of data) {
    const [dx, dy] = [Number(datum.x) - mx, Number(datum.y) - my];
    both += dx * dy;
    x += dx * dx;
    y += dy * dy;
  }
  if (x === 0 || y === 0) return [];
  const r = both / Math.sqrt(x * y);
  const size = Math.abs(r);
  if (size < 0.2) return ['They hardly move together.'];
  const strength = size >= 0.7 ? 'closely' : size >= 0.4 ? 'clearly' : 'weakly';
  const way = r > 0 ? 'rise together' : 'move in opposite ways';
  return [`They ${way}, ${strength} (correlation ${formatNumber(r)}).`];
}

/** A channel's range, or how many categories it has. */
function range(chart: Chart, channel: Channel): string[] {
  const name = chart.tile.labels[channel];
  if (chart.types[channel] === 'band') {
    return [`${name}: ${few([...new Set(chart.data.map((datum) => String(datum[channel])))])}.`];
  }
  const found = ends(chart.data, channel);
  if (!found[0]) return [];
  const [least, most] = found.map((datum) => valueText(chart, datum!, channel));
  return [least === most ? `${name}: ${least}.` : `${name} from ${least} to ${most}.`];
}

/** The largest and the smallest value and where they are; one sentence where there is but one value. */
function extremes(chart: Chart, places: readonly Channel[], value: Channel): string[] {
  const [least, most] = ends(chart.data, value);
  if (!most || !least) return [];
  const at = (datum: Datum) => `${placeText(chart, datum, places)} with ${valueText(chart, datum, value)}`;
  if (chart.data.length === 1) return [`The only value: ${at(most)}.`];
  if (most[value] === least[value]) return [`All have the same value, ${valueText(chart, most, value)}.`];
  return [`Largest: ${at(most)}; smallest: ${at(least)}.`];
}

/** The data with the least and with the most in a channel: of several alike the last and the first. */
function ends(data: readonly Datum[], channel: Channel): [least?: Datum, most?: Datum] {
  let [least, most] = [data[0], data[0]];
  for (const datum of data) {
    if (Number(datum[channel]) <= Number(least![channel])) least = datum;
    if (Number(datum[channel]) > Number(most![channel])) most = datum;
  }
  return least && most ? [least, most] : [];
}

/** Where a datum is: its values in these channels, of its facet and, where asked, of its series; each column once. */
function placeText(chart: Chart, datum: Datum, places: readonly Channel[], series = true): string {
  const { types, tile, seriesChannel: split } = chart;
  const facets = (['fx', 'fy'] as const).filter((channel) => types[channel] !== undefined);
  const all = [...facets, ...places, ...(series && split && chart.series.length > 1 ? [split] : [])];
  const columns = new Map(all.map((channel) => [tile.channels[channel], channel]));
  return [...columns.values()].map((channel) => valueText(chart, datum, channel)).join(', ');
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
  const [least, most] = extent(ys);
  const spread = most - least;
  // A change of less than a quarter of the spread is not seen by eye either.
  if (Math.abs(change) < spread / 4 || spread === 0) return 'level, no clear change';
  const format = formatOf(chart, 'y');
  // Halves of what can only be counted would claim too much.
  const print = (y: number) => formatNumber(ys.every(Number.isInteger) ? Math.round(y) : y, format);
  const start = print(my - slope * (mx - xs[0]!));
  const end = print(my + slope * (xs.at(-1)! - mx));
  return `${change > 0 ? 'rising' : 'falling'}, from about ${start} to about ${end}`;
}

/** A channel's label, with its unit. */
export function measure(chart: Chart, channel: Channel): string {
  return chart.tile.labels[channel] ?? channel;
}

/** A channel's label within a sentence. */
export function word(chart: Chart, channel: Channel): string {
  return decapitalized(measure(chart, channel));
}

/** A text that goes on within a sentence; abbreviations stay as they are. */
function decapitalized(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** A number with its noun: `1 bar`, `3 bars`. */
export function count(number: number, noun: string): string {
  return `${formatNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** Up to eight names, then how many more there are. */
export function few(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}
