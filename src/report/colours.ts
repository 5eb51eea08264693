/**
 * The page's colours, light and dark, under the names that charts use. A report is read without the page, and where
 * `light-dark()` may be unknown. colours.test.ts keeps them the same as those of the page.
 */
export const colours: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  bg: ['#fbfbfa', '#15171a'],
  panel: ['#fff', '#1c1f23'],
  line: ['#e4e4e0', '#2d3238'],
  edge: ['#8b9197', '#6d757d'],
  ink: ['#1d2125', '#e8eaed'],
  prose: ['#333a40', '#c6ccd2'],
  soft: ['#5c646c', '#a2abb4'],
  accent: ['#0b6e6e', '#4fc1b8'],
  'accent-ink': ['#fff', '#08211f'],
  bronze: ['#9a5b2e', '#d19a6f'],
  silver: ['#5f6b78', '#aab6c2'],
  gold: ['#8a6a00', '#dcb84a'],
  bi: ['#0b6e6e', '#4fc1b8'],
  bad: ['#b3261e', '#f2867e'],
  warn: ['#8a5a00', '#e0b35c'],
  ok: ['#2c6e35', '#84c98c'],
  tint: ['#f3f4f1', '#22262b'],
  hit: ['#fdecea', '#3a2422'],
  'series-1': ['#008175', '#30e2d8'],
  'series-2': ['#e46d0f', '#edac81'],
  'series-3': ['#3244b6', '#6b7cfe'],
  'series-4': ['#802176', '#e471ba'],
  'series-5': ['#49a25b', '#7dc100'],
  'series-6': ['#8357d8', '#c998f6'],
  'series-7': ['#9c0f2d', '#eb5c53'],
  'series-8': ['#86660e', '#dad53d'],
  'series-other': ['#8a9096', '#79818a'],
};

/** The colours of a scheme as custom properties. */
export function properties(scheme: 'light' | 'dark'): string {
  const at = scheme === 'light' ? 0 : 1;
  return Object.entries(colours)
    .map(([name, pair]) => `--${name}: ${pair[at]};`)
    .join(' ');
}
