import { openNative } from '../src/engine/node.ts';
import { expect, test } from './fixtures.ts';
import { GridPage, openCells, openQuery } from './grid-page.ts';

const many = "SELECT range AS id, 'name ' || range AS name FROM range(10000000)";

test('ten million rows: both ends by keys and by the scrollbar, and the focus stays', async ({ page }) => {
  const grid = await openQuery(page, many);
  await expect(grid.count).toHaveText('10,000,000 rows');
  await grid.enter();
  await page.keyboard.press('Control+End');
  await expect(grid.at(10_000_000, 2)).toHaveText('name 9999999');
  await expect(grid.at(10_000_000, 2)).toBeInViewport({ ratio: 1 });
  await expect(grid.grid).toBeFocused();
  await expect(await grid.active()).toHaveText('name 9999999');
  await page.keyboard.press('Control+Home');
  await expect(grid.at(1, 1)).toHaveText('0');
  await expect(await grid.active()).toHaveText('0');
  await grid.grid.evaluate((element) => (element.scrollTop = element.scrollHeight));
  await expect(grid.at(10_000_000, 1)).toHaveText('9999999');
  await grid.grid.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await expect(
    grid.grid
      .getByRole('gridcell')
      .filter({ hasText: /^\s*(499|500)\d{4}\s*$/ })
      .first(),
  ).toBeVisible();
  await grid.grid.evaluate((element) => (element.scrollTop = 0));
  await expect(grid.at(1, 2)).toHaveText('name 0');
  await expect(grid.grid).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(grid.grid).toHaveAttribute('aria-activedescendant', /^cell-1\d-0$/);

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const patient = { timeout: 150_000 };
  await expect(grid.header('id')).toHaveAttribute('aria-sort', 'descending', patient);
  await expect(grid.at(1, 1)).toHaveText('9999999', patient);
  await grid.filter('id', '<', '5');
  await expect(grid.count).toHaveText('5 of 10,000,000 rows', patient);
  await expect(grid.at(1, 2)).toHaveText('name 4');
});

test('sorts by two columns with the pointer and with keys', async ({ page }) => {
  const grid = await openQuery(
    page,
    "SELECT col0 AS team, col1 AS points FROM (VALUES ('b', 2), ('a', 1), ('b', 10), ('a', NULL))",
  );
  const teams = async (...rows: string[]) => {
    for (const [at, row] of rows.entries()) {
      const [team, points] = row.split(' ');
      await expect(grid.at(at + 1, 1)).toHaveText(team!);
      await expect(grid.at(at + 1, 2)).toHaveText(points!);
    }
  };
  await grid.header('team').click();
  await teams('a 1', 'a NULL', 'b 2', 'b 10');
  await grid.header('points').click({ modifiers: ['Shift'] });
  await grid.header('points').click({ modifiers: ['Shift'] });
  await teams('a 1', 'a NULL', 'b 10', 'b 2');
  await expect(grid.header('team')).toHaveAttribute('aria-sort', 'ascending');
  await expect(grid.header('points')).toHaveAttribute('aria-sort', 'descending');

  await grid.enter();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await teams('b 2', 'b 10', 'a 1', 'a NULL');
  await expect(grid.header('points')).toHaveAttribute('aria-sort', 'none');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Enter');
  await teams('b 2', 'b 10', 'a 1', 'a NULL');
  await page.keyboard.press('Shift+Enter');
  await teams('b 10', 'b 2', 'a 1', 'a NULL');
  await expect(grid.grid).toBeFocused();
});

test('filters, searches, hides and resizes, with chips that take a filter back', async ({ page }) => {
  const grid = await openQuery(page, many.replace('10000000', '1000'));
  await grid.filter('id', 'between', '10', '29');
  await expect(grid.count).toHaveText('20 of 1,000 rows');
  await grid.cell.getByRole('searchbox', { name: 'Search in rows' }).fill('E 2');
  await expect(grid.count).toHaveText('10 of 1,000 rows');
  await expect(grid.at(1, 2)).toHaveText('name 20');
  const chips = grid.cell.getByRole('list', { name: 'Filters' });
  await expect(chips.getByRole('listitem')).toHaveText([/id between 10 and 29/, /any column contains “E 2”/]);
  await chips.getByRole('button', { name: 'Remove the filter: id between 10 and 29' }).click();
  await expect(grid.count).toHaveText('111 of 1,000 rows');
  await expect(grid.grid).toBeFocused();
  await chips.getByRole('button').press('Enter');
  await expect(grid.count).toHaveText('1,000 rows');
  await expect(grid.cell.getByRole('searchbox', { name: 'Search in rows' })).toHaveValue('');
  await grid.filter('name', 'equals', 'nobody');
  await expect(grid.grid).toContainText('No rows');
  await grid.button('Remove the filter: name equals “nobody”').click();

  await grid.choose('id', 'Filter …');
  const form = page.getByRole('form', { name: 'Filter id' });
  await form.getByRole('textbox').fill('1; DROP TABLE x');
  await form.getByRole('textbox').press('Enter');
  await expect(form.getByRole('alert')).toHaveText('Type a number, such as 12.5');
  await page.keyboard.press('Escape');
  await expect(grid.grid).toBeFocused();

  await grid.enter();
  const width = async () => (await grid.header('id').boundingBox())!.width;
  const before = await width();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(width).toBeGreaterThan(before);
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(width).toBe(before);

  await grid.choose('id', 'Hide');
  await expect(grid.header('id')).toHaveCount(0);
  await grid.button('Columns (1 hidden)').click();
  const list = page.getByRole('group', { name: 'Columns' });
  await expect(list.getByRole('checkbox', { name: 'name' })).toBeDisabled();
  await list.getByRole('checkbox', { name: 'id' }).check();
  await page.keyboard.press('Escape');
  await expect(grid.header('id')).toBeVisible();
});

