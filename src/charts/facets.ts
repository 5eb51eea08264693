import type * as Plot from '@observablehq/plot';
import type { Chart, Datum } from './chart.ts';
import type { PlotLibrary } from './kind.ts';
import { fontSize, truncate } from './labels.ts';

/** The pixels between small multiples: one below another need room for a name, side by side for the axes' numbers. */
const gaps = { band: 16, fx: 28, fy: 32 };

/** The line of a facet's name. */
const nameHeight = 18;

/** A mark's facet channel for Plot: undefined where the tile has none, so that the mark isn't faceted. */
export function facet(chart: Chart, channel: 'fx' | 'fy'): ((datum: Datum) => string) | undefined {
  return chart.types[channel] === undefined ? undefined : (datum) => String(datum[channel]);
}

/** Both facet channels of a mark, for Plot. */
export function facets(chart: Chart): { fx?: (datum: Datum) => string; fy?: (datum: Datum) => string } {
  const [fx, fy] = [facet(chart, 'fx'), facet(chart, 'fy')];
  return { ...(fx && { fx }), ...(fy && { fy }) };
}

/** The width of each of the charts that stand side by side within `width` pixels. */
export function facetWidth(chart: Chart, width: number): number {
  return share(chart.facets.fx.length, width, gapAcross(chart));
}

/** The height of as many charts as stand one below another, where each takes `height` pixels. */
export function facetsHeight(chart: Chart, height: number): number {
  const count = Math.max(1, chart.facets.fy.length);
  return count * height + (count - 1) * gaps.fy + (chart.types.fy ? nameHeight : 0);
}

function gapAcross(chart: Chart): number {
  return chart.types.x === 'band' ? gaps.band : gaps.fx;
}

function share(count: number, room: number, gap: number): number {
  return count < 2 ? room : Math.max(1, (room - (count - 1) * gap) / count);
}

/** The part of a step that is gap. */
function padding(count: number, room: number, gap: number): number {
  return Math.min(0.8, gap / (share(count, room, gap) + gap));
}

/**
 * Plot's options for a chart in small multiples: the facets in order, with their names above them. A kind that
 * lays out a facet channel by itself, as grouped bars do, keeps its own.
 */
export function withFacets(
  plot: PlotLibrary,
  chart: Chart,
  own: Plot.PlotOptions,
  width: number,
  height: number,
): Plot.PlotOptions {
  const fx = own.fx === undefined && chart.types.fx ? chart.facets.fx : [];
  const fy = own.fy === undefined && chart.types.fy ? chart.facets.fy : [];
  if (fx.length === 0 && fy.length === 0) return own;
  const names = (fx.length > 0 ? nameHeight : 0) + (fy.length > 0 ? nameHeight : 0);
  const marginTop = (own.marginTop ?? 0) + names;
  const room = {
    fx: width - (own.marginLeft ?? 0) - (own.marginRight ?? 0),
    fy: height - marginTop - (own.marginBottom ?? 0),
  };
  const gap = gapAcross(chart);
  // An axis on top stands between the charts and their names.
  const above = own.x?.axis === 'top' ? (own.marginTop ?? 0) : 6;
  const style = { fill: 'var(--ink)', fontWeight: 600, lineAnchor: 'bottom' as const };
  return {
    ...own,
    marginTop,
    ...(fx.length > 0 && {
      fx: { domain: fx, axis: null, paddingInner: padding(fx.length, room.fx, gap), round: false },
    }),
    ...(fy.length > 0 && {
      fy: { domain: fy, axis: null, paddingInner: padding(fy.length, room.fy, gaps.fy), round: false },
    }),
    marks: [
      ...(own.marks ?? []),
      fx.length > 0 &&
        plot.text(fx, {
          ...style,
          fx: (name: string) => name,
          text: (name: string) => truncate(name, share(fx.length, room.fx, gap) + gap - fontSize / 2),
          frameAnchor: 'top',
          facetAnchor: 'top',
          dy: -above - (fy.length > 0 ? nameHeight : 0),
        }),
      fy.length > 0 &&
        plot.text(fy, {
          ...style,
          fy: (name: string) => name,
          text: (name: string) => truncate(name, room.fx),
          frameAnchor: 'top-left',
          facetAnchor: 'left',
          dy: -above,
        }),
    ].filter((mark) => mark !== false),
  };
}
