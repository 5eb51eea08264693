import type * as Plot from '@observablehq/plot';
import type { Chart, Datum } from './chart.ts';
import { colourOf } from './chart.ts';
import { facets } from './facets.ts';
import type { PlotLibrary } from './kind.ts';
import { lineHeight, truncate } from './labels.ts';

/** The pixels between a line's end and its name, which a leader crosses. */
export const leader = 14;

/** The names of lines at their ends, moved apart where they would lie upon one another. `data` runs along x. */
export function lineEnds(
  plot: PlotLibrary,
  chart: Chart,
  data: readonly Datum[],
  nameWidth: number,
): Plot.Markish[] {
  const split = chart.seriesChannel!;
  const last = new Map<string, Datum>();
  for (const datum of data) last.set(JSON.stringify([datum[split], datum.fx, datum.fy]), datum);
  const ends = [...last.values()];
  const moved = { ...facets(chart), clip: false };
  return [
    plot.link(
      ends,
      plot.initializer(
        {
          ...moved,
          x1: 'x',
          x2: 'x',
          y1: 'y',
          y2: 'y',
          stroke: { value: (datum: Datum) => colourOf(chart, datum), scale: null },
        } as Plot.LinkOptions,
        (all, index, channels, scales, frame) => {
          const y = apart(index, pixels(channels['y2'], scales['y']), frame);
          const x = pixels(channels['x2'], scales['x']).map((px) => px + leader - 3);
          return { data: all, facets: index, channels: { x2: { value: x }, y2: { value: y } } };
        },
      ),
    ),
    plot.text(
      ends,
      plot.initializer(
        {
          ...moved,
          x: 'x',
          y: 'y',
          text: (datum: Datum) => truncate(String(datum[split]), nameWidth),
          fill: 'var(--ink)',
          textAnchor: 'start',
          dx: leader,
        } as Plot.TextOptions,
        (all, index, channels, scales, frame) => {
          const y = apart(index, pixels(channels['y'], scales['y']), frame);
          return { data: all, facets: index, channels: { y: { value: y } } };
        },
      ),
    ),
  ];
}

function pixels(channel: Plot.Channel | undefined, scale: unknown): number[] {
  const values = Array.from((channel?.value ?? []) as unknown as ArrayLike<unknown>);
  return values.map((value) => (scale as (value: unknown) => number)(value));
}

/** The places with those of each facet moved apart. */
function apart(index: number[][], places: number[], frame: Frame): number[] {
  const all = [...places];
  for (const own of index) {
    const spaced = spacedOut(
      own.map((place) => places[place]!),
      lineHeight,
      frame.marginTop,
      frame.height - frame.marginBottom,
    );
    own.forEach((place, at) => (all[place] = spaced[at]!));
  }
  return all;
}

interface Frame {
  marginTop: number;
  marginBottom: number;
  height: number;
}

/**
 * Places at least `gap` apart and, where there is room, between `least` and `most`, each as near as can be to where
 * it was; in the order in which they came.
 */
export function spacedOut(places: readonly number[], gap: number, least: number, most: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!);
  // With the gaps taken off, places must only not decrease: neighbours that do share their mean.
  const groups: { sum: number; count: number }[] = [];
  order.forEach((index, rank) => {
    groups.push({ sum: places[index]! - rank * gap, count: 1 });
    for (let end = groups.length - 1; end > 0; end--) {
      const [before, after] = [groups[end - 1]!, groups[end]!];
      if (before.sum / before.count <= after.sum / after.count) break;
      groups.splice(end - 1, 2, { sum: before.sum + after.sum, count: before.count + after.count });
    }
  });
  const room = Math.max(least, most - (places.length - 1) * gap);
  const spaced = groups.flatMap(({ sum, count }) =>
    Array.from({ length: count }, () => Math.min(room, Math.max(least, sum / count))),
  );
  const result = [...places];
  order.forEach((index, rank) => (result[index] = spaced[rank]! + rank * gap));
  return result;
}
