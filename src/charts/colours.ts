/** The page's colours that a heat map may lead to; custom properties, so dark mode needs no redraw. */
export const schemes = ['accent', 'bronze', 'silver', 'gold', 'bad', 'warn', 'ok'];

/**
 * The shares of the scheme's colour in a heat map's steps. Text on a step is --ink up to a half and --panel
 * above; the gap between them is where neither would have a contrast of 4.5 in both modes.
 */
const shares = [10, 23, 36, 49, 92];

/** True for a colour of the page such as `var(--bronze)`, where a channel else names a column. */
export function isColour(text: string): boolean {
  return /^var\(--[a-z-]+\)$/.test(text);
}

/** One step of a heat map: its colour, and the colour of text upon it. */
export interface Step {
  fill: string;
  text: string;
}

/** The steps of a heat map from least to most. */
export function heatSteps(scheme: string): Step[] {
  return shares.map((share) => ({
    fill: `color-mix(in srgb, var(--${scheme}) ${share}%, var(--panel))`,
    text: share <= 50 ? 'var(--ink)' : 'var(--panel)',
  }));
}

/** The place among `count` equal steps from least to most that a value falls into. */
export function stepOf(value: number, least: number, most: number, count: number): number {
  if (most <= least) return Math.floor(count / 2);
  return Math.min(count - 1, Math.floor(((value - least) / (most - least)) * count));
}
