import type * as Plot from '@observablehq/plot';
import { extent, gridAt, numberAxis, rangeMargin, timeAxis } from '../axes.ts';
import { binQuery, binRows } from '../bin-query.ts';
import { binEnd, binLines, binPicks, binSentences, withoutBin } from '../bins.ts';
import { colourOf, formatOf } from '../chart.ts';
import type { Chart, Datum } from '../chart.ts';
import { facets, facetsHeight } from '../facets.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { colours } from '../legend.ts';
import { inSeries, totals } from '../stacks.ts';
import type { Trace } from '../trace.ts';

export const rectY: Kind = {
  name: 'rectY',
  doc: 'A histogram: how many rows have an x in each span of numbers or dates; with y, the sum of y there.',
  channels: {
    x: { type: 'any', required: true },
    y: { type: 'number', required: false },
    fill: { type: 'band', required: false },
  },
  options: {
    bins: {
      doc: 'About how many bars; their edges are round, so it may be some more or less.',
      least: 1,
      most: 200,
    },
  },
  value: 'y',
  stacks: true,
  query: binQuery,
  made: { y: { column: binRows, label: 'Rows' } },
  missing: withoutBin,
  height,
  draw,
  lines: binLines,
  picks: binPicks,
  describe: binSentences,
};

function height(chart: Chart): number {
  return chart.types.fy ? facetsHeight(chart, 110) + 74 : 280;
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const data = inSeries(chart);
  const ends = totals(chart, 'x').flatMap(({ sum, above }) => [above, sum - above]);
  const marginLeft = rangeMargin(ends, formatOf(chart, 'y'));
  const [least, most] = extent(ends);
  const y = numberAxis(chart, 'y', [Math.min(0, least), Math.max(0, most) || 1]);
  const x = horizontal(chart);
  return {
    plot: {
      marginLeft,
      marginRight: 20,
      marginTop: 28,
      marginBottom: 46,
      x,
      y,
      marks: [
        plot.gridY(gridAt(y)),
        plot.rectY(data, {
          x1: 'x',
          x2: binEnd,
          y: 'y',
          fill: { value: (datum: Datum) => colourOf(chart, datum), scale: null },
          inset: chart.data.length * 6 < width ? 0.5 : 0,
          ...facets(chart),
          render: trace.of(data),
        }),
        plot.ruleY([0], { stroke: 'var(--soft)' }),
      ],
    },
    legend: colours(chart),
  };
}

/** The axis of x from the first bin's beginning to the last one's end; a single bin has room at both sides. */
function horizontal(chart: Chart): Plot.ScaleOptions {
  const edges = chart.data.flatMap((datum) => [Number(datum.x), Number(binEnd(datum))]);
  const [least, most] = extent(edges);
  const single = chart.data.every((datum) => Number(datum.x) === least);
  const room = single ? most - least : 0;
  const domain: [number, number] = [least - room, most + room];
  if (chart.types.x === 'time')
    return { ...timeAxis(chart, 'x'), domain: domain.map((time) => new Date(time)) };
  const axis = numberAxis(chart, 'x', domain);
  return { ...axis, nice: false, tickSpacing: chart.facets.fx.length > 1 ? 40 : 80 };
}
