import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { otherColour, Palette, seriesColours } from './palette.ts';

const css = readFileSync(new URL('../app/page.css', import.meta.url), 'utf8');
const modes = ['light', 'dark'] as const;
type Rgb = [number, number, number];

/** A colour of the page in linear light. */
function colour(name: string, mode: (typeof modes)[number]): Rgb {
  const found = new RegExp(`--${name}: light-dark\\(#(\\w+), #(\\w+)\\)`).exec(css)!;
  const hex = found[mode === 'light' ? 1 : 2]!;
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  return [0, 2, 4].map((at) => {
    const part = parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [a, b]
    .map(([r, g, blue]) => 0.2126 * r + 0.7152 * g + 0.0722 * blue)
    .sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

/** What people see who lack one kind of cones, by Machado, Oliveira and Fernandes (2009). */
const visions: Record<string, Rgb[]> = {
  'full colour': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function dot(a: Rgb, b: Rgb): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** A colour in OKLab, where distances are about as large as they look. */
function perceived(rgb: Rgb, vision: Rgb[]): Rgb {
  const seen = vision.map((row) => Math.min(1, Math.max(0, dot(row, rgb)))) as Rgb;
  const rows = (matrix: Rgb[], of: Rgb) => matrix.map((row) => dot(row, of)) as Rgb;
  const cones = rows(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    seen,
  ).map(Math.cbrt) as Rgb;
  return rows(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

describe.each(modes)('the colours of series, %s', (mode) => {
  const names = [...Array.from({ length: seriesColours }, (_, n) => `series-${n + 1}`), 'series-other'];

  it.each(names)('--%s has a contrast of 3 to the panel', (name) => {
    expect(contrast(colour(name, mode), colour('panel', mode))).toBeGreaterThan(3);
  });

  it.each(Object.keys(visions))('can be told apart with %s', (vision) => {
    const seen = names.map((name) => perceived(colour(name, mode), visions[vision]!));
    const distances = seen.flatMap((a, at) =>
      seen.slice(at + 1).map((b) => Math.hypot(...a.map((part, axis) => part - b[axis]!))),
    );
    // Neighbouring swatches differ visibly from about 0.02 on.
    expect(Math.min(...distances)).toBeGreaterThan(0.07);
  });
});

describe('a palette', () => {
  it('gives colours in the order of a reader, whatever the order of the rows', () => {
    const palette = new Palette();
    palette.learn('region', ['WEST', 'EAST', 'NORTH', 'EAST']);
    expect(['EAST', 'NORTH', 'WEST'].map((region) => palette.colourOf('region', region))).toEqual([
      'var(--series-1)',
      'var(--series-2)',
      'var(--series-3)',
    ]);
  });

  it('keeps what it has given, for all columns of one name', () => {
    const palette = new Palette();
    palette.learn('region', ['NORTH']);
    palette.learn('REGION', ['EAST', 'NORTH']);
    palette.learn('category', ['NEURO']);
    expect(palette.colourOf('Region', 'NORTH')).toBe('var(--series-1)');
    expect(palette.colourOf('region', 'EAST')).toBe('var(--series-2)');
    expect(palette.colourOf('category', 'NEURO')).toBe('var(--series-1)');
  });

  it('has one colour for all that are too many', () => {
    const palette = new Palette();
    palette.learn(
      'n',
      Array.from({ length: 12 }, (_, n) => String(n)),
    );
    expect(palette.colourOf('n', '7')).toBe('var(--series-8)');
    expect(palette.colourOf('n', '8')).toBe(otherColour);
    expect(palette.colourOf('n', 'never seen')).toBe(otherColour);
  });
});
