import type * as Plot from '@observablehq/plot';
import { bandAxis, bottomLabels, leftLabels, numberAxis, numberMargin, numbersOf, spread } from '../axes.ts';
import { colourOf, tipText } from '../chart.ts';
import type { Chart } from '../chart.ts';
import type { Drawing, Kind, PlotLibrary } from '../kind.ts';
import { colours } from '../legend.ts';
import { dotSentences } from '../sentences.ts';

const day = 86_400_000;

export const dot: Kind = {
  name: 'dot',
  doc: 'Dots on two axes of numbers, dates or categories: for how two columns relate, or when things happened.',
  channels: {
    x: { type: 'any', required: true },
    y: { type: 'any', required: true },
    fill: { type: 'band', required: false },
    stroke: { type: 'band', required: false },
  },
  value: 'x',
  band: 'y',
  sort: '-x',
  height,
  draw,
  describe: dotSentences,
};

function height(chart: Chart): number {
  return chart.types.y === 'band' ? chart.bands.length * 26 + 60 : 280;
}

function draw(plot: PlotLibrary, chart: Chart, width: number): Drawing {
  const banded = chart.types.y === 'band';
  const { labelWidth, margin } = leftLabels(chart.bands, width);
  const marginLeft = banded ? margin : chart.types.y === 'time' ? 64 : numberMargin(chart, 'y');
  const bands = [...new Set(chart.data.map((datum) => String(datum.x)))];
  const bottom = bottomLabels(bands, width - marginLeft - 24);
  const onBands = chart.types.x === 'band';
  const x = onBands
    ? {
        ...bandAxis({ ...chart, bands }, 'x', bottom.labelWidth),
        ticks: bottom.ticks,
        tickRotate: bottom.rotate,
      }
    : continuous(chart, 'x');
  const colour = { value: (datum: Chart['data'][number]) => colourOf(chart, datum), scale: null };
  return {
    plot: {
      marginLeft,
      marginRight: 24,
      marginTop: banded ? 10 : 28,
      marginBottom: onBands ? bottom.margin : 46,
      x: onBands ? { ...x, type: 'point' } : x,
      y: banded ? { ...bandAxis(chart, 'y', labelWidth), type: 'point' } : continuous(chart, 'y'),
      marks: [
        plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
        banded || onBands ? null : plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1 }),
        plot.dot(chart.data, {
          x: 'x',
          y: 'y',
          fill: colour,
          stroke: 'var(--panel)',
          r: 5,
          title: (datum) => tipText(chart, datum),
          tip: true,
        }),
      ],
    },
    legend: colours(chart, 'y'),
  };
}

/** An axis of numbers or of dates. */
function continuous(chart: Chart, channel: 'x' | 'y'): Plot.ScaleOptions {
  if (chart.types[channel] !== 'time') {
    const values = numbersOf(chart, channel);
    return numberAxis(chart, channel, spread(values, Math.abs(values[0] ?? 0) * 0.1 || 1));
  }
  const times = chart.data.map((datum) => Number(datum[channel]));
  const domain = spread(times, day)?.map((time) => new Date(time));
  const label = chart.tile.labels[channel] ?? null;
  return { type: 'utc', label, labelArrow: 'none', nice: true, ...(domain && { domain }) };
}
