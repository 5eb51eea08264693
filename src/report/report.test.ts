import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import type { TileResult } from '../cell-kinds/tiles.ts';
import { start } from '../notebook/workspace.test-helper.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { colours } from './colours.ts';
import { reportHtml } from './report.ts';
import { notebookTitle } from './title.ts';
import { fileNameFor, momentText } from './words.ts';

const at = '2025-07-01 08:00:00.000';
const notebook = (text: string) => start(undefined, undefined, text);
const fence = (info: string, body: string) => `\`\`\`${info}\n${body}\n\`\`\`\n\n`;

async function report(workspace: Workspace, only?: string[], title = 'A report') {
  const { document } = new JSDOM('').window;
  const html = await reportHtml(workspace, { title, at, document, ...(only ? { only } : {}) });
  return { html, document: new JSDOM(html).window.document };
}

/** An element's text with single spaces. */
const textOf = (element: Element | null | undefined) =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('the report of the shipped notebook', () => {
  it('holds every cell with its figures, pictures and rows, and nothing that runs or loads', async () => {
    const workspace = await start();
    await workspace.runner.runAll();
    const { html, document } = await report(workspace);
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(html).not.toMatch(/<script|<link|<iframe|<object|\son\w+=|javascript:|NaN|undefined|Infinity/i);
    expect(
      html.match(/https?:\/\/[^"'<\s)]*/g)?.filter((url) => !url.startsWith('http://www.w3.org/')),
    ).toEqual(undefined);
    const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content');
    expect(policy).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    const { cells, allUnits } = workspace;
    expect([...document.querySelectorAll('[id^=cell-]')].map(({ id }) => id)).toEqual(
      cells.map((_, index) => `cell-${index + 1}`),
    );
    const text = textOf(document.querySelector('main'));
    for (const { title } of allUnits) expect(text).toContain(title);
    expect(textOf(document.querySelector('header'))).toContain('Run of Jul 1, 2025, 08:00 UTC, in');
    expect(textOf(document.querySelector('header'))).toContain(
      '6 files, 4,368 records read, 52 of 52 jobs done.',
    );
    const links = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')!);
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(document.querySelectorAll(link).length, link).toBe(1);
  });

  it('draws each chart with words and a table of its rows, in colours that the file has', async () => {
    const workspace = await start();
    await workspace.runner.runAll();
    const { html, document } = await report(workspace);
    const charts = [...document.querySelectorAll('.tile.mark, .plain')];
    const drawn = workspace.allUnits.flatMap(({ id, kind }) => {
      const { result } = workspace.states.of(id);
      if (kind === 'plot') return [result as TileResult];
      return kind === 'dashboard' ? (result as DashboardResult).tiles : [];
    });
    expect(charts.length).toBe(drawn.filter(({ tile }) => tile.type === 'mark').length);
    expect(charts.length).toBeGreaterThan(7);
    for (const chart of charts) {
      expect(chart.querySelector('svg[role=img]')!.getAttribute('aria-label')).not.toBe('');
      expect(textOf(chart.querySelector('figcaption'))).not.toBe('');
      expect(chart.querySelectorAll('details tbody tr').length).toBeGreaterThan(0);
      expect(textOf(chart.querySelector('details pre'))).toMatch(/^SELECT /);
    }
    // What the pointer rests on says what it is.
    const bars = charts.find((chart) => textOf(chart).startsWith('Units by category'))!;
    expect(textOf(bars.querySelector('svg title'))).toMatch(/Units sold: [\d,]+$/);
    const used = new Set([...html.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name!));
    const known = [...Object.keys(colours), 'mono', 'span', 'plot-background'];
    expect([...used].filter((name) => !known.includes(name))).toEqual([]);
    const people = [...document.querySelectorAll('.tile.table')];
    expect(people.length).toBe(1);
    expect(people[0]!.querySelectorAll('tbody tr').length).toBe(200);
    expect(textOf(people[0]!.querySelector('.note.screen'))).toBe('The first 200 of 277 rows.');
    expect(textOf(people[0]!.querySelector('.note.paper'))).toBe('The first 30 of 277 rows.');
  });

  it('of one dashboard holds that one', async () => {
    const workspace = await start();
    await workspace.runner.runAll();
    const unit = workspace.allUnits.find(({ title }) => title === 'Executive Summary')!;
    const { document } = await report(workspace, [unit.id], 'Executive Summary');
    expect([...document.querySelectorAll('h1, h2')].map(textOf)).toEqual([
      'Executive Summary',
      expect.stringContaining('Units by category'),
      expect.stringContaining('Slowest products'),
      expect.stringContaining('HCP feedback trend'),
      expect.stringContaining('Patient impact score'),
    ]);
    expect(document.querySelectorAll('.tile').length).toBe(7);
    expect(document.querySelectorAll('nav').length).toBe(0);
    expect(textOf(document.querySelector('.kpi'))).toMatch(/^Total units sold\s?28\.18K\s?all products$/);
    await workspace.runner.runAll();
    const again = await report(workspace, [unit.id]);
    expect(textOf(again.document.querySelector('.kpi .change'))).toBe('the same as in the run before');
  });
});

describe('a report says', () => {
  const states = async (workspace: Workspace) => {
    const { document } = await report(workspace);
    return {
      header: textOf(document.querySelector('header')),
      cells: [...document.querySelectorAll('section.cell')].map(textOf),
    };
  };

  it('what has not run, what failed and why, what it blocks, what is stale', async () => {
    const text = [
      fence('sql name=good', 'SELECT 1 AS one'),
      fence('sql name=bad', 'SELECT nothing FROM good'),
      fence('sql name=after', 'FROM bad'),
      fence(
        'dashboard',
        'title: Board\ntiles:\n  - title: Tile\n    kpi: { value: n }\n    data: SELECT n FROM gone',
      ),
    ].join('');
    const workspace = await notebook(text);
    const before = await states(workspace);
    expect(before.header).toContain('Nothing has run yet.');
    for (const cell of before.cells) expect(cell).toContain('Not run yet.');
    await workspace.runner.run(workspace.allUnits.map(({ id }) => id));
    const after = await states(workspace);
    expect(after.header).toContain('2 things went wrong:');
    expect(after.header).toMatch(/bad: .*nothing/);
    expect(after.header).toContain('Blocked by bad: after');
    expect(after.header).toContain('Board: Tile: ');
    expect(after.cells[1]).toContain('✕ failed');
    expect(after.cells[2]).toContain('Blocked by bad.');
    workspace.edits.setText(workspace.cells[0]!.id, 'SELECT 2 AS one');
    await workspace.unchanging();
    const stale = await states(workspace);
    expect(stale.cells[0]).toContain('Stale: its text, or something that it reads, has changed since');
    expect(stale.cells[0]).toMatch(/one\s?INTEGER\s?1/);
  });

  it('that its pictures are of the sample’s stored run while nothing else has run', async () => {
    const data = 'SELECT 7 AS n';
    const text = fence(
      'dashboard',
      `title: Board\ntiles:\n  - title: Tile\n    kpi: { value: n }\n    data: ${data}`,
    );
    const workspace = await start(undefined, undefined, text, {
      storedRun: () =>
        Promise.resolve({
          at,
          answers: { [data]: { columns: [{ name: 'n', type: 'INTEGER' }], rows: [{ n: 7 }] } },
        }),
    });
    const { header, cells } = await states(workspace);
    expect(header).toContain('The sample’s stored run of Jul 1, 2025, 08:00 UTC.');
    expect(cells[0]).toContain('The sample’s stored run of Jul 1, 2025, 08:00 UTC.');
    expect(cells[0]).toMatch(/Tile\s?7/);
    expect(workspace.engine.state.status).toBe('none');
  });

  it('values exactly, and how much was left out', async () => {
    const query = [
      "SELECT NULL AS nothing, '' AS empty, '  two ' AS spaces, 12345678901234567890123::HUGEINT AS large,",
      "  DATE '2025-02-03' AS day, [1, NULL] AS list, repeat('x', 1000) AS long",
      'FROM range(250)',
    ].join('\n');
    const workspace = await notebook(fence('sql name=exact', query));
    await workspace.runner.run([workspace.cells[0]!.id]);
    const { document } = await report(workspace);
    const cells = [...document.querySelectorAll('tbody tr:first-child td')].map(textOf);
    expect(cells.slice(0, 6)).toEqual([
      'NULL',
      "''",
      '␣␣two␣',
      '12345678901234567890123',
      '2025-02-03',
      '[1, NULL]',
    ]);
    expect(cells[6]).toMatch(/^x{300} … 700 more characters$/);
    expect(document.querySelectorAll('tbody tr').length).toBe(200);
    expect(textOf(document.querySelector('.note.screen'))).toBe('The first 200 of 250 rows.');
    expect(textOf(document.querySelector('pre'))).toBe(query.replace(/\s+/g, ' '));
  });

  it('hostile names and values as text', async () => {
    const hostile = `"><img src=x onerror=alert(1)><script>alert(2)</script>'&amp;`;
    const doubled = hostile.replaceAll("'", "''");
    const quoted = hostile.replaceAll('"', '""');
    const yaml = JSON.stringify(hostile);
    const text = [
      `# ${hostile}\n\n<script>alert(3)</script><style>*{}</style><a href="javascript:alert(4)">x</a> ![p](https://stranger.example/p.png)\n\n`,
      fence('sql name=odd', `SELECT '${doubled}' AS "${quoted}"`),
      fence(
        'plot',
        `title: ${yaml}\nmark: barX\nx: n\ny: name\ndata: |\n  SELECT '${doubled}' AS name, 1 AS n`,
      ),
      fence(
        'dashboard',
        `title: ${yaml}\ntiles:\n  - title: ${yaml}\n    subtitle: ${yaml}\n    kpi: { value: n, unit: ${yaml} }\n    data: SELECT 1 AS n\n` +
          `  - title: ${yaml}\n    table: {}\n    data: |\n      SELECT '${doubled}' AS "${quoted}"`,
      ),
    ].join('');
    const workspace = await notebook(text);
    await workspace.runner.run(workspace.allUnits.map(({ id }) => id));
    const { html, document } = await report(workspace, undefined, hostile);
    expect(
      document.querySelectorAll('script, img[onerror], body style:not(svg style), a[href^=javascript]'),
    ).toHaveLength(0);
    expect(document.querySelectorAll('img[src]').length).toBe(0);
    expect(html).not.toMatch(/<img[^>]*stranger/);
    expect(document.title).toBe(hostile);
    expect(textOf(document.querySelector('.sql td'))).toBe(hostile);
    expect(textOf(document.querySelector('.sql th'))).toBe(`${hostile}VARCHAR`);
    expect(textOf(document.querySelector('.kpi .name'))).toBe(hostile);
    expect(textOf(document.querySelector('.plot h3'))).toBe(workspace.allUnits[1]!.title);
  });
});

describe('words of a report', () => {
  it('are a time that is the same for every reader', () => {
    expect(momentText('2025-07-01 08:00:00.000')).toBe('Jul 1, 2025, 08:00 UTC');
    expect(momentText('2025-07-01 08:00:00.000001')).toBe('Jul 1, 2025, 08:00 UTC');
  });

  it.each([
    ['Operations & Risk Tracker', 'operations-risk-tracker.html'],
    ['../../Ünsere Zahlen', 'ünsere-zahlen.html'],
    ['???', 'report.html'],
  ])('are a file’s name: %s', (title, name) => expect(fileNameFor(title)).toBe(name));

  it('are the notebook’s title, where it has one heading', async () => {
    expect(notebookTitle((await notebook('# Sales\n\ntext\n\n## Part\n')).cells)).toBe('Sales');
    expect(notebookTitle((await notebook('# One\n\n# Two\n')).cells)).toBe('Medallion notebook');
    expect(notebookTitle((await notebook('text')).cells)).toBe('Medallion notebook');
  });
});
