import { describe, expect, it } from 'vitest';
import { parseDashboard } from '../../charts/charts.ts';
import { kinds } from '../../charts/kinds.ts';
import type { Measure } from './chapters.ts';
import { widgetOf } from './widgets.ts';

const measures = new Map<string, Measure>([
  ['c', 'categorical'],
  ['n', 'quantitative'],
  ['d', 'temporal'],
]);

function widget(yaml: string) {
  const { spec, problems } = parseDashboard(
    `tiles:\n  - title: T\n    data: SELECT 1\n${yaml.replace(/^/gm, '    ')}`,
  );
  expect(problems).toEqual([]);
  return widgetOf({ tile: spec.tiles[0]!, sql: 'SELECT c, n, d FROM t', measures });
}

describe('a tile as a widget', () => {
  it.each(kinds.map(({ name, channels }) => ({ name, channels })))(
    '$name has one, or is refused by name',
    (kind) => {
      const values = { band: 'c', number: 'n', any: 'n' };
      const lines = Object.entries(kind.channels)
        .filter(([, rule]) => rule.required)
        .map(([channel, { type }]) => `${channel}: ${values[type]}`);
      const made = () => widget([`mark: ${kind.name}`, ...lines].join('\n'));
      if (['rectY', 'boxY'].includes(kind.name)) expect(made).toThrow(`the mark ${kind.name}`);
      else expect(made().columns.length).toBeGreaterThan(0);
    },
  );

  it('keeps the first categories by what a reader compares, and refuses to where only the rows’ order says which', () => {
    expect(widget('mark: barY\nx: c\ny: n\nlimit: 3').sql).toBe(
      'SELECT * FROM (\nSELECT c, n, d FROM t\n)\nWHERE `c` IN (\n  SELECT `c` FROM (\nSELECT c, n, d FROM t\n)\n' +
        '  GROUP BY `c` ORDER BY sum(`n`) DESC NULLS LAST, `c` LIMIT 3\n)',
    );
    expect(() => widget('mark: barY\nx: c\ny: n\nlimit: 3\nsort: none')).toThrow(
      'limit by the order of the rows',
    );
  });

  it('refuses small multiples', () => {
    expect(() => widget('mark: barY\nx: c\ny: n\nfx: c')).toThrow('small multiples (fx)');
  });

  it('orders categories as the tile does, draws days as times and leaves the page’s colours out', () => {
    expect(widget('mark: barX\nx: n\ny: c\nfill: var(--bad)').spec).toMatchObject({
      widgetType: 'bar',
      encodings: { y: { fieldName: 'c', scale: { type: 'categorical', sort: { by: 'x-reversed' } } } },
    });
    expect(widget('mark: lineY\nx: d\ny: n\nstroke: c').spec).toMatchObject({
      encodings: { x: { scale: { type: 'temporal' } }, color: { fieldName: 'c' } },
    });
    expect(
      Object.keys(
        (widget('mark: barX\nx: n\ny: c\nfill: var(--bad)').spec as { encodings: object }).encodings,
      ),
    ).toEqual(['x', 'y']);
  });
});
