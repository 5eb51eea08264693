import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openCells } from './grid-page.ts';
import { NotebookPage } from './notebook-page.ts';

/** The drawer with all tables, in the words of its user. */
class Drawer {
  readonly panel: Locator;
  readonly search: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole('complementary', { name: 'Tables' });
    this.search = this.panel.getByRole('searchbox');
  }

  get opener(): Locator {
    return this.page.getByRole('button', { name: 'Tables', exact: true });
  }

  async open(): Promise<void> {
    await this.opener.click();
    await expect(this.search).toBeFocused();
  }

  /** A group of tables, such as those of bronze. */
  layer(name: string): Locator {
    return this.panel.locator('details').filter({ has: this.page.locator('summary', { hasText: name }) });
  }

  table(name: string): Locator {
    return this.panel.locator('wb-catalog-table').filter({
      has: this.page.getByRole('button', { name: `Insert ${name}`, exact: true }),
    });
  }

  /** Opens or closes a table. */
  async toggle(name: string): Promise<void> {
    await this.table(name).locator('.name').click();
  }
}

const queries = [
  { name: 'delays', text: "SELECT range AS day, 'x' AS 'odd name' FROM range(12)" },
  { name: 'later', text: 'SELECT * FROM delays' },
];

test('tables are not made yet before a run; after it they have rows, types, writers and readers', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page);
  const drawer = new Drawer(page);
  await drawer.open();
  await expect(drawer.opener).toHaveAttribute('aria-expanded', 'true');
  await expect(drawer.panel.getByRole('status')).toHaveText(/^(\d+) tables, \1 not made yet$/);
  await expect(drawer.layer('Bronze').locator('summary')).toContainText('not made yet');
  await expect(drawer.table('hcp_data').getByRole('button', { name: 'Query hcp_data' })).toHaveCount(0);
  await notebook.runAll();
  await expect(drawer.panel.getByRole('status')).toHaveText(/^\d+ tables$/);
  const read = await notebook.figure('Extract hcp_data', 'read').innerText();
  await expect(drawer.table('hcp_data').locator('.name')).toContainText(`${read} rows`);

  await drawer.toggle('stage_hcp_data');
  const stage = drawer.table('stage_hcp_data');
  await expect(stage.getByRole('button', { name: /^Insert column hcp_id, VARCHAR$/ })).toBeVisible();
  await expect(stage).toContainText('Written by Stage hcp_data');
  await stage.getByRole('link', { name: 'Stage hcp_data' }).click();
  await expect(notebook.cell('Stage hcp_data')).toBeFocused();
  await expect(notebook.cell('Stage hcp_data')).toBeInViewport();
  await stage.getByRole('link').last().click();
  await expect(notebook.cell('Stage hcp_data')).not.toBeFocused();
});

test('finds tables by their names and by those of their columns', async ({ page }) => {
  await NotebookPage.open(page);
  const drawer = new Drawer(page);
  await drawer.open();
  await page.keyboard.type('NPI');
  await expect(drawer.panel.getByRole('status')).toHaveText(/^\d+ tables of \d+$/);
  await expect(
    drawer.table('stage_hcp_data').getByRole('button', { name: /^Insert column npi/ }),
  ).toBeVisible();
  await expect(drawer.table('stage_hcp_data').locator('mark').first()).toHaveText('npi');
  await expect(drawer.table('stage_site_master')).toHaveCount(0);
  await drawer.search.fill('<b>zzz');
  await expect(drawer.panel).toContainText('No table or column has this in its name.');
  await page.keyboard.press('Escape');
  await expect(drawer.search).toHaveValue('');
  await expect(drawer.table('stage_site_master')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer.panel).toHaveCount(0);
  await expect(drawer.opener).toBeFocused();
});

