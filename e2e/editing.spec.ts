import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { fence, NotebookPage, textFile } from './notebook-page.ts';

/** Suggestions take no key in their first milliseconds, so that nobody takes one by accident. */
const aMoment = 200;

const two = `# Two\n\n${fence('sql name=a', 'SELECT 1 AS n')}${fence('sql name=b', 'SELECT 2 AS n')}`;

test.describe('one Undo for everything', () => {
  test('takes back typing, structure and configuration in their order', async ({ page }) => {
    const notebook = await NotebookPage.with(page, two);
    await notebook.runCell('SQL cell b');
    await notebook.typeInto('SQL cell a', 'SELECT 3 AS n');
    await notebook.select('SQL cell b');
    await page.keyboard.press('d');
    await page.keyboard.press('d');
    await notebook.expectOrder('Markdown cell', 'SQL cell a');
    const rules = readFileSync('configs/dq_rule_config.csv', 'utf8').trimEnd();
    await notebook.add(textFile('dq_rule_config.csv', `${rules}\nstd_hcp_data,npi,REGX,1,NPI,Y\n`));
    const problems = page.getByRole('region', { name: 'Problems' });
    await expect(problems).toContainText('REGX');
    await expect(notebook.undo('add files')).toBeVisible();

    await notebook.undo('add files').click();
    await expect(problems).toHaveCount(0);
    await notebook.undo('delete SQL cell').click();
    await notebook.expectOrder('Markdown cell', 'SQL cell a', 'SQL cell b');
    await notebook.select('SQL cell a');
    await page.keyboard.press('z');
    await expect(notebook.cell('a').locator('pre')).toHaveText('SELECT 1 AS n');
    await page.keyboard.press('Shift+z');
    await expect(notebook.cell('a').locator('pre')).toHaveText('SELECT 3 AS n');
    await notebook.redo('delete SQL cell').click();
    await notebook.expectOrder('Markdown cell', 'SQL cell a');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(problems).toContainText('REGX');
    expect(await notebook.focus()).not.toMatch(/^body/);
  });

  test('brings a deleted cell back with its rows, without a run', async ({ page }) => {
    const notebook = await NotebookPage.with(page, two);
    await notebook.runCell('SQL cell b');
    await expect(notebook.rows('b')).toContainText(['2']);
    const ran = await notebook.lastRun();
    await page.keyboard.press('x');
    await notebook.expectOrder('Markdown cell', 'SQL cell a');
    await notebook.undo('cut SQL cell').click();
    await notebook.expectState('b', 'done');
    await expect(notebook.rows('b')).toContainText(['2']);
    expect(await notebook.lastRun()).toBe(ran);
  });

  test('takes back what was typed while one types', async ({ page }) => {
    const notebook = await NotebookPage.with(page, two);
    await notebook.cell('a').locator('pre').click();
    await expect(notebook.editor).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type(', 2 + 2');
    await expect(notebook.undo('edit SQL cell')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(notebook.editor).toHaveText('SELECT 1 AS n');
    await expect(notebook.editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(notebook.editor).toHaveText('SELECT 1 AS n, 2 + 2');
  });
});

test.describe('an error', () => {
  test('of the engine is said in plain words, the wrong word underlined', async ({ page }) => {
    const notebook = await NotebookPage.with(page, two);
    await notebook.typeInto('SQL cell b', 'SELECT n, nonsense FROM a');
    await notebook.runCell('SQL cell b');
    await notebook.expectState('b', 'failed');
    await expect(notebook.cell('b').locator('.error')).toContainText('nonsense');
    await expect(notebook.cell('b').locator('.error')).not.toContainText(/LINE 1|Binder Error/);
    await page.keyboard.press('Enter');
    await expect(notebook.editor.locator('.cm-lintRange')).toHaveText('nonsense');
    await expect(notebook.editor).toBeFocused();
    await page.keyboard.press('F8');
    await expect(page.locator('wb-editor .cm-tooltip')).toContainText('nonsense');
    await page.keyboard.press('Escape');
    await expect(page.locator('wb-editor .cm-tooltip')).toHaveCount(0);
    await expect(notebook.editor).toBeFocused();
    // Another text has no error yet.
    await page.keyboard.press('End');
    await page.keyboard.type(' LIMIT 1');
    await expect(notebook.editor.locator('.cm-lintRange')).toHaveCount(0);
  });

  test('of a configured job links to the line of its configuration', async ({ page }) => {
    const notebook = await NotebookPage.with(page, fence('job dq dq_site_master', ''));
    const rules = 'table_name,column_name,rule_type,rule_condition,rule_desc,is_active';
    await notebook.add(
      textFile('dq_rule_config.csv', `${rules}\nstd_site_master,site_id,CUSTOM_EXPR,site_id > sit_id,Id,Y\n`),
    );
    await expect(notebook.notice('1 configuration table')).toBeVisible();
    await notebook.run('Run Check site_master');
    await notebook.expectState('Check site_master', 'failed');
    const link = notebook.cell('Check site_master').getByRole('button', { name: 'dq_rule_config.csv:2' });
    await link.press('Enter');
    const row = page.getByRole('dialog', { name: 'Configuration' }).locator('tr[aria-current=true]');
    await expect(row.getByRole('gridcell').first()).toBeFocused();
    await expect(row).toContainText('sit_id');
    await page.keyboard.press('Escape');
    await expect(link).toBeFocused();
  });
});

test.describe('the editor', () => {
  test('offers the tables and columns that there are, and tells of them', async ({ page }) => {
    const notebook = await NotebookPage.with(
      page,
      fence('sql name=patients', "SELECT 'Ann' AS first_name, 41 AS age") + fence('sql name=q', 'SELECT 1'),
    );
    await notebook.runCell('SQL cell patients');
    await notebook.select('SQL cell q');
    await page.keyboard.press('Enter');
    await expect(notebook.editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('SELECT * FROM pat');
    const suggestions = page.locator('wb-editor .cm-tooltip-autocomplete li');
    // The names come a moment after the editor.
    await expect(async () => {
      await page.keyboard.press('Control+Space');
      await expect(suggestions.first()).toContainText('patients', { timeout: 500 });
    }).toPass();
    await page.waitForTimeout(aMoment);
    await page.keyboard.press('Tab');
    await expect(notebook.editor).toHaveText('SELECT * FROM patients');
    await page.keyboard.type(' WHERE fir');
    await expect(suggestions.first()).toContainText('first_name');
    await page.waitForTimeout(aMoment);
    await page.keyboard.press('Enter');
    await expect(notebook.editor).toHaveText('SELECT * FROM patients WHERE first_name');
    await page.keyboard.press('ControlOrMeta+i');
    const note = page.locator('wb-editor .cm-tooltip');
    await expect(note).toContainText('VARCHAR');
    await expect(note).toContainText('Ann');
    await page.keyboard.press('Escape');
    await expect(note).toHaveCount(0);
    // At “patients”, behind fourteen letters.
    await page
      .locator('wb-editor .cm-line')
      .first()
      .hover({ position: { x: 146, y: 10 } });
    await expect(note).toContainText('age');
  });

  test('formats, comments, finds and replaces, and has many cursors', async ({ page }) => {
    const notebook = await NotebookPage.with(page, two);
    await notebook.select('SQL cell a');
    await page.keyboard.press('Enter');
    await expect(notebook.editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await notebook.write('select n, n+1 as m from b where n>0');
    await page.keyboard.press('ControlOrMeta+Shift+F');
    const lines = notebook.editor.locator('.cm-line');
    await expect(lines.first()).toHaveText('SELECT');
    await expect(lines.filter({ hasText: /^FROM$|^FROM b$/ })).toHaveCount(1);
    await notebook.undo('edit SQL cell').click();
    await expect(lines).toHaveCount(1);

    await notebook.editor.click();
    await page.keyboard.press('ControlOrMeta+/');
    await expect(lines.first()).toHaveText(/^-- /);
    await page.keyboard.press('ControlOrMeta+/');
    await expect(lines.first()).not.toHaveText(/^-- /);

    await page.keyboard.press('ControlOrMeta+a');
    await notebook.write('SELECT count, count, count');
    await page.keyboard.press('Home');
    await page.keyboard.press('ControlOrMeta+ArrowRight');
    await page.keyboard.press('ArrowRight');
    for (let time = 0; time < 4; time++) await page.keyboard.press('ControlOrMeta+d');
    await notebook.write('total');
    await expect(notebook.editor).toHaveText('SELECT total, total, total');
    await page.keyboard.press('Escape');

    await page.keyboard.press('ControlOrMeta+f');
    await page.getByRole('textbox', { name: 'Find' }).fill('total');
    await page.getByRole('textbox', { name: 'Replace' }).fill('sum');
    await page.getByRole('button', { name: 'Replace all' }).click();
    await expect(notebook.editor).toHaveText('SELECT sum, sum, sum');
    await page.keyboard.press('Escape');
    await expect(notebook.editor).toBeFocused();
  });

  test('offers the marks of charts, shows Markdown while one types, and makes cells of fences', async ({
    page,
  }) => {
    const notebook = await NotebookPage.with(page, two);
    await notebook.addCell('Plot', 'SQL cell b');
    await expect(notebook.editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('mark: ba');
    const suggestions = page.locator('wb-editor .cm-tooltip-autocomplete li');
    await expect(suggestions).toHaveText(['barX', 'barY']);
    await page.waitForTimeout(aMoment);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(notebook.editor).toContainText('mark: barY');
    await notebook.leave();

    await notebook.addCell('Text', 'SQL cell b');
    await expect(notebook.editor).toBeFocused();
    await page.keyboard.type('A **bold** word');
    await expect(page.locator('wb-markdown strong')).toHaveText('bold');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('```sql name=typed');
    await page.keyboard.press('Enter');
    await page.keyboard.type('SELECT 5 AS five');
    await page.keyboard.press('Enter');
    await page.keyboard.type('```');
    await notebook.leave();
    await notebook.expectOrder(
      'Markdown cell',
      'SQL cell a',
      'SQL cell b',
      'Markdown cell',
      'SQL cell typed',
      'Plot cell Plot',
    );
    await expect(notebook.frame('Markdown cell').nth(1)).toBeFocused();
    await notebook.run('Run typed');
    await expect(notebook.rows('typed')).toContainText(['5']);
  });
});
