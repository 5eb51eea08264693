import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { GridPage, openCells } from './grid-page.ts';
import type { NotebookPage } from './notebook-page.ts';

/** A folder for pictures of every state, for whoever wants to look at them. */
const pictures = process.env['PICTURES'];

/** A state of the workbench: what leads there, and what leads away again. */
interface State {
  enter(notebook: NotebookPage, grid: GridPage): Promise<void>;
  leave?(notebook: NotebookPage, grid: GridPage): Promise<void>;
}

/** What is closed by Escape takes the page's keys until it is gone. */
const escape = async ({ page }: NotebookPage) => {
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.querySelector('wb-app')!.page.panel)).toBe('');
};

const menuOfGrid = async (grid: GridPage, entry: string) => {
  await grid.cell.evaluate((element) => element.scrollIntoView());
  await grid.choose('region', entry);
};

const states: Record<string, State> = {
  'cells with a result, a plot and a failure': {
    async enter(notebook) {
      await notebook.run('Run sales');
      await notebook.run('Run Sales by region');
      await notebook.run('Run broken');
      await expect(notebook.cell('broken').locator('.error')).toBeVisible();
      await expect(notebook.cell('Sales by region').locator('svg').first()).toBeVisible();
    },
  },
  'a query being written, with completions': {
    async enter(notebook) {
      await notebook.frame('SQL cell sales').locator('pre').click();
      await expect(notebook.cell('sales').getByRole('textbox', { name: 'SQL of sales' })).toBeFocused();
      await notebook.page.keyboard.press('Control+End');
      await notebook.page.keyboard.type(' WHERE re');
      await notebook.page.keyboard.press('Control+Space');
      await expect(notebook.page.getByRole('listbox', { name: 'Completions' })).toBeVisible();
    },
    async leave(notebook) {
      await notebook.page.keyboard.press('Escape');
      await notebook.page.keyboard.press('Control+z');
      await notebook.page.keyboard.press('Escape');
    },
  },
  'a stale result': {
    async enter(notebook) {
      await expect(notebook.cell('sales')).toContainText(/stale|done/);
    },
    leave: (notebook) => notebook.run('Run sales'),
  },
  'prose being written': {
    async enter({ page }) {
      await page.getByRole('heading', { name: 'Words' }).dblclick();
      await expect(page.getByRole('textbox', { name: 'Markdown' })).toBeFocused();
    },
    leave: escape,
  },
  'a plot being written': {
    async enter(notebook) {
      await notebook.frame('Plot cell Sales by region').locator('pre').click();
      await expect(notebook.cell('Sales by region').getByRole('textbox').first()).toBeFocused();
    },
    leave: escape,
  },
  'the menu of a cell, then the cell collapsed': {
    async enter(notebook) {
      await notebook.frame('SQL cell broken').focus();
      await notebook.button('More for SQL cell broken').click();
      await expect(notebook.page.getByRole('menu', { name: 'More for SQL cell broken' })).toBeVisible();
    },
    leave: ({ page }) => page.getByRole('menuitem', { name: 'Collapse the cell' }).click(),
  },
  'a collapsed cell': {
    async enter({ page }) {
      await expect(page.getByRole('button', { name: /^▸? ?broken/, expanded: false })).toBeVisible();
    },
  },
  'the palette': {
    async enter({ page }) {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused();
      await page.keyboard.type('sa');
    },
    leave: escape,
  },
  'the keys': {
    async enter({ page }) {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    },
    leave: escape,
  },
  'the drawer of tables': {
    async enter(notebook) {
      await notebook.page.evaluate(() => scrollTo(0, 0));
      await notebook.button('Tables').click();
      const drawer = notebook.page.getByRole('complementary', { name: 'Tables' });
      await drawer.locator('wb-catalog-table .name').first().click();
    },
    leave: escape,
  },
  'the menu of a column': {
    async enter({ page }, grid) {
      await grid.cell.evaluate((element) => element.scrollIntoView());
      await grid.grid.getByRole('button', { name: 'Menu of region' }).click();
      await expect(page.getByRole('menu', { name: 'Menu of region' })).toBeVisible();
    },
    leave: escape,
  },
  'the filter of a column': {
    async enter({ page }, grid) {
      await menuOfGrid(grid, 'Filter …');
      await expect(page.getByRole('form', { name: 'Filter region' })).toBeVisible();
    },
    async leave({ page }, grid) {
      await page.getByRole('form').getByRole('textbox').fill('north');
      await page.keyboard.press('Enter');
      await expect(grid.count).toHaveText(/ of /);
    },
  },
  'a profile beside a filtered grid': {
    async enter({ page }, grid) {
      await menuOfGrid(grid, 'Profile');
      await expect(page.getByRole('dialog', { name: 'Profile of region' }).getByRole('table')).toBeVisible();
    },
    async leave({ page }, grid) {
      await page.keyboard.press('Escape');
      await grid.choose('amount', 'Profile');
      await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
    },
  },
  'a profile of numbers': { enter: () => Promise.resolve(), leave: escape },
  'an export being written': {
    async enter(notebook, grid) {
      await grid.cell.evaluate((element) => element.scrollIntoView());
      await notebook.run('Run many');
      await new GridPage(notebook, 'many').exportAs('CSV');
      await expect(notebook.button('Stop export')).toBeVisible();
    },
  },
  'the configuration': {
    async enter(notebook) {
      await notebook
        .cell('Cleanse hcp_data')
        .getByRole('button', { name: /^What it does/ })
        .click();
      await notebook.page
        .getByRole('button', { name: /^cleansing_rules\.csv:\d+/ })
        .first()
        .click();
      await expect(notebook.page.getByRole('dialog', { name: 'Configuration' })).toBeVisible();
    },
    leave: escape,
  },
};

