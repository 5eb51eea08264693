import { expect, test } from './fixtures.ts';
import { fence, NotebookPage } from './notebook-page.ts';

const small = `# Small\n\n${fence('sql name=a', 'SELECT 1 AS n')}${fence('sql name=b', 'SELECT n + 1 AS n FROM a')}`;

test.describe('the five kinds of cells', () => {
  test('are added by buttons, keys and the palette, and a plot of a named cell draws it', async ({
    page,
  }) => {
    const notebook = await NotebookPage.with(page, small);
    await notebook.expectOrder('Markdown cell', 'SQL cell a', 'SQL cell b');
    await notebook.addCell('SQL', 'SQL cell a');
    await notebook.write("SELECT * FROM (VALUES ('x', 3), ('y', 5)) AS t(name, value)");
    await notebook.expectOrder('Markdown cell', 'SQL cell a', 'SQL cell SQL 2', 'SQL cell b');
    const name = notebook.cell('SQL 2').getByRole('textbox', { name: /^Name of the result/ });
    await name.fill('two words');
    await name.press('Enter');
    await expect(notebook.cell('SQL 2')).toContainText('Letters, digits and _ only');
    await name.fill('pairs');
    await name.press('Enter');
    await expect(notebook.frame('SQL cell pairs')).toBeFocused();

    await notebook.addCell('Plot', 'SQL cell pairs');
    await expect(notebook.editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await notebook.write('title: Pairs\nmark: barY\nx: name\ny: value\ndata: |\n  FROM pairs');
    const before = await notebook.lastRun();
    await page.keyboard.press('ControlOrMeta+Enter');
    await notebook.untilDone(before);
    await notebook.expectState('pairs', 'done');
    await notebook.expectState('Pairs', 'done');
    await expect(notebook.cell('Pairs').locator('svg').getByText('x', { exact: true })).toBeVisible();
    await expect(notebook.cell('Pairs').locator('svg rect')).toHaveCount(2);
    await notebook.leave();

    await notebook.addCell('Text', 'SQL cell b');
    await notebook.write('Some **strong** words');
    await notebook.leave();
    await expect(page.locator('wb-markdown strong')).toHaveText('strong');

    await page.keyboard.press('a');
    await notebook.write('SELECT 11 AS above');
    await notebook.leave();
    await page.keyboard.press('b');
    await notebook.write('SELECT 12 AS below');
    await notebook.leave();
    await notebook.palette('Add a Dashboard cell below');
    await expect(notebook.editor).toContainText('title: A dashboard');
    await notebook.leave();
    await notebook.expectOrder(
      'Markdown cell',
      'SQL cell a',
      'SQL cell pairs',
      'Plot cell Pairs',
      'SQL cell b',
      'SQL cell SQL 4',
      'SQL cell SQL 5',
      'Dashboard cell A dashboard',
      'Markdown cell',
    );
    await notebook.run('Run A dashboard');
    await expect(notebook.kpi('A dashboard', 'The answer')).toContainText('42');
  });
});

const lines =
  '# One\n\n' + ['a', 'b', 'c'].map((name) => fence(`sql name=${name}`, `SELECT '${name}' AS n`)).join('');

test.describe('a cell', () => {
  test('is edited by Enter, a click and a double click', async ({ page }) => {
    const notebook = await NotebookPage.with(page, lines);
    await notebook.cell('b').locator('pre').click();
    await expect(notebook.editor).toBeFocused();
    await expect(notebook.editor).toHaveText("SELECT 'b' AS n");
    await page.keyboard.press('Escape');
    await expect(notebook.frame('SQL cell b')).toBeFocused();
    await page.getByRole('heading', { name: 'One' }).dblclick();
    await expect(notebook.editor).toBeFocused();
    await notebook.write('New ');
    await page.keyboard.press('Escape');
    await expect(notebook.editor).toHaveCount(0);
    await expect(notebook.frame('Markdown cell')).toBeFocused();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(notebook.editor).toHaveText("SELECT 'a' AS n");
  });

  test('is moved by keys and by the mouse', async ({ page }) => {
    const notebook = await NotebookPage.with(page, lines);
    await notebook.select('SQL cell a');
    await page.keyboard.press('Alt+ArrowDown');
    await notebook.expectOrder('Markdown cell', 'SQL cell b', 'SQL cell a', 'SQL cell c');
    await expect(notebook.frame('SQL cell a')).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    await notebook.expectOrder('Markdown cell', 'SQL cell a', 'SQL cell b', 'SQL cell c');
    await expect(notebook.frame('SQL cell a')).toBeFocused();

    const handle = notebook.frame('SQL cell c').locator('.handle');
    await notebook.frame('SQL cell c').hover();
    await handle.dragTo(notebook.frame('SQL cell a'), { targetPosition: { x: 200, y: 4 } });
    await notebook.expectOrder('Markdown cell', 'SQL cell c', 'SQL cell a', 'SQL cell b');
    await expect(notebook.frame('SQL cell c')).toBeFocused();
    await notebook.undo('move SQL cell').click();
    await notebook.expectOrder('Markdown cell', 'SQL cell a', 'SQL cell b', 'SQL cell c');
  });

  test('is deleted by D D and by its menu, collapsed and expanded', async ({ page }) => {
    const notebook = await NotebookPage.with(page, lines);
    await notebook.select('SQL cell a');
    await page.keyboard.press('d');
    await notebook.expectOrder('Markdown cell', 'SQL cell a', 'SQL cell b', 'SQL cell c');
    await page.keyboard.press('d');
    await notebook.expectOrder('Markdown cell', 'SQL cell b', 'SQL cell c');
    await expect(notebook.frame('SQL cell b')).toBeFocused();
    await notebook.button('More for SQL cell b').click();
    await page.getByRole('menuitem', { name: 'Delete the cell' }).click();
    await notebook.expectOrder('Markdown cell', 'SQL cell c');
    await expect(notebook.frame('SQL cell c')).toBeFocused();

    await page.keyboard.press('o');
    const folded = notebook.frame('SQL cell c').getByRole('button', { expanded: false, name: /^c/ });
    await expect(folded).toBeVisible();
    await expect(notebook.cell('c')).toHaveCount(0);
    await expect(notebook.frame('SQL cell c')).toBeFocused();
    await folded.click();
    await expect(notebook.cell('c')).toBeVisible();
    expect(await notebook.focus()).not.toMatch(/^body/);
    await notebook.menu('Collapse all cells');
    await expect(page.getByRole('heading', { name: 'One' })).toHaveCount(0);
    await notebook.menu('Expand all cells');
    await expect(page.getByRole('heading', { name: 'One' })).toBeVisible();

    await notebook.select('SQL cell c');
    await page.keyboard.press('d');
    await page.keyboard.press('d');
    await page.keyboard.press('d');
    await page.keyboard.press('d');
    await expect(page.getByText('The notebook is empty.')).toBeVisible();
    expect(await notebook.focus()).not.toMatch(/^body/);
    await page.getByRole('button', { name: 'Add a SQL cell', exact: true }).click();
    await expect(notebook.editor).toBeFocused();
  });

  test('of jobs shows the type and the table that are chosen', async ({ page }) => {
    const notebook = await NotebookPage.with(page, '# Jobs\n');
    await notebook.select('Markdown cell');
    await notebook.addCell('Job', 'Markdown cell');
    await expect(notebook.frame('Job cell extract')).toBeVisible();
    await expect(notebook.cell('Extract hcp_data')).toBeVisible();
    const type = page.getByLabel('Jobs of the type');
    await expect(type).toBeFocused();
    await type.selectOption('dq');
    await expect(notebook.cell('Check hcp_data')).toBeVisible();
    await expect(notebook.cell('Extract hcp_data')).toHaveCount(0);
    await page.getByRole('combobox', { name: 'for', exact: true }).selectOption('dq_site_master');
    await expect(page.locator('wb-cell')).toHaveCount(1);
    await expect(notebook.cell('Check site_master')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(notebook.frame('Job cell dq dq_site_master')).toBeFocused();
    await expect(type).toHaveCount(0);
    await notebook.runCell('Job cell dq dq_site_master');
    await notebook.expectState('Check site_master', 'done');
    await page.keyboard.press('Enter');
    await expect(type).toHaveValue('dq');
    await expect(page.getByRole('combobox', { name: 'for', exact: true })).toHaveValue('dq_site_master');
    await notebook.undo('change job cell').click();
    await expect(notebook.frame('Job cell dq')).toBeVisible();
  });
});
