import { bandAxis, bottomLabels, leftLabels, numbersOf } from '../axes.ts';
import { valueText } from '../chart.ts';
import type { Chart, Datum } from '../chart.ts';
import { heatSteps, stepOf } from '../colours.ts';
import type { Step } from '../colours.ts';
import { facet } from '../facets.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { widest } from '../labels.ts';
import { heat } from '../legend.ts';
import { bandOrder } from '../order.ts';
import { cellSentences } from '../sentences.ts';
import type { Trace } from '../trace.ts';

export const cell: Kind = {
  name: 'cell',
  doc: 'A heat map: two kinds of categories, the value as depth of colour. Put the longer list on y.',
  channels: {
    x: { type: 'band', required: true },
    y: { type: 'band', required: true },
    fill: { type: 'number', required: true },
  },
  value: 'fill',
  band: 'y',
  sort: 'y',
  height,
  draw,
  describe: cellSentences,
};

function height(chart: Chart, width: number): number {
  return Math.ceil((chart.bands.length + 0.1) * 22) + layout(chart, width).marginTop + 12;
}

/** Where the labels go: rows at the left, columns on top. */
function layout(chart: Chart, width: number) {
  const columns = bandOrder(chart.data, 'x', chart.tile.sort === 'none' ? 'none' : 'x', cell);
  const { labelWidth, margin } = leftLabels(chart.bands, width);
  const top = bottomLabels(columns, width - margin - 12);
  return {
    columns,
    top,
    labelWidth,
    marginTop: top.margin,
    marginLeft: margin,
    marginRight: Math.max(12, Math.min(top.side, width * 0.2)),
  };
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const { columns, top, labelWidth, marginTop, marginLeft, marginRight } = layout(chart, width);
  const values = numbersOf(chart, 'fill');
  const least = Math.min(...values);
  const most = Math.max(...values);
  const steps = heatSteps(chart.tile.scheme);
  const step = (datum: Datum): Step => steps[stepOf(datum.fill as number, least, most, steps.length)]!;
  const texts = chart.data.map((datum) => valueText(chart, datum, 'fill'));
  const labelled = widest(texts) + 4 <= (width - marginLeft - marginRight) / Math.max(1, columns.length);
  return {
    plot: {
      marginLeft,
      marginRight,
      marginTop,
      marginBottom: 12,
      x: {
        ...bandAxis({ ...chart, bands: columns }, 'x', top.labelWidth),
        axis: 'top',
        ticks: top.ticks,
        tickRotate: top.rotate,
        padding: 0.04,
      },
      y: { ...bandAxis(chart, 'y', labelWidth), padding: 0.08 },
      marks: [
        // Pairs without a value keep their place in the grid, so that a gap is seen as one.
        plot.cell(
          chart.bands.flatMap((y) => columns.map((x) => ({ x, y }))),
          { x: 'x', y: 'y', fill: 'var(--tint)', rx: 2 },
        ),
        plot.cell(chart.data, {
          x: 'x',
          y: 'y',
          fill: { value: (datum) => step(datum).fill, scale: null },
          rx: 2,
          fx: facet(chart, 'fx'),
          fy: facet(chart, 'fy'),
          render: trace.of(chart.data),
        }),
        labelled
          ? plot.text(chart.data, {
              x: 'x',
              y: 'y',
              text: (datum) => valueText(chart, datum, 'fill'),
              fill: { value: (datum) => step(datum).text, scale: null },
            })
          : null,
      ],
    },
    legend: heat(chart, least, most),
    steps: true,
  };
}
