import type { ColumnProfile } from '../grid/profile.ts';
import { countText } from './words.ts';

/** What is known of a column's values in a few lines of text. */
export function profileLines(profile: ColumnProfile): string[] {
  const { rows, nulls, distinct, approximate, minimum, maximum } = profile;
  if (rows === 0) return ['No rows'];
  const share = `${((100 * nulls) / rows).toFixed(1)} % NULL`;
  const values = `${approximate ? 'about ' : ''}${countText(distinct)} different values`;
  const range = minimum === null || maximum === null ? [] : [`${minimum} … ${maximum}`];
  return [`${countText(rows)} rows · ${share}`, values, ...range];
}
