/** A time as runs write it: UTC, `YYYY-MM-DD HH:MM:SS.mmm`. */
export function momentOf(time: Date): string {
  return time.toISOString().replace('T', ' ').replace('Z', '');
}

/** The time of the next run: now, but always later than that of the run before. */
export function nextMoment(now: Date, last?: string): string {
  const before = last === undefined ? Number.NEGATIVE_INFINITY : Date.parse(`${last.replace(' ', 'T')}Z`);
  return momentOf(new Date(Math.max(now.getTime(), before + 1)));
}
