import type * as Plot from '@observablehq/plot';
import {
  bandAxis,
  bottomLabels,
  gridAt,
  numberAxis,
  numberMargin,
  numbersOf,
  spread,
  timeAxis,
} from '../axes.ts';
import { colourOf } from '../chart.ts';
import type { Chart } from '../chart.ts';
import { facet } from '../facets.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { truncate, widest } from '../labels.ts';
import { colours } from '../legend.ts';
import { lineSentences } from '../sentences.ts';
import type { Trace } from '../trace.ts';

/** Up to so many points each gets a dot, so that single readings can be told from the line between them. */
const mostDots = 60;

/** Up to so many lines have their names at their ends; more would lie upon one another. */
const mostNames = 6;

export const lineY: Kind = {
  name: 'lineY',
  doc: 'A line over time or another continuous x, one a series: for what changes. Values run along y.',
  channels: {
    x: { type: 'any', required: true },
    y: { type: 'number', required: true },
    stroke: { type: 'band', required: false },
  },
  value: 'y',
  walk: 'series',
  height,
  draw,
  describe: lineSentences,
};

function height(): number {
  return 280;
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const marginLeft = numberMargin(chart, 'y');
  const split = chart.seriesChannel;
  // Rows may come in any order; a line must not run backwards in time.
  const data =
    chart.types.x === 'band' ? chart.data : [...chart.data].sort((a, b) => Number(a.x) - Number(b.x));
  const values = numbersOf(chart, 'y');
  // Lines are named at their ends too, so that colour alone never tells them apart.
  const named = split !== undefined && chart.series.length > 1 && chart.series.length <= mostNames;
  const nameWidth = Math.min(widest(chart.series) + 10, width * 0.25);
  const marginRight = named ? Math.ceil(nameWidth) + 4 : 20;
  const { x, marginBottom } = horizontal(chart, width - marginLeft - marginRight);
  const stroke = { value: (datum: Chart['data'][number]) => colourOf(chart, datum), scale: null };
  const y = numberAxis(chart, 'y', spread(values, Math.abs(values[0] ?? 0) * 0.1 || 1));
  return {
    plot: {
      marginLeft,
      marginRight,
      marginTop: 28,
      marginBottom,
      x,
      y,
      marks: [
        plot.gridY(gridAt(y)),
        plot.lineY(data, {
          x: 'x',
          y: 'y',
          z: split ?? null,
          stroke,
          strokeWidth: 1.75,
          fx: facet(chart, 'fx'),
          fy: facet(chart, 'fy'),
          render: trace.of(data),
        }),
        data.length <= mostDots ? plot.dot(data, { x: 'x', y: 'y', fill: stroke, r: 2.5 }) : null,
        named
          ? plot.text(
              data,
              plot.selectLast({
                x: 'x',
                y: 'y',
                z: split,
                text: (datum) => truncate(String(datum[split]), nameWidth - 8),
                fill: 'var(--ink)',
                textAnchor: 'start',
                dx: 6,
              }),
            )
          : null,
      ],
    },
    legend: colours(chart),
  };
}

/** The axis of time, numbers or, where the column holds neither, categories in the rows' order. */
function horizontal(chart: Chart, width: number): { x: Plot.ScaleOptions; marginBottom: number } {
  if (chart.types.x === 'time') {
    return { x: timeAxis(chart, 'x'), marginBottom: 46 };
  }
  if (chart.types.x === 'number') {
    const domain = spread(numbersOf(chart, 'x'), 1);
    return { x: { ...numberAxis(chart, 'x', domain), nice: false }, marginBottom: 42 };
  }
  const bands = [...new Set(chart.data.map((datum) => datum.x as string))];
  const { rotate, labelWidth, margin, ticks } = bottomLabels(bands, width);
  const axis = bandAxis({ ...chart, bands }, 'x', labelWidth);
  return { x: { ...axis, type: 'point', ticks, tickRotate: rotate }, marginBottom: margin };
}
