import { describe, expect, it } from 'vitest';
import { describeTile, formatSpecProblem, parseDashboard, parseTile } from './charts.ts';
import { shippedDashboard } from './shipped.test-helper.ts';

function problemsOf(text: string): string[] {
  return parseDashboard(text).problems.map(formatSpecProblem);
}

/** A dashboard of one tile whose own lines begin at line 4. */
function oneTile(lines: string): string {
  const indented = lines.split('\n').map((line) => `    ${line}`);
  return ['tiles:', '  - title: T', '    data: SELECT 1', ...indented].join('\n');
}

describe('the shipped dashboards', () => {
  const titles = {
    '02-executive-summary': [
      'Total units sold',
      'Average rating',
      'Delayed shipments',
      'Units by category',
      'Slowest products',
      'HCP feedback trend',
      'Patient impact score',
    ],
    '10-operations-risk': [
      'On-time delivery rate',
      'Average delay',
      'Delayed shipments',
      'Delay by region and site',
      'Lowest rated by HCPs',
      'Delay by region',
      'Recent issues',
    ],
  };

  it.each(Object.entries(titles))('%s parses without problems', (name, expected) => {
    const { spec, problems } = parseDashboard(shippedDashboard(name));
    expect(problems).toEqual([]);
    expect(spec.tiles.map((tile) => tile.title)).toEqual(expected);
    for (const tile of spec.tiles) {
      expect(tile.data).toContain('workspace.healthintel360_publish.bi_');
      expect(describeTile(tile, [])).toMatch(/No rows|0 rows/);
    }
  });
});

describe('problems name the line and what to do', () => {
  it.each([
    [oneTile('mark: barr\nx: a\ny: b'), 'line 4: unknown mark "barr"; did you mean barX?'],
    [oneTile('mark: barX\nx: a\ny: b\nsrt: x'), 'line 7: unknown key of the tile "srt"; did you mean sort?'],
    [oneTile('mark: barX\nx: a'), 'line 4: barX needs y: a column'],
    [oneTile('mark: barX\nx: a\ny: b\nstroke: c'), 'line 7: barX has no channel stroke'],
    [oneTile('mark: lineY\nx: a\ny: b\nlimit: 3'), 'line 7: lineY has no limit; use SQL'],
    [oneTile('mark: barX\nx: a\ny: b\nlimit: none'), 'line 7: limit must be a whole number from 1'],
    [oneTile('mark: barX\nx: a\ny: b\nsort: -z'), 'line 7: unknown sort "-z"; did you mean -x?'],
    [oneTile('width: 13\nkpi: { value: a }'), 'line 4: width must be a whole number from 1 to 12'],
    [oneTile('kpi: { value: a, format: compct }'), 'line 4: unknown format "compct"; did you mean compact?'],
    [oneTile('kpi:\n  unit: days'), 'line 4: kpi needs value: a column of the data'],
    [oneTile('kpi: { value: a }\nx: b'), 'line 5: x belongs to a mark; this tile is a kpi'],
    [oneTile('kpi: { value: a }\ntable: {}'), 'line 5: the tile has both kpi and table; keep one'],
    [oneTile('table: { search: maybe }'), 'line 4: search must be true or false'],
    [oneTile('table:\n  columns:\n    - {name: a}'), 'line 6: unknown key of the column "name"'],
    [oneTile('subtitle: s'), 'line 2: the tile needs one of kpi, mark, table'],
    ['tiles:\n  - kpi: { value: a }\n    data: SELECT 1', 'line 2: the tile needs title'],
    ['tiles:\n  - kpi: { value: a }\n    title: T', 'line 2: the tile needs data: a SQL query'],
    ['tiles: 3', 'line 1: tiles must be a list'],
    ['title: only', 'line 1: the dashboard needs tiles'],
    ['', 'line 1: the dashboard must be'],
    ['tiles:\n  - title: [', 'line 2: '],
    ['tiles:\n  - title: a\n    title: b', 'line 3: Map keys must be unique'],
    ['tiles:\n  - *nowhere', 'line 2: '],
  ])('%j', (text, expected) => {
    const problems = problemsOf(text);
    expect(
      problems.some((problem) => problem.startsWith(expected)),
      problems.join('\n'),
    ).toBe(true);
  });

  it('keeps the tiles that are right', () => {
    const text = `${oneTile('mark: barr')}\n  - title: Good\n    data: SELECT 1\n    kpi: { value: a }`;
    const { spec, problems } = parseDashboard(text);
    expect(spec.tiles.map((tile) => tile.title)).toEqual(['Good']);
    expect(problems).toHaveLength(1);
  });
});

it('fills in what a tile leaves out', () => {
  const { tile } = parseTile(
    'title: T\ndata: SELECT 1\nmark: barX\nx: avg_delay\ny: site\nfill: var(--bronze)',
  );
  expect(tile).toEqual({
    type: 'mark',
    title: 'T',
    subtitle: '',
    width: 6,
    data: 'SELECT 1',
    line: 1,
    mark: 'barX',
    channels: { x: 'avg_delay', y: 'site', fill: 'var(--bronze)' },
    labels: { x: 'Avg delay', y: 'Site' },
    sort: 'auto',
    limit: Infinity,
    format: 'auto',
    height: 0,
    scheme: 'accent',
    options: {},
  });
});
