import { bandAxis, gridAt, leftLabels, mostLabels, numberAxis, numbersOf, valueMargin } from '../axes.ts';
import { colourOf, valueText } from '../chart.ts';
import type { Chart } from '../chart.ts';
import { colours } from '../legend.ts';
import { facet } from '../facets.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { bandSentences } from '../sentences.ts';
import type { Trace } from '../trace.ts';

export const barX: Kind = {
  name: 'barX',
  doc: 'Horizontal bars, one a category: for rankings and for long names. Values run along x.',
  channels: {
    x: { type: 'number', required: true },
    y: { type: 'band', required: true },
    fill: { type: 'band', required: false },
  },
  value: 'x',
  band: 'y',
  sort: '-x',
  stacks: true,
  height,
  draw,
  describe: (chart) => bandSentences(chart, 'Bar chart', 'bar', 'y', 'x'),
};

/** The bars have at least so many pixels; values that would take them are left to the axis. */
const leastBars = 60;

function height(chart: Chart): number {
  return Math.ceil((chart.bands.length + 0.25) * 28) + 48;
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const { labelWidth, margin } = leftLabels(chart.bands, width);
  const beside = valueMargin(chart.data.map((datum) => valueText(chart, datum, 'x')));
  const labelled =
    chart.data.length < mostLabels &&
    new Set(chart.data.map((d) => d.y)).size === chart.data.length &&
    width - margin - beside >= leastBars;
  const values = numbersOf(chart, 'x');
  const x = numberAxis(chart, 'x', values.every((value) => value === 0) ? [0, 1] : undefined);
  return {
    plot: {
      marginLeft: margin,
      marginRight: labelled ? beside : 16,
      marginTop: 8,
      marginBottom: 40,
      x,
      y: { ...bandAxis(chart, 'y', labelWidth), padding: 0.25 },
      marks: [
        plot.gridX(gridAt(x)),
        plot.barX(chart.data, {
          x: 'x',
          y: 'y',
          fill: { value: (datum) => colourOf(chart, datum), scale: null },
          fx: facet(chart, 'fx'),
          fy: facet(chart, 'fy'),
          render: trace.of(chart.data),
        }),
        plot.ruleX([0], { stroke: 'var(--soft)' }),
        labelled
          ? plot.text(chart.data, {
              x: (datum) => Math.max(0, datum.x),
              y: 'y',
              text: (datum) => valueText(chart, datum, 'x'),
              fill: 'var(--ink)',
              textAnchor: 'start',
              dx: 4,
            })
          : null,
      ],
    },
    legend: colours(chart, 'y'),
  };
}