/** Values whose text a browser, JavaScript or HTML would change. */
const exact: Record<string, string> = {
  bigint: '9223372036854775807::BIGINT',
  hugeint: '170141183460469231731687303715884105727::HUGEINT',
  ubigint: '18446744073709551615::UBIGINT',
  decimal: "'12345678901234567890.1234567890'::DECIMAL(38,10)",
  cents: "'-0.10'::DECIMAL(9,2)",
  double: '0.1::DOUBLE + 0.2::DOUBLE',
  whole: '4.0::DOUBLE',
  nan: "'nan'::DOUBLE",
  infinity: "'-infinity'::DOUBLE",
  stamp: "TIMESTAMP '2024-02-29 23:59:59.123456'",
  nanos: "TIMESTAMP_NS '2024-02-29 23:59:59.123456789'",
  zone: "TIMESTAMPTZ '2024-02-29 23:59:59+05:30'",
  date: "DATE '2024-02-29'",
  before: "DATE '0044-03-15 (BC)'",
  far: "DATE '290000-12-31'",
  endless: "'infinity'::DATE",
  time: "TIME '23:59:59.000001'",
  interval: "INTERVAL '14 months 3 days 04:05:06.7'",
  list: '[1, NULL, 3]',
  nested: "[['a', 'b, c'], []]",
  struct: "{'a': 1, 'b': {'c': 'it''s'}}",
  map: "MAP {'k': [1, 2]}",
  blob: "'\\x00\\xFFab'::BLOB",
  uuid: "'00000000-0000-0000-0000-00000000000f'::UUID",
  bits: "'0101'::BIT",
  flag: 'true',
  img: "'<img src=x onerror=alert(1)>'",
  script: "'</bdi><script>alert(1)</script>'",
  quotes: `'"it''s" & \`so\`'`,
  arabic: "'مرحبا 123'",
  template: "'${alert(1)} {{x}}'",
};

test('shows every value as the engine’s own text for it, and hostile text as text', async ({ page }) => {
  const values = Object.entries(exact);
  const rows = values.map(
    ([name, sql], at) => `SELECT ${at} AS place, '${name}' AS name, CAST(${sql} AS VARCHAR) AS text`,
  );
  const native = await openNative();
  const { rows: told } = await native.query(`${rows.join('\nUNION ALL\n')}\nORDER BY place`);
  await native.close();
  page.on('dialog', (dialog) => expect(dialog.message(), 'a script ran').toBe(''));
  const grid = await openQuery(
    page,
    `SELECT ${values.map(([name, sql]) => `${sql} AS "${name}"`).join(',\n')}`,
  );
  await grid.enter();
  for (const [at, row] of told.entries()) {
    const cell = grid.at(1, at + 1);
    await expect(cell, String(row['name'])).toHaveText(String(row['text']), { useInnerText: false });
    await page.keyboard.press('ArrowRight');
  }
  await expect(grid.grid.locator('img, script')).toHaveCount(0);
});

test('tells NULL, the empty text, the word NULL and line breaks apart; opens a whole value', async ({
  page,
}) => {
  const long = "repeat('x', 600)";
  const grid = await openQuery(
    page,
    `SELECT unnest([NULL, '', 'NULL', 'a' || chr(10) || 'b', ${long}]) AS v`,
  );
  await expect(grid.at(1)).toHaveText('NULL');
  await expect(grid.at(2)).toHaveText("''");
  await expect(grid.at(3)).toHaveText('NULL');
  await expect(grid.at(4)).toHaveText('a↵b');
  const looks = await grid.grid
    .locator('[role=gridcell] bdi')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).fontStyle));
  expect(looks.slice(0, 4)).toEqual(['italic', 'italic', 'normal', 'normal']);
  await grid.enter();
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const whole = page.getByRole('dialog', { name: 'Value of v' });
  await expect(whole).toContainText('row 5 · 600 characters');
  await expect(whole.getByRole('textbox')).toHaveValue('x'.repeat(600));
  await page.keyboard.press('Escape');
  await expect(grid.grid).toBeFocused();
});

