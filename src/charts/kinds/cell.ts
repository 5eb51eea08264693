import { bandAxis, bottomLabels, extent, leftLabels, numbersOf, rowHeight } from '../axes.ts';
import type { Chart, Datum } from '../chart.ts';
import { heatSteps, stepOf } from '../colours.ts';
import type { Step } from '../colours.ts';
import { directText } from '../direct-text.ts';
import { facets, facetsHeight, facetWidth } from '../facets.ts';
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

/** Up to so many cells have their values written in them; more are read by their colours. */
const mostTexts = 600;

function height(chart: Chart, width: number): number {
  const { marginTop, marginBottom, step } = layout(chart, width);
  return facetsHeight(chart, Math.ceil((chart.bands.length + 0.1) * step)) + marginTop + marginBottom;
}

/** Where the labels go: rows at the left, columns on top, or at the bottom where charts stand below another. */
function layout(chart: Chart, width: number) {
  const columns = bandOrder(chart.data, 'x', chart.tile.sort === 'none' ? 'none' : 'x', cell);
  const side = leftLabels(chart.bands, width);
  const { labelWidth, margin, lines } = side;
  const inner = facetWidth(chart, width - margin - 12);
  const top = bottomLabels(columns, inner);
  const onTop = chart.types.fy === undefined;
  return {
    columns,
    top,
    labelWidth,
    lines,
    inner,
    axis: onTop ? ('top' as const) : ('bottom' as const),
    step: rowHeight(side, 22),
    marginTop: onTop ? top.margin : 4,
    marginBottom: onTop ? 12 : top.margin,
    marginLeft: margin,
    marginRight: Math.max(12, Math.min(top.side, width * 0.2)),
  };
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const { columns, top, labelWidth, lines, inner, axis, ...rest } = layout(chart, width);
  const { marginTop, marginBottom, marginLeft, marginRight } = rest;
  const [least, most] = extent(numbersOf(chart, 'fill'));
  const steps = heatSteps(chart.tile.scheme);
  const step = (datum: Datum): Step => steps[stepOf(datum.fill as number, least, most, steps.length)]!;
  const print = directText(chart, 'fill');
  const text = (datum: Datum): string => print(datum.fill as number);
  const labelled =
    chart.data.length <= mostTexts && widest(chart.data.map(text)) + 4 <= inner / Math.max(1, columns.length);
  return {
    plot: {
      marginLeft,
      marginRight,
      marginTop,
      marginBottom,
      x: {
        ...bandAxis({ ...chart, bands: columns }, 'x', top.labelWidth, top.lines),
        axis,
        ticks: top.ticks,
        tickRotate: top.rotate,
        padding: 0.04,
      },
      y: { ...bandAxis(chart, 'y', labelWidth, lines), padding: 0.08 },
      marks: [
        // Pairs without a value keep their place in the grid, so that a gap is seen as one.
        plot.cell(
          chart.bands.flatMap((y) => columns.map((x) => ({ x, y }))),
          { x: 'x', y: 'y', fill: 'var(--tint)', rx: 2 },
        ),
        plot.cell(chart.data, {
          x: 'x',
          y: 'y',
          ...facets(chart),
          fill: { value: (datum) => step(datum).fill, scale: null },
          rx: 2,
          render: trace.of(chart.data),
        }),
        labelled
          ? plot.text(chart.data, {
              x: 'x',
              y: 'y',
              ...facets(chart),
              text,
              fill: { value: (datum) => step(datum).text, scale: null },
              render: trace.words(chart.data),
            })
          : null,
      ],
    },
    legend: heat(chart, least, most),
    steps: true,
  };
}