const cells = [
  { kind: 'markdown', text: '# Words\n\nSome *words* with [a link](https://example.org) and `code`.' },
  {
    name: 'sales',
    text: `SELECT range AS id, ['north', 'south', 'east'][range % 3 + 1] AS region, range * 1.25 AS amount,
  DATE '2024-01-01' + (range % 90)::INTEGER AS day
FROM range(500)`,
  },
  {
    kind: 'plot',
    text: 'title: Sales by region\nmark: barY\nx: region\ny: total\ndata: |\n  SELECT region, sum(amount) AS total FROM sales GROUP BY region',
  },
  { name: 'broken', text: 'SELECT nothing FROM sales' },
  { name: 'many', text: "SELECT range AS id, 'name ' || range AS name FROM range(6000000)" },
  { kind: 'job cleanse cleansed_hcp_data', text: '' },
];

/** The focus stays in the editor, whose arrows go through the list and scroll it. */
const except = ({ rule, html }: { rule: string; html: string }) =>
  rule === 'scrollable-region-focusable' && html.includes('cm-ac-');

for (const [name, { use, rules }] of Object.entries({
  light: { use: { colorScheme: 'light' as const }, rules: [] },
  // Only colours and sizes differ from what was looked at in the light: axe takes its time.
  dark: { use: { colorScheme: 'dark' as const }, rules: ['color-contrast'] },
  phone: {
    use: { colorScheme: 'light' as const, viewport: { width: 360, height: 740 } },
    rules: ['target-size', 'scrollable-region-focusable'],
  },
}))
  test.describe(name, () => {
    test.use({ ...use, contextOptions: { reducedMotion: 'reduce' } });

    test('the workbench is accessible in all its states, and as wide as the window', async ({ page }) => {
      const notebook = await openCells(page, cells);
      const grid = new GridPage(notebook, 'sales');
      const { width } = page.viewportSize()!;
      for (const [at, [state, { enter, leave }]] of Object.entries(states).entries()) {
        await test.step(state, async () => {
          await enter(notebook, grid);
          if (pictures) await page.screenshot({ path: `${pictures}/${name}-${at}.png` });
          expect.soft(await axeFindings(page, { rules, except }), state).toEqual([]);
          const wide = await page.evaluate(() => document.scrollingElement!.scrollWidth);
          expect.soft(wide, `${state}: nothing scrolls sideways`).toBeLessThanOrEqual(width);
          await leave?.(notebook, grid);
        });
      }
    });
  });
