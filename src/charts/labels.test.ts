import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { leftLabels } from './axes.ts';
import { markTile } from './kinds.test-helper.ts';
import { truncate, wrap } from './labels.ts';
import { spacedOut } from './line-ends.ts';
import { renderMark } from './render.ts';

const { document } = new JSDOM('').window;

describe('labels', () => {
  it('are broken between words and cut in the last line only', () => {
    expect(wrap('North Regional Hospital', 1000, 2)).toEqual(['North Regional Hospital']);
    expect(wrap('North Regional Hospital', 100, 2)).toEqual(['North Regional', 'Hospital']);
    expect(wrap('North Regional Hospital of the Valley', 100, 2)[1]).toMatch(/^Hospital of.*…$/);
    expect(wrap('Donaudampfschifffahrtsgesellschaft', 100, 2)).toEqual([
      truncate('Donaudampfschifffahrtsgesellschaft', 100),
    ]);
  });

  it('of thirty sites are all readable beside a heat map, wide and narrow', () => {
    const names = ['Johnson, Smith and Brown Medical Center', 'Lee Clinic', 'Rodriguez-Hernandez Hospital'];
    const rows = Array.from({ length: 30 }, (_, n) => ({ s: `${names[n % 3]} ${n}`, r: 'NORTH', v: n }));
    for (const width of [500, 300]) {
      const { figure } = renderMark(markTile('mark: cell\nx: r\ny: s\nfill: v'), rows, { document, width });
      expect(figure.querySelector('svg')!.textContent).not.toContain('…');
      expect(
        leftLabels(
          rows.map(({ s }) => s),
          width,
        ).margin,
      ).toBeLessThanOrEqual(width / 2);
    }
  });

  it('of few categories stand level under their bars, in lines', () => {
    const rows = ['Garcia, Martinez and Wilson Health', 'Lee Clinic'].map((k, v) => ({ k, v }));
    const { figure } = renderMark(markTile('mark: barY\nx: k\ny: v'), rows, { document, width: 360 });
    expect(figure.querySelector('svg')!.innerHTML).not.toMatch(/rotate\(/);
    expect(figure.querySelector('svg')!.textContent).not.toContain('…');
  });

  it('write days by their names', () => {
    const rows = ['2025-01-06', '2025-01-13'].map((d, v) => ({ d, v }));
    const { figure } = renderMark(markTile('mark: barY\nx: d\ny: v'), rows, { document });
    expect([...figure.querySelectorAll('text')].map((text) => text.textContent)).toContain('Jan 13');
  });
});

describe('the ends of lines', () => {
  it('stay where they are while they have room', () => {
    expect(spacedOut([10, 50, 90], 14, 0, 100)).toEqual([10, 50, 90]);
  });

  it('move apart about their middle, in their order', () => {
    expect(spacedOut([50, 51, 49], 14, 0, 100)).toEqual([50, 64, 36]);
    expect(spacedOut([1, 2], 14, 0, 100)).toEqual([0, 14]);
    expect(spacedOut([99, 100], 14, 0, 100)).toEqual([86, 100]);
  });
});
