import { expect, test } from './fixtures.ts';
import { fence, NotebookPage } from './notebook-page.ts';

const three =
  '# Keys\n\n' + ['a', 'b', 'c'].map((name) => fence(`sql name=${name}`, `SELECT '${name}' AS n`)).join('');
const all = ['Markdown cell', 'SQL cell a', 'SQL cell b', 'SQL cell c'];

test('letters are commands on a cell, and letters in what takes text', async ({ page }) => {
  const notebook = await NotebookPage.with(page, three);
  await notebook.select('SQL cell a');
  await page.keyboard.press('c');
  await page.keyboard.press('v');
  await notebook.expectOrder('Markdown cell', 'SQL cell a', 'SQL cell SQL 2', 'SQL cell b', 'SQL cell c');
  await expect(notebook.frame('SQL cell SQL 2')).toBeFocused();
  await page.keyboard.press('m');
  await notebook.expectOrder('Markdown cell', 'SQL cell a', 'Markdown cell', 'SQL cell b', 'SQL cell c');
  await page.keyboard.press('y');
  await expect(notebook.frame('SQL cell SQL 2')).toBeFocused();
  await page.keyboard.press('x');
  await notebook.expectOrder(...all);
  await expect(notebook.frame('SQL cell b')).toBeFocused();
  await page.keyboard.press('j');
  await expect(notebook.frame('SQL cell c')).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowUp');
  await expect(notebook.frame('SQL cell a')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(notebook.frame('SQL cell b')).toBeFocused();
  await page.keyboard.press('o');
  await expect(notebook.cell('b')).toHaveCount(0);
  await page.keyboard.press('o');
  await expect(notebook.cell('b')).toBeVisible();
  await expect(notebook.frame('SQL cell b')).toBeFocused();

  const name = notebook.cell('b').getByRole('textbox', { name: /^Name of the result/ });
  await name.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('abddzxcvmyjko');
  await expect(name).toHaveValue('abddzxcvmyjko');
  await page.keyboard.press('Escape');
  await expect(name).toHaveValue('b');
  await expect(notebook.frame('SQL cell b')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(notebook.editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('ddabzxcvmyjko?');
  await expect(notebook.editor).toHaveText('ddabzxcvmyjko?');
  await notebook.leave();
  await notebook.expectOrder(...all);
  await page.keyboard.press('z');
  await expect(notebook.cell('b').locator('pre')).toHaveText("SELECT 'b' AS n");
});

test('Shift, Ctrl and Alt with Enter run a cell and go on, stay, or add one', async ({ page }) => {
  const notebook = await NotebookPage.with(page, three);
  await notebook.select('SQL cell a');
  await page.keyboard.press('Enter');
  await expect(notebook.editor).toBeFocused();
  await page.keyboard.press('Shift+Enter');
  await expect(notebook.frame('SQL cell b')).toBeFocused();
  await notebook.expectState('a', 'done');
  await expect(notebook.cell('a').locator('pre')).toHaveText("SELECT 'a' AS n");
  await page.keyboard.press('Enter');
  await expect(notebook.editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await notebook.expectState('b', 'done');
  await expect(notebook.editor).toBeFocused();
  await expect(notebook.editor).toHaveText("SELECT 'b' AS n");
  await notebook.leave();
  await page.keyboard.press('j');
  await page.keyboard.press('Alt+Enter');
  await notebook.expectState('c', 'done');
  await notebook.expectOrder(...all, 'SQL cell SQL 4');
  await notebook.write('SELECT 4');
  await notebook.leave();
  await page.keyboard.press('Shift+Enter');
  await notebook.expectState('SQL 4', 'done');
  await notebook.expectOrder(...all, 'SQL cell SQL 4', 'SQL cell SQL 5');
  expect(await notebook.focus()).not.toMatch(/^body/);
});

test('the palette finds commands, cells and tables; ? shows the keys; Esc goes back', async ({ page }) => {
  const notebook = await NotebookPage.with(page, three);
  await notebook.select('SQL cell b');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  for (const text of ['Run the cell and go to the next', 'Suggest names and words', 'Undo'])
    await expect(keys).toContainText(text);
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await expect(notebook.frame('SQL cell b')).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(notebook.editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: /^Find a command/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(notebook.editor).toBeFocused();
  await notebook.leave();

  await notebook.palette('Collapse the cell');
  await expect(notebook.cell('b')).toHaveCount(0);
  await expect(notebook.frame('SQL cell b')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  const find = page.getByRole('combobox', { name: /^Find a command/ });
  await find.fill('c');
  await page
    .locator('wb-palette')
    .getByRole('option')
    .filter({ hasText: /^\s*▤c\s*idle\s*$/ })
    .click();
  await expect(notebook.frame('SQL cell c')).toBeFocused();
  await notebook.palette('bi_product_performance');
  await expect(notebook.editor).toBeFocused();
  await expect(notebook.editor).toContainText('bi_product_performance');
  await notebook.expectOrder(...all, 'SQL cell SQL 4');
});

test('a session by keyboard alone never loses the focus', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      expect(await notebook.focus(), `after ${key}`).not.toMatch(/^(?:body|nothing)/);
    }
  };
  await press('Tab');
  expect(await notebook.focus()).toContain('Skip to the notebook');
  await press('Enter', 'Tab');
  await expect(notebook.frame('Markdown cell').first()).toBeFocused();
  await press('b');
  await notebook.write('SELECT x, x * x AS square FROM range(1, 50) t(x)');
  await press('ControlOrMeta+Enter');
  await notebook.expectState('SQL 1', 'done');
  await expect(notebook.rows('SQL 1').first()).toBeVisible();
  await notebook.leave();
  const grid = notebook.cell('SQL 1').getByRole('grid');
  for (let tries = 0; tries < 15 && !(await grid.evaluate((it) => it.matches(':focus'))); tries++)
    await press('Tab');
  await expect(grid).toBeFocused();
  await press('ArrowDown', 'ArrowDown', 'ArrowRight');
  await expect(grid).toHaveAttribute('aria-activedescendant', /./);
  await expect(grid.locator('.active')).toHaveText('9');
  await press('Escape');
  await expect(notebook.frame('SQL cell SQL 1')).toBeFocused();
  await press('d', 'd');
  await expect(notebook.cell('SQL 1')).toHaveCount(0);
  await press('z');
  await notebook.expectState('SQL 1', 'done');
  await expect(notebook.frame('SQL cell SQL 1')).toBeFocused();
  const download = page.waitForEvent('download');
  await press('ControlOrMeta+s');
  expect((await download).suggestedFilename()).toBe('notebook.md');
});
