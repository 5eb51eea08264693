import type { Chart } from './chart.ts';
import { picksOf } from './points.ts';
import type { Kind } from './kind.ts';
import type { Pick } from './pick.ts';
import { isMarked } from './pick.ts';
import type { Trace } from './trace.ts';

/** How much is left of a mark that isn't chosen. */
const dimmed = '0.25';

/**
 * Shows which marks are chosen: the others fade, and the chosen get an outline, so that colour alone never
 * tells. Nothing changes where the picks are about columns that the chart doesn't show.
 */
export function showChosen(kind: Kind, chart: Chart, trace: Trace, marked: readonly Pick[]): void {
  const isChosen = (datum: Chart['data'][number]) => isMarked(picksOf(kind, chart, datum), marked);
  for (const { element, datum } of trace.marks()) {
    if (!element) continue;
    const chosen = isChosen(datum);
    if (chosen === false) element.setAttribute('opacity', dimmed);
    if (chosen !== true) continue;
    element.setAttribute('stroke', 'var(--ink)');
    element.setAttribute('stroke-width', '2');
  }
  for (const { element, data } of trace.shared()) {
    const known = data.map(isChosen).filter((chosen) => chosen !== undefined);
    if (known.length > 0 && !known.includes(true)) element.setAttribute('opacity', dimmed);
  }
}
