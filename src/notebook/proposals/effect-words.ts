import { countText, plural } from '../../core/plural.ts';
import type { Effect } from './measure-proposals.ts';

/** What a proposal would do now, in words that go on from those why. */
export function effectWords(effect: Effect): string {
  if (effect.kind === 'step') {
    const first = effect.firstRows === undefined ? '' : ` in the first ${plural(effect.firstRows, 'row')}`;
    return `it would change ${plural(effect.changes, 'value')}${first}`;
  }
  const { rows, fails, rejects } = effect;
  const others = fails - rejects;
  if (fails === 0) return 'no row fails it now';
  if (rejects === 0)
    return others === 1
      ? 'the row that fails it is rejected already'
      : `the ${countText(others)} rows that fail it are rejected already`;
  const rest =
    others === 0
      ? ''
      : `; ${countText(others)} more ${others === 1 ? 'fails it and is' : 'fail it and are'} rejected already`;
  return `it would reject ${countText(rejects)} of ${plural(rows, 'row')} now${rest}`;
}