test('a named cell’s result is among the tables; names are inserted, and queries made of them', async ({
  page,
}) => {
  const notebook = await openCells(page, queries);
  const drawer = new Drawer(page);
  await drawer.open();
  await expect(drawer.layer('Cell results')).toContainText('not made yet');
  await notebook.run('Run later');
  await expect(drawer.table('delays').locator('.name')).toContainText('12 rows');
  await drawer.toggle('delays');
  await expect(drawer.table('delays')).toContainText('Written by delays');
  await drawer.table('delays').getByRole('link', { name: 'later', exact: true }).click();
  await expect(notebook.cell('later')).toBeFocused();

  await notebook.frame('SQL cell later').locator('pre').click();
  const editor = notebook.cell('later').getByRole('textbox', { name: 'SQL of later' });
  await expect(editor).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' WHERE ');
  await drawer.table('delays').getByRole('button', { name: 'Insert column odd name, VARCHAR' }).click();
  await expect(editor).toHaveText('SELECT * FROM delays WHERE "odd name"');
  await expect(editor).toBeFocused();
  await page.keyboard.type(" = 'x' -- ");
  await drawer.table('delays').getByRole('button', { name: 'Insert delays' }).click();
  await expect(editor).toHaveText(`SELECT * FROM delays WHERE "odd name" = 'x' -- delays`);
  await page.keyboard.press('Escape');

  await drawer.table('later').hover();
  await drawer.table('later').getByRole('button', { name: 'Insert later' }).click();
  await expect(page.locator('wb-frame')).toHaveCount(3);
  await expect(page.locator('wb-frame .frame.selected')).toContainText('FROM later');
  await drawer.table('delays').getByRole('button', { name: 'Query delays' }).click();
  await expect(page.locator('wb-frame')).toHaveCount(4);
  await expect(page.locator('wb-frame .frame.selected')).toContainText('LIMIT 100');
});

test('the drawer needs no pointer', async ({ page }) => {
  const notebook = await openCells(page, queries);
  await notebook.run('Run later');
  const drawer = new Drawer(page);
  await drawer.opener.focus();
  await page.keyboard.press('Enter');
  await expect(drawer.search).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(drawer.layer('Cell results').locator('summary')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(drawer.table('delays').locator('.name')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(drawer.table('delays').locator('.name')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(drawer.table('delays').getByRole('button', { name: 'Insert delays' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(drawer.panel).toHaveCount(0);
  await expect(drawer.opener).toBeFocused();
  await page.keyboard.press('Control+b');
  await expect(drawer.search).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(drawer.panel).toHaveCount(0);
  await expect(drawer.opener).toBeFocused();
});

test('the outline tells each chapter’s state', async ({ page }) => {
  const notebook = await openCells(page, [
    { kind: 'markdown', text: '# Fine' },
    { text: 'SELECT 1' },
    { text: 'SELECT 2' },
    { kind: 'markdown', text: '# Broken' },
    { text: 'SELECT nothing' },
    { kind: 'markdown', text: '# Long' },
    { name: 'endless', text: 'SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b' },
    { kind: 'markdown', text: '# Words only' },
  ]);
  const outline = page.getByRole('navigation', { name: 'Outline' });
  const chapter = (name: string) => outline.getByRole('link', { name: new RegExp(`^${name}`) });
  await expect(chapter('Fine')).toHaveText('Fine');
  await notebook.run('Run SQL 1');
  await expect(chapter('Fine')).toHaveText('Fine 1 of 2', { useInnerText: true });
  await notebook.run('Run SQL 2');
  await notebook.run('Run SQL 3');
  await expect(chapter('Fine')).toHaveText(/2 of 2\s*$/);
  await expect(chapter('Broken')).toHaveText(/1 failed\s*$/);
  await notebook.button('Run endless').click();
  await expect(chapter('Long')).toHaveText(/running\s*$/);
  await notebook.stop.click();
  await expect(chapter('Long')).toHaveText(/1 stopped\s*$/);
  await expect(chapter('Words only')).toHaveText('Words only');
  await chapter('Broken').click();
  await expect(page.getByRole('heading', { name: 'Broken' })).toBeInViewport();
});
