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
  'series-1': ['#0b6e6e', '#4fc1b8'],
  'series-2': ['#b5651d', '#f0a35e'],
  'series-3': ['#4059ad', '#8fa8f5'],
  'series-4': ['#a63a79', '#f08cc0'],
  'series-5': ['#5b7f1c', '#b3d35c'],
  'series-6': ['#2a2f3a', '#f3f0e6'],
  'series-7': ['#7a5cc4', '#b79bff'],
  'series-8': ['#c0392b', '#ff7f6e'],
  'series-other': ['#868c92', '#7d858d'],
};

/** The colours of a scheme as custom properties. */
export function properties(scheme: 'light' | 'dark'): string {
  const at = scheme === 'light' ? 0 : 1;
  return Object.entries(colours)
    .map(([name, pair]) => `--${name}: ${pair[at]};`)
    .join(' ');
}
