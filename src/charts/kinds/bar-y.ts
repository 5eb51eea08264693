import { bandAxis, bottomLabels, gridAt, mostLabels, numberAxis, rangeMargin } from '../axes.ts';
import { colourOf, formatOf } from '../chart.ts';
import type { Chart } from '../chart.ts';
import { directText } from '../direct-text.ts';
import { facets, facetsHeight, facetWidth } from '../facets.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { lineHeight, widest } from '../labels.ts';
import { colours } from '../legend.ts';
import { bandSentences } from '../sentences.ts';
import { inSeries, isGrouped, totals } from '../stacks.ts';
import type { Total } from '../stacks.ts';
import type { Trace } from '../trace.ts';

export const barY: Kind = {
  name: 'barY',
  doc:
    'Upright bars, one a category: for few categories with short names. Values run along y. ' +
    'fill stacks its parts; fx with the category and x with the parts puts them side by side.',
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

function height(chart: Chart): number {
  return chart.types.fy ? facetsHeight(chart, 130) + 80 : 280;
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const grouped = isGrouped(chart, 'fx', 'x');
  const data = inSeries(chart);
  const sums = totals(chart, 'x');
  const print = directText(chart, 'y');
  const ends = sums.flatMap(({ sum, above }) => [above, sum - above]);
  const numbers = rangeMargin(ends, formatOf(chart, 'y'));
  const inner = width - numbers - 12;
  const across = grouped ? inner : facetWidth(chart, inner);
  const categories = grouped ? chart.facets.fx : chart.bands;
  const bottom = bottomLabels(categories, across);
  const marginLeft = Math.max(numbers, bottom.side);
  const places = Math.max(1, grouped ? chart.facets.fx.length * chart.bands.length : chart.bands.length);
  const step = ((grouped ? 0.8 : 1) * (across + numbers - marginLeft)) / places;
  const labelled = sums.length < mostLabels && widest(sums.map((total) => print(total.sum))) <= step;
  const axis = bandAxis({ ...chart, bands: categories }, 'x', bottom.labelWidth, bottom.lines);
  const turned = { ...axis, ticks: bottom.ticks, tickRotate: bottom.rotate };
  const numbersAlong = numberAxis(chart, 'y', ends.every((value) => value === 0) ? [0, 1] : undefined, ends);
  // The names of small multiples stand where the value of a high bar would.
  const isFaceted = !grouped && (chart.types.fx ?? chart.types.fy) !== undefined;
  const y = labelled && isFaceted ? { ...numbersAlong, insetTop: lineHeight } : numbersAlong;
  return {
    plot: {
      marginLeft,
      marginRight: 12,
      marginTop: 34,
      marginBottom: bottom.margin + (axis.label ? 16 : 0),
      ...(grouped
        ? {
            fx: { ...turned, type: undefined, axis: 'bottom', paddingInner: 0.2, paddingOuter: 0.1 },
            x: { type: 'band', domain: chart.bands, axis: null, padding: 0.05 },
          }
        : { x: { ...turned, padding: categories.length < 4 ? 0.5 : 0.25 } }),
      y,
      marks: [
        plot.gridY(gridAt(y)),
        plot.barY(data, {
          x: 'x',
          y: 'y',
          ...facets(chart),
          fill: { value: (datum) => colourOf(chart, datum), scale: null },
          insetTop: sums.length < data.length ? 1 : 0,
          render: trace.of(data),
        }),
        plot.ruleY([0], { stroke: 'var(--soft)' }),
        labelled
          ? plot.text(sums, {
              x: (total: Total) => total.datum.x,
              y: 'above',
              ...(chart.types.fx && { fx: (total: Total) => total.datum.fx }),
              ...(chart.types.fy && { fy: (total: Total) => total.datum.fy }),
              text: (total: Total) => print(total.sum),
              fill: 'var(--ink)',
              lineAnchor: 'bottom',
              dy: -4,
            })
          : null,
      ],
    },
    legend: colours(chart, grouped ? undefined : 'x'),
    valueHeight: labelled ? lineHeight + 4 : 0,
  };
}
