import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GridViewport, headHeight, rowHeight } from './grid-viewport.ts';

/** What a grid's scrolling element is to its viewport. */
function scroller(): HTMLElement {
  const sizes = { clientHeight: headHeight + 10 * rowHeight, clientWidth: 400, scrollTop: 0, scrollLeft: 0 };
  return { ...sizes, offsetHeight: sizes.clientHeight } as unknown as HTMLElement;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the viewport of ten million rows', () => {
  it('puts the scrollbar where its place is, but never against a scroll that it has not been told of', () => {
    const element = scroller();
    const viewport = new GridViewport(() => undefined);
    viewport.attach(element);
    viewport.setRows(10_000_000);
    element.scrollTop = viewport.map.height / 2;
    viewport.scrolled();
    expect(viewport.rows.first).toBeGreaterThan(4_000_000);
    element.scrollTop = 0;
    vi.advanceTimersByTime(1000);
    expect(element.scrollTop).toBe(0);
    expect(viewport.rows.first).toBe(0);
  });
});