test('keeps its order and filter when it is run again; what is stale or running looks so', async ({
  page,
}) => {
  const notebook = await openCells(page, [
    { name: 'source', text: 'SELECT range AS id, range % 2 = 0 AS even FROM range(100)' },
    { name: 'other', text: 'SELECT id, even FROM source' },
    {
      name: 'endless',
      text: 'SELECT sum(a.range * b.range) AS total FROM range(1000000) a, range(1000000) b',
    },
  ]);
  await notebook.run('Run other');
  await expect(notebook.cell('source')).toContainText('done');
  const [source, other] = ['source', 'other'].map((name) => new GridPage(notebook, name)) as [
    GridPage,
    GridPage,
  ];
  await other.header('id').click();
  await other.header('id').click();
  await expect(other.at(1)).toHaveText('99');
  await other.filter('even', 'true');
  await expect(other.count).toHaveText('50 of 100 rows');
  await expect(other.at(1)).toHaveText('98');
  // The one above has the same columns, and none of this.
  await expect(source.count).toHaveText('100 rows');
  await expect(source.at(1)).toHaveText('0');
  await expect(source.header('id')).toHaveAttribute('aria-sort', 'none');
  await source.filter('id', '<', '3');
  await expect(source.count).toHaveText('3 of 100 rows');
  await expect(other.count).toHaveText('50 of 100 rows');

  await notebook.frame('SQL cell source').locator('pre').click();
  await expect(notebook.cell('source').getByRole('textbox', { name: 'SQL of source' })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('SELECT range AS id, range % 2 = 0 AS even FROM range(200)');
  await expect(notebook.cell('source')).toContainText('stale');
  await page.keyboard.press('Escape');
  const mark = () => other.cell.locator('wb-grid').evaluate((grid) => getComputedStyle(grid).boxShadow);
  await expect(notebook.cell('other')).toContainText('stale');
  expect(await mark()).not.toBe('none');
  await other.enter();
  const before = await notebook.lastRun();
  await page.keyboard.press('Control+Enter');
  await notebook.untilDone(before);
  await expect(other.count).toHaveText('100 of 200 rows');
  await expect(other.at(1)).toHaveText('198');
  await expect(other.header('id')).toHaveAttribute('aria-sort', 'descending');
  await expect(source.count).toHaveText('3 of 200 rows');
  await expect(other.grid).toBeFocused();
  expect(await mark()).toBe('none');

  await notebook.button('Run endless').click();
  await expect(notebook.cell('endless')).toHaveAttribute('aria-busy', 'true');
  await expect(notebook.cell('other')).toHaveAttribute('aria-busy', 'false');
  await notebook.stop.click();
  await expect(notebook.cell('endless')).toHaveAttribute('aria-busy', 'false');
});

test('looking while the pipeline runs works, and no job fails of it', async ({ page }) => {
  const jobs = ['extract', 'cleanse', 'std', 'dq', 'stage', 'ingest', 'dedup', 'publish'];
  const notebook = await openCells(page, [
    { name: 'rows', text: `${many.replace('10000000', '1000000')}` },
    ...jobs.map((text) => ({ kind: 'job ' + text, text: '' })),
  ]);
  await notebook.run('Run rows');
  const grid = new GridPage(notebook, 'rows');
  await expect(grid.at(1, 2)).toHaveText('name 0');
  const before = await notebook.lastRun();
  await notebook.button('Run all').click();
  await expect(page.locator('[aria-busy="true"]').first()).toBeAttached();
  await grid.header('id').click();
  await grid.header('id').click();
  await expect(grid.at(1)).toHaveText('999999');
  for (let step = 0; step < 10; step++)
    await grid.grid.evaluate((element, at) => (element.scrollTop = (element.scrollHeight * at) / 10), step);
  await grid.grid.focus();
  await page.keyboard.press('Control+End');
  await expect(grid.at(1_000_000)).toHaveText('0');
  await notebook.untilDone(before);
  await expect(notebook.cellsThatAre('done')).not.toHaveCount(0);
  for (const state of ['failed', 'blocked', 'stopped'])
    await expect(notebook.cellsThatAre(state), state).toHaveCount(0);
  await expect(grid.at(1_000_000)).toHaveText('0');
});
