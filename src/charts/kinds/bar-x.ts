import { bandAxis, gridAt, leftLabels, mostLabels, numberAxis, rowHeight, valueMargin } from '../axes.ts';
import { colourOf } from '../chart.ts';
import type { Chart } from '../chart.ts';
import { directText } from '../direct-text.ts';
import { facets, facetsHeight, facetWidth } from '../facets.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { colours } from '../legend.ts';
import { bandSentences } from '../sentences.ts';
import { inSeries, isGrouped, totals } from '../stacks.ts';
import type { Total } from '../stacks.ts';
import type { Trace } from '../trace.ts';

export const barX: Kind = {
  name: 'barX',
  doc:
    'Horizontal bars, one a category: for rankings and for long names. Values run along x. ' +
    'fill stacks its parts; fy with the category and y with the parts puts them side by side.',
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

function height(chart: Chart, width: number): number {
  const { bands } = chart;
  if (isGrouped(chart, 'fy', 'y')) {
    const group = Math.max(rowHeight(labels(chart, width), 0), bands.length * 18) * 1.2;
    return Math.ceil((chart.facets.fy.length + 0.1) * group) + 48;
  }
  const step = rowHeight(labels(chart, width), 28);
  return facetsHeight(chart, Math.ceil((bands.length + 0.25) * step)) + 48;
}

function labels(chart: Chart, width: number) {
  return leftLabels(isGrouped(chart, 'fy', 'y') ? chart.facets.fy : chart.bands, width);
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const grouped = isGrouped(chart, 'fy', 'y');
  const { labelWidth, margin, lines } = labels(chart, width);
  const data = inSeries(chart);
  const sums = totals(chart, 'y');
  const print = directText(chart, 'x');
  const few = sums.length < mostLabels;
  const beside = few ? valueMargin(sums.map((total) => print(total.sum))) : 16;
  const inner = width - margin - beside;
  // Side by side, each chart would need that room of its own.
  const labelled = few && inner >= leastBars && facetWidth(chart, inner) === inner;
  const ends = sums.flatMap(({ sum, above }) => [above, sum - above]);
  const x = numberAxis(chart, 'x', ends.every((value) => value === 0) ? [0, 1] : undefined, ends);
  const axis = bandAxis({ ...chart, bands: grouped ? chart.facets.fy : chart.bands }, 'y', labelWidth, lines);
  return {
    plot: {
      marginLeft: margin,
      marginRight: labelled ? beside : 16,
      marginTop: 8,
      marginBottom: 40,
      x,
      ...(grouped
        ? {
            fy: { ...axis, type: undefined, axis: 'left', paddingInner: 0.18, paddingOuter: 0.09 },
            y: { type: 'band', domain: chart.bands, axis: null, padding: 0.05 },
          }
        : { y: { ...axis, padding: 0.25 } }),
      marks: [
        plot.gridX(gridAt(x)),
        plot.barX(data, {
          x: 'x',
          y: 'y',
          ...facets(chart),
          fill: { value: (datum) => colourOf(chart, datum), scale: null },
          insetRight: sums.length < data.length ? 1 : 0,
          render: trace.of(data),
        }),
        plot.ruleX([0], { stroke: 'var(--soft)' }),
        labelled
          ? plot.text(sums, {
              x: 'above',
              y: (total: Total) => total.datum.y,
              ...(chart.types.fx && { fx: (total: Total) => total.datum.fx }),
              ...(chart.types.fy && { fy: (total: Total) => total.datum.fy }),
              text: (total: Total) => print(total.sum),
              fill: 'var(--ink)',
              textAnchor: 'start',
              dx: 4,
            })
          : null,
      ],
    },
    legend: colours(chart, grouped ? undefined : 'y'),
  };
}
