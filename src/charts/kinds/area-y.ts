import { alongX, sortedAlongX } from '../along-x.ts';
import { gridAt, numberAxis, rangeMargin } from '../axes.ts';
import { colourOf, formatOf } from '../chart.ts';
import type { Chart, Datum } from '../chart.ts';
import { facets, facetsHeight, facetWidth } from '../facets.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { colours } from '../legend.ts';
import { sampledLines, sampleStacks } from '../sample-lines.ts';
import { areaSentences } from '../sentences.ts';
import { inSeries, totals } from '../stacks.ts';
import type { Trace } from '../trace.ts';

export const areaY: Kind = {
  name: 'areaY',
  doc: 'Areas over time, stacked by fill: for a total and the parts that make it. Values run along y from zero.',
  channels: {
    x: { type: 'any', required: true },
    y: { type: 'number', required: true },
    fill: { type: 'band', required: false },
  },
  value: 'y',
  walk: 'series',
  query: sampleStacks,
  note: sampledLines,
  height,
  draw,
  describe: areaSentences,
};

/** Up to so many places are filled up with zeros where a series has no value. */
const mostFilled = 20_000;

function height(chart: Chart): number {
  return chart.types.fy ? facetsHeight(chart, 110) + 74 : 280;
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const split = chart.seriesChannel;
  const stacked = chart.series.length > 1;
  const own = new Set(chart.data);
  const data = stacked ? sortedAlongX(chart, filledUp(chart)) : sortedAlongX(chart);
  const ends = totals(chart, 'x').flatMap(({ sum, above }) => [above, sum - above]);
  const numbers = rangeMargin(ends, formatOf(chart, 'y'));
  const { x, marginBottom, side } = alongX(chart, facetWidth(chart, width - numbers - 20));
  const colour = { value: (datum: Datum) => colourOf(chart, datum), scale: null };
  const y = numberAxis(chart, 'y', ends.every((value) => value === 0) ? [0, 1] : undefined, ends);
  const place = { x: 'x', y: 'y', z: split ?? null, ...facets(chart) };
  const drawn = trace.of(data.map((datum) => (own.has(datum) ? datum : undefined)));
  const single = new Set(data.map((datum) => Number(datum.x) || datum.x)).size === 1;
  return {
    plot: {
      marginLeft: Math.max(numbers, side),
      marginRight: 20,
      marginTop: 28,
      marginBottom,
      x,
      y,
      marks: [
        plot.gridY(gridAt(y)),
        plot.areaY(data, {
          ...place,
          fill: colour,
          fillOpacity: stacked ? 1 : 0.25,
          // A peak of less than a pixel would vanish below a line of another colour.
          stroke: !stacked ? 'none' : data.length > width * chart.series.length ? colour : 'var(--panel)',
          strokeWidth: 0.75,
          ...(stacked && { render: drawn }),
        }),
        stacked ? null : plot.lineY(data, { ...place, stroke: colour, strokeWidth: 1.75, render: drawn }),
        // An area over a single place has no width.
        single ? plot.dot(data, plot.stackY2({ ...place, fill: colour, r: 3 })) : null,
        plot.ruleY([0], { stroke: 'var(--soft)' }),
      ],
    },
    legend: colours(chart),
  };
}

/** The data with a zero wherever a series has no value, so that what lies upon it keeps its height. */
function filledUp(chart: Chart): Datum[] {
  const split = chart.seriesChannel!;
  const data = inSeries(chart);
  const key = (datum: Datum, name: string) =>
    JSON.stringify([Number(datum.x) || datum.x, datum.fx, datum.fy, name]);
  const places = new Map(data.map((datum) => [key(datum, ''), datum]));
  if (places.size * chart.series.length > mostFilled) return data;
  const known = new Set(data.map((datum) => key(datum, String(datum[split]))));
  const zeros = [...places.values()].flatMap((datum) =>
    chart.series
      .filter((name) => !known.has(key(datum, name)))
      .map((name): Datum => ({ ...datum, [split]: name, y: 0, row: {} })),
  );
  const all = [...data, ...zeros];
  return inSeries({ ...chart, data: all });
}
