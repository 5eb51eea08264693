import * as Plot from '@observablehq/plot';
import { makeChart } from './chart.ts';
import { describeChart, emptyText } from './describe.ts';
import { withFacets } from './facets.ts';
import { kindOf } from './kinds.ts';
import { fontSize } from './labels.ts';
import { legendElement } from './legend.ts';
import { brushOf } from './brush.ts';
import { showChosen } from './chosen.ts';
import type { Palette } from './palette.ts';
import type { Pick } from './pick.ts';
import { pointsOf } from './points.ts';
import type { Point, Rendered } from './rendered.ts';
import { addTitles } from './titles.ts';
import { Trace } from './trace.ts';
import type { MarkTile, Rows } from './spec.ts';

export interface RenderOptions {
  /** The document that makes the elements; the page's own by default. */
  document?: Document;
  /** Width in pixels, 640 by default, 200 at least; the chart shrinks with a narrower page but never grows. */
  width?: number;
  /** Height in pixels; the tile's own, else the kind's, by default. */
  height?: number;
  /** Height in pixels that the chart has at least, such as that of its neighbour's. */
  leastHeight?: number;
  /** Which colours stand for which values; shared by the charts of a page. */
  palette?: Palette;
  /** Marks that match all of these are shown as chosen, the others dimmed. */
  marked?: readonly Pick[];
  /** Gives each mark a `<title>` of its own, for pages without script. */
  titles?: boolean;
}

/** A chart is drawn no narrower than this: its labels would leave no room for what they name. */
const leastWidth = 200;

const hidden =
  'position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';

/**
 * Draws a chart: a figure with the SVG, its legend and a description in words that only assistive technology
 * meets. Where there is nothing to draw the figure says so in a few words. Colours are the page's custom
 * properties, so a change of colour scheme needs no redraw. Loads Observable Plot; import it dynamically.
 */
export function renderMark(tile: MarkTile, rows: Rows, options: RenderOptions = {}): Rendered {
  const { document = globalThis.document } = options;
  const width = Math.max(leastWidth, options.width ?? 640);
  const kind = kindOf(tile.mark);
  const chart = makeChart(kind, tile, rows, options.palette);
  const figure = document.createElement('figure');
  figure.className = 'chart';
  figure.style.cssText = 'position:relative;margin:0';
  const empty = emptyText(tile, rows, chart);
  if (empty !== '') {
    const notice = document.createElement('p');
    notice.className = 'chart-empty';
    notice.style.cssText = 'margin:0;padding:24px 0;text-align:center;color:var(--soft)';
    notice.textContent = empty;
    figure.append(notice);
    return { figure, natural: 0, valueHeight: 0, points: [], brush: undefined };
  }
  const trace = new Trace();
  const { plot, legend, steps = false, valueHeight = 0 } = kind.draw(Plot, chart, width, trace);
  const natural = tile.height || kind.height(chart, width);
  const height = options.height ?? Math.max(natural, options.leastHeight ?? 0);
  const sentences = describeChart(kind, chart);
  const svg = Plot.plot({
    document,
    width,
    height,
    ariaLabel: tile.title,
    ariaDescription: sentences[0],
    style: {
      color: 'var(--ink)',
      fontFamily: 'system-ui, sans-serif',
      fontSize: `${fontSize}px`,
      fontVariantNumeric: 'tabular-nums',
      overflow: 'visible',
    },
    ...withFacets(Plot, chart, plot, width, height),
  });
  svg.setAttribute('role', 'img');
  svg.style.setProperty('--plot-background', 'var(--panel)');
  for (const axis of svg.querySelectorAll<SVGElement>('[aria-label*="axis"]'))
    axis.style.color = 'var(--soft)';
  keepPartsNameless(svg);
  const caption = document.createElement('figcaption');
  caption.style.cssText = hidden;
  caption.textContent = sentences.join(' ');
  if (legend.length > 0) {
    const channel = tile.labels.fill !== undefined ? 'fill' : 'stroke';
    figure.append(legendElement(document, tile.labels[channel] ?? '', legend, steps));
  }
  figure.append(svg, caption);
  if (options.titles) addTitles(svg, kind, chart, trace);
  if (options.marked && options.marked.length > 0)
    showChosen(svg as SVGElement, kind, chart, trace, options.marked);
  let points: Point[] | undefined;
  const frame = { top: plot.marginTop ?? 0, bottom: height - (plot.marginBottom ?? 0) };
  return {
    figure,
    natural,
    valueHeight,
    get points() {
      return (points ??= pointsOf(kind, chart, trace));
    },
    brush: brushOf(chart, svg.scale('x'), frame),
  };
}

/** Takes Plot's names off the picture's parts: groups may have none, and the picture has its own name. */
function keepPartsNameless(svg: Element): void {
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
}
