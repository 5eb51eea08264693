import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { parseDashboard, renderTile } from './charts.ts';
import { heatSteps } from './colours.ts';
import { kindOf, kinds } from './kinds.ts';
import { Palette } from './palette.ts';
import { renderMark } from './render.ts';
import { shippedDashboard } from './shipped.test-helper.ts';
import type { Channel, Rows } from './spec.ts';
import { cases, markTile, tiles } from './kinds.test-helper.ts';

const { document } = new JSDOM('').window;

function draw(text: string, rows: Rows, width = 480): HTMLElement {
  return renderMark(markTile(text), rows, { document, width }).figure;
}

function texts(figure: HTMLElement): string[] {
  return [...figure.querySelectorAll('svg text')].map((text) => text.textContent ?? '');
}

it.each([
  ['barX', 'x: n\ny: k'],
  ['barY', 'y: n\nx: k'],
  ['areaY', 'y: n\nx: at'],
])('spreads the ticks of %s over the whole axis, however close its values are', (mark, channels) => {
  const rows = [
    { k: 'a', n: 197, at: 1 },
    { k: 'b', n: 204, at: 2 },
  ];
  const ticks = texts(draw(`mark: ${mark}\n${channels}`, rows));
  expect(ticks).toContain('0');
  expect(ticks).not.toContain('199');
});

