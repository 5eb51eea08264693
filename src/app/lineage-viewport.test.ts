import { describe, expect, it } from 'vitest';
import { LineageViewport } from './lineage-viewport.ts';

const screen = { width: 800, height: 600 };

describe('the part of the graph that is seen', () => {
  it('zooms around the pointer: what is under it stays there', () => {
    const viewport = new LineageViewport();
    viewport.pan(30, -20);
    const under = (x: number) => (x - viewport.x) / viewport.scale;
    const before = under(200);
    viewport.zoom(1.5, { x: 200, y: 100 });
    expect(viewport.scale).toBeCloseTo(1.5);
    expect(under(200)).toBeCloseTo(before);
  });

  it('zooms no further than names can be read or lost', () => {
    const viewport = new LineageViewport();
    viewport.zoom(1000, { x: 0, y: 0 });
    expect(viewport.scale).toBe(2.5);
    viewport.zoom(0.00001, { x: 0, y: 0 });
    expect(viewport.scale).toBe(0.1);
  });

  it('shows a large graph as a whole, a small one in its own size, both in the middle', () => {
    const viewport = new LineageViewport();
    viewport.fit({ width: 1600, height: 600 }, screen);
    expect(viewport).toMatchObject({ scale: 0.5, x: 0, y: 150 });
    viewport.fit({ width: 200, height: 100 }, screen);
    expect(viewport).toMatchObject({ scale: 1, x: 300, y: 250 });
  });

  it('moves only as far as a box needs to be seen', () => {
    const viewport = new LineageViewport();
    viewport.reveal({ x: 100, y: 100, width: 200, height: 50 }, screen);
    expect(viewport).toMatchObject({ x: 0, y: 0 });
    viewport.reveal({ x: 900, y: -80, width: 200, height: 50 }, screen);
    expect(viewport).toMatchObject({ x: -324, y: 104 });
  });
});
