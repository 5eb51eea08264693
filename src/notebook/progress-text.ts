import { countText, plural } from '../core/plural.ts';
import type { UnitState } from './unit.ts';

/** Before so many milliseconds a speed is no more than an accident. */
const warmUp = 1000;

/** How far a running job is, for people: `120,000 rows · 35 % · 40,000 rows/s · 12 s left`. `now` is `performance.now()`. */
export function progressText(
  { rows = 0, share, since }: NonNullable<UnitState['progress']>,
  now: number,
): string {
  const passed = since === undefined ? 0 : now - since;
  const left = share ? (passed * (1 - share)) / share : 0;
  return [
    ...(rows > 0 ? [plural(rows, 'row')] : []),
    ...(share === undefined ? [] : [`${Math.floor(100 * share)} %`]),
    ...(rows > 0 && passed > warmUp ? [`${countText(Math.round((1000 * rows) / passed))} rows/s`] : []),
    ...(left > warmUp && passed > 2 * warmUp ? [`${timeLeft(left / 1000)} left`] : []),
  ].join(' · ');
}

/** A time that is only guessed: no fractions of seconds. */
function timeLeft(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