describe.each(kinds.map((kind) => kind.name))('%s', (name) => {
  it('has a tile among the test tiles', () => expect(Object.keys(tiles)).toContain(name));

  it.each(['normal', 'single', 'long labels'])('draws %s rows with words beside the picture', (kase) => {
    for (const width of [240, 480, 1200]) {
      const figure = draw(tiles[name]!, cases[kase]!, width);
      const svg = figure.querySelector('svg')!;
      expect(svg.getAttribute('role')).toBe('img');
      expect(svg.getAttribute('aria-label')).toBe('Test');
      expect(svg.getAttribute('aria-description')).not.toBe('');
      expect(figure.querySelector('figcaption')!.textContent).toContain(
        svg.getAttribute('aria-description')!,
      );
      expect(figure.outerHTML).not.toMatch(/NaN|undefined|Infinity|https?:\/\/(?!www\.w3\.org)/);
    }
  });

  it('stays a picture in a place that is too narrow for it', () => {
    for (const kase of Object.values(cases))
      for (const width of [1, 60, 120, 180])
        expect(draw(tiles[name]!, kase, width).outerHTML).not.toMatch(/ (?:width|height|r)="-/);
  });

  it('says so where there is nothing to draw', () => {
    expect(draw(tiles[name]!, cases.empty!).textContent).toBe('No rows');
    expect(draw(tiles[name]!, cases['all NULL']!).textContent).toBe('No values in 2 rows');
  });

  it('names a column that the rows lack', () => {
    const figure = draw(tiles[name]!, [{ kk: 1, vv: 2 }]);
    expect(figure.textContent).toContain('unknown column');
    expect(figure.querySelector('svg')).toBeNull();
  });

  it('takes every colour from the page', () => {
    const html = draw(tiles[name]!, cases.normal!).outerHTML.replace(/<style>.*?<\/style>/s, '');
    expect(html).not.toMatch(/(fill|stroke|background)(="|: ?)(#|rgb|hsl)/);
  });
});

describe('the shipped dashboards', () => {
  const chapters = ['02-executive-summary', '10-operations-risk'];
  const marks = chapters.flatMap((chapter) => {
    const { spec } = parseDashboard(shippedDashboard(chapter));
    return spec.tiles.filter((tile) => tile.type === 'mark');
  });

  it.each(marks)('$title is drawn', async (tile) => {
    const samples = { number: 1.5, band: 'NORTH', any: '2025-05-2' };
    const rows = [1, 2, 3].map((n) =>
      Object.fromEntries(
        Object.entries(tile.channels).map(([channel, column]) => {
          const { type } = kindOf(tile.mark).channels[channel as Channel]!;
          return [column, type === 'number' ? samples.number * n : `${samples[type]}${n}`];
        }),
      ),
    );
    const { figure } = await renderTile(tile, rows, { document, width: 400 });
    expect(figure.querySelector('svg')!.getAttribute('aria-label')).toBe(tile.title);
  });
});

it('only render.ts loads Observable Plot', () => {
  const root = new URL('.', import.meta.url);
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const loading = sources.filter((file) =>
    /^import (?!type).*'@observablehq\/plot'/m.test(readFileSync(new URL(file, root), 'utf8')),
  );
  expect(loading).toEqual(['render.ts']);
});

describe('order and labels', () => {
  const order = (figure: HTMLElement) =>
    texts(figure).filter((text) => /^[A-Z]{3,}/.test(text) && text !== 'Units');

  it('puts the largest bar first, months by the calendar', () => {
    expect(order(draw(tiles.barX!, cases.normal!))).toEqual(['NEURO', 'DIABETES', 'CARDIO']);
    const months = ['MAR', 'JAN', 'FEB'].map((k, v) => ({ k, v }));
    expect(order(draw(tiles.barY!, months))).toEqual(['JAN', 'FEB', 'MAR']);
    expect(order(draw(`${tiles.barY}\nsort: none`, months))).toEqual(['MAR', 'JAN', 'FEB']);
    expect(order(draw(`${tiles.barY}\nsort: -y`, months))).toEqual(['FEB', 'JAN', 'MAR']);
  });

  it('keeps the first categories up to the limit', () => {
    expect(order(draw(`${tiles.barX}\nlimit: 2`, cases.normal!))).toEqual(['NEURO', 'DIABETES']);
  });

  it('writes the value of each bar, but not of many', () => {
    expect(texts(draw(tiles.barX!, cases.normal!))).toContain('10,788');
    const small = [4.5, 3, 2.25].map((v, n) => ({ k: `K${n}`, v }));
    expect(texts(draw(tiles.barX!, small)).filter((text) => /^\d\.\d/.test(text))).toEqual([
      '4.50',
      '3.00',
      '2.25',
    ]);
    const many = Array.from({ length: 30 }, (_, index) => ({ k: `K${index}`, v: 1000.25 + index }));
    expect(texts(draw(tiles.barX!, many))).not.toContain('1,029');
  });

  it('leaves bars their room where the values beside them would take it', () => {
    const figure = draw(tiles.barX!, [{ k: 'NEURO', v: 123_456_789_012_345_680_000 }], 240);
    const bar = figure.querySelector('rect[fill="var(--accent)"]')!;
    expect(Number(bar.getAttribute('width'))).toBeGreaterThan(40);
    expect(texts(figure)).not.toContain('123,456,789,012,345,680,000');
  });

  it('cuts long labels and names the axis with its unit', () => {
    const all = texts(draw(tiles.barX!, cases['long labels']!, 240));
    expect(all).toContain('Units (thousand)');
    expect(all.some((text) => text.endsWith('…'))).toBe(true);
    expect(texts(draw(tiles.barX!, cases['long labels']!, 640)).some((text) => text.endsWith('…'))).toBe(
      false,
    );
  });

  it('stacks series and explains their colours', () => {
    const rows = ['NORTH', 'SOUTH'].flatMap((r) => ['A', 'B'].map((k) => ({ k, r, v: 2 })));
    const figure = draw(`${tiles.barY}\nfill: r`, rows);
    expect(figure.querySelector('.chart-legend')!.textContent).toBe('RNORTHSOUTH');
    expect(texts(figure).filter((text) => text === '4')).toHaveLength(3);
  });

  it('explains the colours of grouped bars and names their groups below', () => {
    const rows = ['NORTH', 'SOUTH'].flatMap((r) => ['AAA', 'BBB'].map((k) => ({ k, r, v: 2 })));
    const figure = draw('mark: barY\nfx: k\nx: r\ny: v\nfill: r', rows);
    expect(figure.querySelector('.chart-legend')!.textContent).toBe('RNORTHSOUTH');
    expect(order(figure)).toEqual(['AAA', 'BBB']);
  });

  it('names small multiples', () => {
    const rows = ['NORTH', 'SOUTH'].flatMap((r) => [1, 2].map((n) => ({ d: `2025-01-0${n}`, r, v: n })));
    for (const facet of ['fx', 'fy'])
      for (const colours of ['', '\nstroke: r']) {
        const figure = draw(`${tiles.lineY}\n${facet}: r${colours}`, rows);
        expect(order(figure)).toEqual(['NORTH', 'SOUTH']);
        expect(figure.querySelector('.chart-legend')).toBeNull();
      }
  });

  it('colours bars by their category where fill names it, as everywhere else', () => {
    const palette = new Palette();
    palette.learn('k', ['CARDIO', 'DIABETES', 'NEURO']);
    const { figure } = renderMark(markTile(`${tiles.barX}\nfill: k`), cases.normal!.slice(0, 1), {
      document,
      palette,
    });
    expect(figure.querySelector('rect')!.getAttribute('fill')).toBe('var(--series-3)');
    expect(figure.querySelector('.chart-legend')).toBeNull();
  });

  it('names lines at their ends', () => {
    const rows = ['NORTH', 'SOUTH'].flatMap((r) => [1, 2].map((n) => ({ d: `2025-01-0${n}`, r, v: n })));
    const figure = draw(`${tiles.lineY}\nstroke: r`, rows);
    expect(texts(figure).filter((text) => /TH$/.test(text))).toEqual(['NORTH', 'SOUTH']);
  });

  it('breaks a line where a value is missing', () => {
    const rows = [1, 2, null, 4, 5].map((v, at) => ({ d: `2025-01-0${at + 1}`, v }));
    const parts = (some: Rows) => {
      const { figure, points } = renderMark(markTile('mark: lineY\nx: d\ny: v'), some, { document });
      const path = figure.querySelector('path[stroke="var(--accent)"]')!.getAttribute('d')!;
      return [path.match(/M/g)!.length, points.length];
    };
    expect(parts(rows)).toEqual([2, 4]);
    expect(parts(rows.filter(({ v }) => v !== null))).toEqual([1, 4]);
    expect(parts([...rows, { d: '2026-01-01', v: null }]), 'not after its end').toEqual([2, 4]);
    const many = [...Array(80).keys()].map((at) => ({ d: at, v: at === 40 ? null : at }));
    expect(parts(many), 'without dots').toEqual([2, 79]);
  });

  it('shows years without thousands separators', () => {
    const rows = [2023, 2024, 2025].map((sale_year, v) => ({ sale_year, v }));
    const all = texts(draw('mark: lineY\nx: sale_year\ny: v', rows));
    expect(all.filter((text) => /^20|^2,/.test(text))).toEqual(['2023', '2024', '2025']);
  });

  it('keeps a contrast of 4.5 on every step of a heat map, light and dark', () => {
    const pages = [
      { panel: 'ffffff', ink: '1d2125', schemes: ['b3261e', '0b6e6e'] },
      { panel: '1c1f23', ink: 'e8eaed', schemes: ['f2867e', '4fc1b8'] },
    ];
    for (const { panel, ink, schemes } of pages) {
      for (const scheme of schemes) {
        for (const { fill, text } of heatSteps('bad')) {
          const share = Number(/ (\d+)%/.exec(fill)![1]) / 100;
          const step = rgb(scheme).map((part, index) => part * share + rgb(panel)[index]! * (1 - share));
          expect(contrast(step, rgb(text === 'var(--ink)' ? ink : panel))).toBeGreaterThan(4.5);
        }
      }
    }
  });
});

function rgb(hex: string): number[] {
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
}

function luminance(colour: number[]): number {
  const [r, g, b] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: number[], b: number[]): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}
