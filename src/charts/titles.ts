import type { Chart } from './chart.ts';
import type { Kind } from './kind.ts';
import { linesOf } from './points.ts';
import { shape } from './shape.ts';
import type { Trace } from './trace.ts';

/** Up to so many places of lines get an element of their own to be pointed at. */
const mostPlaces = 1000;

/** Gives each mark a title, which browsers show by themselves; places of a line get a circle that isn't seen. */
export function addTitles(svg: Element, kind: Kind, chart: Chart, trace: Trace): void {
  const marks = trace.marks();
  const bare = marks.filter(({ element }) => element === undefined).length;
  for (const { element, datum, box } of marks) {
    if (!element && bare > mostPlaces) continue;
    const title = shape(svg, 'title');
    title.textContent = linesOf(kind, chart, datum).join('\n');
    const place =
      element ??
      shape(svg, 'circle', {
        cx: box.x + box.width / 2,
        cy: box.y + box.height / 2,
        r: box.width,
        fill: 'transparent',
      });
    place.append(title);
    if (!element) svg.append(place);
  }
}
