import type { Pick } from '../charts/charts.ts';
import { filterChip, valueText } from '../dashboard/filter-chip.ts';
import type { Filter } from '../dashboard/filter.ts';

/** What a mark stands for, in a few words: `NORTH`; '' where that is nothing. */
export function pickWords(picks: readonly Pick[]): string {
  const words = picks.map((pick) =>
    'values' in pick ? pick.values.map(valueText).join(', ') : filterChip(pick),
  );
  return words.join(', ');
}

/** What the rows behind a mark are called: `Rows behind NORTH`; those of the whole tile where nothing was picked. */
export function drillTitle(picks: readonly Pick[], tile: string): string {
  return `Rows behind ${pickWords(picks) || tile}`;
}

/** What the rows are of, and which filters have left them over: `Delay by region · Category: ONCOLOGY`. */
export function drillNote(picks: readonly Pick[], tile: string, filters: readonly Filter[]): string {
  return [...(picks.length > 0 ? [tile] : []), ...filters.map(filterChip)].join(' · ');
}
