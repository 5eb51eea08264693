import type * as Plot from '@observablehq/plot';
import {
  bandAxis,
  bottomLabels,
  gridAt,
  leftLabels,
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
import { colours } from '../legend.ts';
import { dotSentences } from '../sentences.ts';
import type { Trace } from '../trace.ts';

export const dot: Kind = {
  name: 'dot',
  doc: 'Dots on two axes of numbers, dates or categories: for how two columns relate, or when things happened.',
  channels: {
    x: { type: 'any', required: true },
    y: { type: 'any', required: true },
    fill: { type: 'band', required: false },
    stroke: { type: 'band', required: false },
  },
  value: 'y',
  band: 'y',
  sort: '-x',
  height,
  draw,
  describe: dotSentences,
};

function height(chart: Chart): number {
  return chart.types.y === 'band' ? chart.bands.length * 26 + 60 : 280;
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const banded = chart.types.y === 'band';
  const { labelWidth, margin } = leftLabels(chart.bands, width);
  const marginLeft = banded ? margin : chart.types.y === 'time' ? 64 : numberMargin(chart, 'y');
  const bands = [...new Set(chart.data.map((datum) => String(datum.x)))];
  const bottom = bottomLabels(bands, width - marginLeft - 24);
  const onBands = chart.types.x === 'band';
  const x = onBands
    ? {
        ...bandAxis({ ...chart, bands }, 'x', bottom.labelWidth),
        type: 'point' as const,
        ticks: bottom.ticks,
        tickRotate: bottom.rotate,
      }
    : continuous(chart, 'x');
  const y = banded ? { ...bandAxis(chart, 'y', labelWidth), type: 'point' as const } : continuous(chart, 'y');
  const colour = { value: (datum: Chart['data'][number]) => colourOf(chart, datum), scale: null };
  return {
    plot: {
      marginLeft,
      marginRight: 24,
      marginTop: banded ? 10 : 28,
      marginBottom: onBands ? bottom.margin : 46,
      x,
      y,
      marks: [
        plot.gridY(gridAt(y)),
        banded || onBands ? null : plot.gridX(gridAt(x)),
        plot.dot(chart.data, {
          x: 'x',
          y: 'y',
          fill: colour,
          stroke: 'var(--panel)',
          r: 5,
          fx: facet(chart, 'fx'),
          fy: facet(chart, 'fy'),
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
