import { bandAxis, bottomLabels, gridAt, mostLabels, numberAxis, numberMargin, numbersOf } from '../axes.ts';
import { colourOf, valueText } from '../chart.ts';
import type { Chart } from '../chart.ts';
import { facet } from '../facets.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { widest } from '../labels.ts';
import { colours } from '../legend.ts';
import { bandSentences } from '../sentences.ts';
import type { Trace } from '../trace.ts';

export const barY: Kind = {
  name: 'barY',
  doc: 'Upright bars, one a category: for few categories with short names. Values run along y.',
  channels: {
    x: { type: 'band', required: true },
    y: { type: 'number', required: true },
    fill: { type: 'band', required: false },
  },
  value: 'y',
  band: 'x',
  sort: '-y',
  stacks: true,
  height,
  draw,
  describe: (chart) => bandSentences(chart, 'Bar chart', 'bar', 'x', 'y'),
};

function height(): number {
  return 280;
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const numbers = numberMargin(chart, 'y');
  const { rotate, labelWidth, margin, side, ticks } = bottomLabels(chart.bands, width - numbers - 12);
  const marginLeft = Math.max(numbers, side);
  const step = (width - marginLeft - 12) / Math.max(1, chart.bands.length);
  const labelled =
    chart.data.length < mostLabels &&
    new Set(chart.data.map((datum) => datum.x)).size === chart.data.length &&
    widest(chart.data.map((datum) => valueText(chart, datum, 'y'))) <= step;
  const axis = bandAxis(chart, 'x', labelWidth);
  const values = numbersOf(chart, 'y');
  const y = numberAxis(chart, 'y', values.every((value) => value === 0) ? [0, 1] : undefined);
  return {
    plot: {
      marginLeft,
      marginRight: 12,
      marginTop: 34,
      marginBottom: margin + (axis.label ? 16 : 0),
      x: { ...axis, ticks, tickRotate: rotate, padding: chart.bands.length < 4 ? 0.5 : 0.25 },
      y,
      marks: [
        plot.gridY(gridAt(y)),
        plot.barY(chart.data, {
          x: 'x',
          y: 'y',
          fill: { value: (datum) => colourOf(chart, datum), scale: null },
          fx: facet(chart, 'fx'),
          fy: facet(chart, 'fy'),
          render: trace.of(chart.data),
        }),
        plot.ruleY([0], { stroke: 'var(--soft)' }),
        labelled
          ? plot.text(chart.data, {
              x: 'x',
              y: (datum) => Math.max(0, datum.y),
              text: (datum) => valueText(chart, datum, 'y'),
              fill: 'var(--ink)',
              lineAnchor: 'bottom',
              dy: -4,
            })
          : null,
      ],
    },
    legend: colours(chart, 'x'),
  };
}
