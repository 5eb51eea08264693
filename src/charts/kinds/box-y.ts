import { bandAxis, bottomLabels, extent, gridAt, numberAxis, rangeMargin } from '../axes.ts';
import { boxQuery } from '../box-query.ts';
import { boxesOf, boxLines, boxSentences, withoutValue } from '../boxes.ts';
import type { Box } from '../boxes.ts';
import { colourOf, formatOf } from '../chart.ts';
import type { Chart, Datum } from '../chart.ts';
import { facets, facetsHeight, facetWidth } from '../facets.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { colours } from '../legend.ts';
import type { Trace } from '../trace.ts';

export const boxY: Kind = {
  name: 'boxY',
  doc:
    'Boxes with whiskers, one a category: for how values spread. A box holds the middle half of the values, the line ' +
    'in it is the median; whiskers reach as far as one and a half boxes; dots lie beyond.',
  channels: {
    x: { type: 'band', required: false },
    y: { type: 'number', required: true },
    fill: { type: 'band', required: false },
  },
  value: 'y',
  band: 'x',
  sort: 'x',
  query: boxQuery,
  missing: withoutValue,
  height,
  draw,
  lines: boxLines,
  describe: boxSentences,
};

/** The widest box in pixels: wider ones say no more. */
const mostWidth = 64;

function height(chart: Chart): number {
  return chart.types.fy ? facetsHeight(chart, 130) + 74 : 280;
}

function draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing {
  const boxes = boxesOf(chart);
  const values = boxes.flatMap(({ lower, upper, outliers }) => [lower, upper, ...outliers]);
  const numbers = rangeMargin(values, formatOf(chart, 'y'));
  const across = facetWidth(chart, width - numbers - 12);
  const bands = chart.types.x === undefined ? [''] : chart.bands;
  const bottom = bottomLabels(bands, across);
  const marginLeft = Math.max(numbers, bottom.side);
  const axis = bandAxis({ ...chart, bands }, 'x', bottom.labelWidth, bottom.lines);
  const y = numberAxis(chart, 'y', domain(values));
  const beside = places(chart);
  const step = (across + numbers - marginLeft) / Math.max(1, bands.length);
  const room = Math.min(mostWidth * beside.count, step * 0.75);
  const own = room / beside.count;
  /** The insets of the boxes with this place in their category, so that several stand side by side. */
  const insets = (at: number) => ({
    insetLeft: (step - room) / 2 + at * own + (beside.count > 1 ? 1 : 0),
    insetRight: (step - room) / 2 + (beside.count - 1 - at) * own + (beside.count > 1 ? 1 : 0),
  });
  const x = ({ datum }: Box) => (chart.types.x === undefined ? '' : String(datum.x));
  const { fx, fy } = facets(chart);
  const place = {
    x,
    ...(fx && { fx: ({ datum }: Box) => fx(datum) }),
    ...(fy && { fy: ({ datum }: Box) => fy(datum) }),
  };
  const groups = Array.from({ length: beside.count }, (_, at) => ({
    at,
    boxes: boxes.filter(({ datum }) => beside.of(datum) === at),
  }));
  const stroke = 'var(--ink)';
  return {
    plot: {
      marginLeft,
      marginRight: 12,
      marginTop: 28,
      marginBottom: bottom.margin + (axis.label ? 16 : 0),
      x: {
        ...axis,
        ...(chart.types.x === undefined
          ? { axis: null }
          : { ticks: bottom.ticks, tickRotate: bottom.rotate }),
        padding: 0,
        round: false,
      },
      y,
      marks: [
        plot.gridY(gridAt(y)),
        ...groups.flatMap(({ at, boxes: some }) => {
          const middle = (at + 0.5 - beside.count / 2) * own;
          const dots = some.flatMap((box) => box.outliers.map((value) => ({ ...box, value })));
          return [
            plot.ruleX(some, { ...place, y1: 'lower', y2: 'upper', stroke, dx: middle }),
            plot.barY(some, {
              ...place,
              ...insets(at),
              y1: 'first',
              y2: 'third',
              fill: { value: ({ datum }: Box) => colourOf(chart, datum), scale: null },
              stroke,
              render: trace.of(some.map(({ datum }) => datum)),
            }),
            plot.tickY(some, { ...place, ...insets(at), y: 'median', stroke, strokeWidth: 2 }),
            plot.dot(dots, { ...place, y: 'value', r: 2, fill: stroke, fillOpacity: 0.6, dx: middle }),
          ];
        }),
      ],
    },
    legend: colours(chart, 'x'),
  };
}

/** Which boxes of a category stand side by side: those of its series, where the category is not one itself. */
function places(chart: Chart): { count: number; of(datum: Datum): number } {
  const { seriesChannel: split, series, tile } = chart;
  const { channels } = tile;
  const named = (['x', 'fx', 'fy'] as const).some(
    (channel) => split && channels[channel] === channels[split],
  );
  if (!split || named || series.length < 2) return { count: 1, of: () => 0 };
  const order = new Map(series.map((name, place) => [name, place]));
  return { count: series.length, of: (datum) => order.get(String(datum[split])) ?? 0 };
}

/** The range of all that is drawn; never a single point. */
function domain(values: readonly number[]): [number, number] {
  const [least, most] = extent(values);
  const around = least === most ? Math.abs(least) * 0.1 || 1 : 0;
  return [least - around, most + around];
}
