import { extent } from './axes.ts';
import type { Chart, Datum } from './chart.ts';
import { picksOf } from './points.ts';
import type { Kind } from './kind.ts';
import type { Pick } from './pick.ts';
import { isMarked } from './pick.ts';
import { shape } from './shape.ts';
import type { Drawn, Trace } from './trace.ts';

/** How much is left of a mark that isn't chosen. */
const dimmed = '0.25';

/** Up to so many places of a line get a ring each. */
const mostPoints = 40;

/** The pixels between a frame and what it is around. */
const frame = 8;

/**
 * Shows which marks are chosen: the others fade, and the chosen get an outline, so that colour alone never
 * tells. Nothing changes where the picks are about columns that the chart doesn't show.
 */
export function showChosen(
  svg: SVGElement,
  kind: Kind,
  chart: Chart,
  trace: Trace,
  marked: readonly Pick[],
): void {
  const isChosen = (datum: Datum) => isMarked(picksOf(kind, chart, datum), marked);
  const partly = new Set<Datum>();
  for (const { element, data } of trace.shared()) {
    const states = data.map(isChosen);
    const chosen = data.filter((_, place) => states[place] === true);
    if (chosen.length > 0 && chosen.length < data.length) chosen.forEach((datum) => partly.add(datum));
    if (chosen.length === data.length && data.length > 0) outline(element, '3');
    if (states.includes(false) && chosen.length === 0) element.setAttribute('opacity', dimmed);
  }
  const points: Drawn[] = [];
  for (const mark of trace.marks()) {
    const chosen = isChosen(mark.datum);
    const { element, datum } = mark;
    if (!element && chosen && partly.has(datum)) points.push(mark);
    if (element && chosen === false) element.setAttribute('opacity', dimmed);
    if (element && chosen === true) outline(element, '2');
  }
  // Words that were light upon a dark mark would vanish with it.
  for (const { element, datum } of trace.texts()) {
    if (isChosen(datum) === false) element.setAttribute('fill', 'var(--soft)');
  }
  if (points.length > mostPoints) svg.append(span(svg, points));
  else points.forEach((point) => svg.append(ring(svg, point)));
}

/** What is filled gets a line around it; what is a line by itself gets wider. */
function outline(element: SVGElement, width: string): void {
  if (element.hasAttribute('fill')) element.setAttribute('stroke', 'var(--ink)');
  element.setAttribute('stroke-width', width);
}

/** A ring around a place of a line. */
function ring(svg: SVGElement, { box }: Drawn): SVGElement {
  return shape(svg, 'circle', {
    cx: box.x + box.width / 2,
    cy: box.y + box.height / 2,
    r: 4.5,
    fill: 'var(--panel)',
    stroke: 'var(--ink)',
    'stroke-width': 2,
    'pointer-events': 'none',
  });
}

/** A frame around the places of a line that are too many for rings. */
function span(svg: SVGElement, points: readonly Drawn[]): SVGElement {
  const [left, right] = extent(points.map(({ box }) => box.x + box.width / 2));
  const [top, bottom] = extent(points.map(({ box }) => box.y + box.height / 2));
  return shape(svg, 'rect', {
    x: left - frame,
    y: top - frame,
    width: right - left + 2 * frame,
    height: bottom - top + 2 * frame,
    rx: 3,
    fill: 'none',
    stroke: 'var(--ink)',
    'stroke-dasharray': '4 3',
    'pointer-events': 'none',
  });
}
