import { columnWords, formatValue } from '../charts/format.ts';
import type { Filter } from './filter.ts';

/** A filter in words: `Region: NORTH` · `Sale date: Jan 6 – Mar 3, 2025`. */
export function filterChip(filter: Filter): string {
  const name = columnWords(filter.column);
  if ('values' in filter) return `${name}: ${filter.values.map((value) => formatValue(value)).join(', ')}`;
  return `${name}: ${formatValue(filter.from)} – ${formatValue(filter.to)}`;
}
