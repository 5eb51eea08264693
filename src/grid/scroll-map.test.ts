import { describe, expect, it } from 'vitest';
import { maximumHeight, ScrollMap } from './scroll-map.ts';

const row = 28;
const view = 336;
const full = 10_000_000 * row;
const map = new ScrollMap(full, view);
const lastPosition = map.height - view;

describe('scrolling through ten million rows', () => {
  it('asks for a height that browsers can make', () => {
    expect(map.height).toBe(maximumHeight);
  });

  it('reaches the first and the last row', () => {
    expect(map.place(0)).toBe(0);
    expect(map.place(lastPosition)).toBe(full - view);
    expect(Math.floor((map.place(lastPosition) + view - 1) / row)).toBe(9_999_999);
  });

  it('never goes back', () => {
    let before = -1;
    for (let position = 0; position <= lastPosition; position += 997) {
      expect(map.place(position)).toBeGreaterThan(before);
      before = map.place(position);
    }
  });

  it('is exact near both ends', () => {
    for (const pixels of [1, 28, 1000, 100_000, 200_000]) {
      expect(map.place(pixels)).toBe(pixels);
      expect(map.place(lastPosition - pixels)).toBe(full - view - pixels);
    }
  });

  it('finds the position of every place again', () => {
    for (const place of [0, 1, 12_345, 200_001, full / 3, full / 2, full - 300_000, full - view])
      expect(map.place(map.position(place))).toBeCloseTo(place, 3);
  });

  it('goes by single pixels with a wheel, wherever it is', () => {
    const place = full / 2;
    const position = map.position(place);
    expect(map.follow(place, position, position + 100)).toBe(place + 100);
    expect(map.follow(place, position, position - 3)).toBe(place - 3);
    expect(map.follow(place, position, position + 50_000)).toBeCloseTo(map.place(position + 50_000), 3);
  });

  it('ends at the ends', () => {
    expect(map.follow(120, 120, 0)).toBe(0);
    expect(map.follow(full - view - 90, lastPosition - 90, lastPosition)).toBe(full - view);
  });
});

it('a table that fits is mapped as it is', () => {
  const small = new ScrollMap(5000 * row, view);
  expect(small.height).toBe(5000 * row);
  for (const position of [0, 7, 3000.5, 5000 * row - view]) {
    expect(small.place(position)).toBe(position);
    expect(small.position(position)).toBe(position);
  }
  expect(new ScrollMap(0, view).place(10)).toBe(0);
});
