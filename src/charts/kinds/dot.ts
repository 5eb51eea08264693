import type * as Plot from '@observablehq/plot';
import {
  bandAxis,
  gridAt,
  leftLabels,
  numberAxis,
  numberMargin,
  numbersOf,
  rowHeight,
  spread,
  timeAxis,
} from '../axes.ts';
import { alongX } from '../along-x.ts';
import { colourOf, rowsBehind, tipLines } from '../chart.ts';
import type { Chart, Datum } from '../chart.ts';
import { facets, facetsHeight, facetWidth } from '../facets.ts';
import { columnLabel, formatValue } from '../format.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { colours } from '../legend.ts';
import type { Pick } from '../pick.ts';
import { pickValue } from '../pick.ts';
import { channelPicks } from '../points.ts';
import { dotRadius, rowsHere, sampledDots, sampleDots } from '../sample-dots.ts';
import { dotSentences } from '../sentences.ts';
import type { Trace } from '../trace.ts';
import { toDate, toNumber } from '../values.ts';

export const dot: Kind = {
  name: 'dot',
  doc:
    'Dots on two axes of numbers, dates or categories: for how two columns relate, or when things happened. ' +
    'Columns of words that no axis takes, such as a name, are told of each dot.',
  channels: {
    x: { type: 'any', required: true },
    y: { type: 'any', required: true },
    fill: { type: 'band', required: false },
    stroke: { type: 'band', required: false },
  },
  value: 'y',
  band: 'y',
  sort: '-x',
  query: sampleDots,
  note: sampledDots,
  height,
  draw,
  describe: dotSentences,
  lines,
  picks,
};

/** At most so many further columns are told of a dot. */
const mostWords = 3;

function height(chart: Chart, width: number): number {
  if (chart.types.y !== 'band') return chart.types.fy ? facetsHeight(chart, 130) + 74 : 280;
  const step = rowHeight(leftLabels(chart.bands, width), 26);
  return facetsHeight(chart, Math.max(1, chart.bands.length) * step) + 60;
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const banded = chart.types.y === 'band';
  const { labelWidth, margin, lines: labelLines } = leftLabels(chart.bands, width);
  const left = banded ? margin : chart.types.y === 'time' ? 64 : numberMargin(chart, 'y');
  const onBands = chart.types.x === 'band';
  const along = alongX(chart, facetWidth(chart, width - left - 24));
  const x = chart.types.x === 'number' ? continuous(chart, 'x') : along.x;
  const y = banded
    ? { ...bandAxis(chart, 'y', labelWidth, labelLines), type: 'point' as const }
    : continuous(chart, 'y');
  const many = chart.data.length > 300;
  return {
    plot: {
      marginLeft: Math.max(left, along.side),
      marginRight: 24,
      marginTop: banded ? 10 : 28,
      marginBottom: along.marginBottom,
      x,
      y,
      marks: [
        plot.gridY(gridAt(y)),
        banded || onBands ? null : plot.gridX(gridAt(x)),
        plot.dot(chart.data, {
          x: 'x',
          y: 'y',
          ...facets(chart),
          fill: { value: (datum) => colourOf(chart, datum), scale: null },
          stroke: 'var(--panel)',
          ...(many && { fillOpacity: 0.7, strokeWidth: 0.5 }),
          r: dotRadius(chart.data, many ? 3 : 5),
          render: trace.of(chart.data),
        }),
      ],
    },
    legend: colours(chart, 'y'),
  };
}

/** An axis of numbers or of dates. */
function continuous(chart: Chart, channel: 'x' | 'y'): Plot.ScaleOptions {
  if (chart.types[channel] === 'time') return timeAxis(chart, channel);
  const values = numbersOf(chart, channel);
  return numberAxis(chart, channel, spread(values, Math.abs(values[0] ?? 0) * 0.1 || 1));
}

/** The columns of words that no channel takes: they say which thing a dot is. */
function words(chart: Chart, datum: Datum): [column: string, value: unknown][] {
  const { row } = datum;
  // A dot that stands for many has no name.
  if (rowsBehind([datum]) > 1) return [];
  const taken = new Set(Object.values(chart.tile.channels));
  return Object.entries(row)
    .filter(([column, value]) => !taken.has(column) && isWord(value))
    .slice(0, mostWords);
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && toNumber(value) === undefined && !toDate(value);
}

function lines(chart: Chart, datum: Datum): string[] {
  const names = words(chart, datum).map(([column, value]) => `${columnLabel(column)}: ${formatValue(value)}`);
  return [...names, ...tipLines(chart, datum), ...rowsHere(datum)];
}

/** What is named by words is picked by them; only a dot of nothing but numbers is picked by those. */
function picks(chart: Chart, datum: Datum): Pick[] {
  const named = words(chart, datum).map(([column, value]) => ({ column, values: [pickValue(value)] }));
  const { types, tile } = chart;
  const own = channelPicks({ ...chart, value: types.y === 'number' ? 'y' : 'fill' }, datum).filter(
    ({ column }) => !(types.x === 'number' && column === tile.channels.x),
  );
  if (named.length + own.length > 0 || rowsBehind([datum]) > 1) return [...own, ...named];
  return (['x', 'y'] as const).map((channel) => {
    const column = tile.channels[channel]!;
    return { column, values: [pickValue(datum.row[column])] };
  });
}
