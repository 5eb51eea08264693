import { alongX, sortedAlongX, withGaps } from '../along-x.ts';
import { gridAt, numberAxis, numberMargin, numbersOf, spread } from '../axes.ts';
import { colourOf } from '../chart.ts';
import type { Chart, Datum } from '../chart.ts';
import { facets, facetsHeight, facetWidth } from '../facets.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { widest } from '../labels.ts';
import { colours } from '../legend.ts';
import { leader, lineEnds } from '../line-ends.ts';
import { sampledLines, sampleLines } from '../sample-lines.ts';
import { lineSentences } from '../sentences.ts';
import type { Trace } from '../trace.ts';

/** Up to so many points each gets a dot, so that single readings can be told from the line between them. */
const mostDots = 60;

/** Up to so many lines have their names at their ends; more would take the chart's height. */
const mostNames = 8;

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
  query: sampleLines,
  note: sampledLines,
  height,
  draw,
  describe: lineSentences,
};

function height(chart: Chart): number {
  return chart.types.fy ? facetsHeight(chart, 110) + 74 : 280;
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const { seriesChannel: split, series } = chart;
  const data = sortedAlongX(chart);
  const broken = withGaps(chart);
  const values = numbersOf(chart, 'y');
  // Lines are named at their ends, so that colour alone never tells them apart.
  const { channels } = chart.tile;
  const apart = split !== undefined && series.length > 1 && channels.fy !== channels[split];
  const named = apart && series.length <= mostNames && !chart.types.fx;
  const nameWidth = Math.min(widest(series) + 2, width * 0.3);
  const marginRight = named ? Math.ceil(nameWidth) + leader + 2 : 20;
  const numbers = numberMargin(chart, 'y');
  const { x, marginBottom, side } = alongX(chart, facetWidth(chart, width - numbers - marginRight));
  const stroke = { value: (datum: Datum) => colourOf(chart, datum), scale: null };
  const y = numberAxis(chart, 'y', spread(values, Math.abs(values[0] ?? 0) * 0.1 || 1));
  const dotted = data.length <= mostDots;
  const place = { x: 'x', y: 'y', ...facets(chart) };
  return {
    plot: {
      marginLeft: Math.max(numbers, side),
      marginRight,
      marginTop: 28,
      marginBottom,
      x,
      y,
      marks: [
        plot.gridY(gridAt(y)),
        plot.lineY(broken, {
          ...place,
          z: split ?? null,
          stroke,
          strokeWidth: 1.75,
          render: dotted ? trace.through(broken) : trace.of(broken),
        }),
        dotted
          ? plot.dot(data, { ...place, fill: stroke, r: data.length === 1 ? 4 : 2.5, render: trace.of(data) })
          : null,
        ...(named ? lineEnds(plot, chart, data, nameWidth) : []),
      ],
    },
    legend: named && nameWidth >= widest(series) ? [] : colours(chart),
  };
}
