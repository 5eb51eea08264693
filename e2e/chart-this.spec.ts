import { expect, test } from './fixtures.ts';
import { fence, NotebookPage } from './notebook-page.ts';

const delays = fence(
  'sql name=delays',
  "SELECT * FROM (VALUES ('NORTH', 7.0), ('SOUTH', 4.5), ('EAST', 3.0)) AS t(region, delay)",
);

test('a result becomes a plot below it, which one Undo takes back', async ({ page }) => {
  const notebook = await NotebookPage.with(page, delays + fence('sql', 'SELECT 1 AS a, 2 AS b;'));
  await notebook.run('Run delays');
  const before = await notebook.lastRun();
  await notebook.cell('delays').getByRole('button', { name: 'Chart this' }).click();
  await notebook.untilDone(before);
  const plot = page.locator('wb-frame').nth(1);
  await expect(plot.locator('wb-chart svg')).toBeVisible();
  await expect(plot.locator('pre')).toContainText('FROM delays');
  await expect(plot.locator('.frame')).toBeFocused();
  await expect(page.getByRole('option', { name: /Region: NORTH.*7/ })).toBeAttached();
  await expect(page.locator('wb-frame')).toHaveCount(3);
  await notebook.undo('add Plot cell').click();
  await expect(page.locator('wb-frame')).toHaveCount(2);

  await notebook.runCell('SQL cell SQL 2');
  const asked = await notebook.lastRun();
  await notebook.palette('Chart this');
  await notebook.untilDone(asked);
  await expect(page.locator('wb-frame').nth(2).locator('pre')).toContainText('SELECT 1 AS a, 2 AS b');
  await expect(page.locator('wb-frame').nth(2).locator('.word')).toHaveText(/done$/);
});

test('a plot redraws while its text is written; a mistake is marked in it and the last chart stays', async ({
  page,
}) => {
  const plot = fence(
    'plot',
    'title: Delay\nmark: barY\nx: region\ny: delay\ndata: |\n  SELECT * FROM delays',
  );
  const notebook = await NotebookPage.with(page, delays + plot);
  const marks = page.getByRole('listbox', { name: 'Marks of Delay' });
  await notebook.select('Plot cell Delay');
  await page.keyboard.press('Enter');
  await expect(notebook.editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await notebook.write(' WHERE delay > 3');
  await notebook.leave();
  await notebook.expectState('Delay', 'idle');
  await notebook.runAll();
  await expect(marks.getByRole('option')).toHaveAttribute('aria-setsize', '2');
  const ran = await notebook.lastRun();

  await notebook.select('Plot cell Delay');
  await page.keyboard.press('Enter');
  await expect(notebook.editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Backspace');
  await notebook.write('1');
  await expect(marks.getByRole('option')).toHaveAttribute('aria-setsize', '3');
  await notebook.expectState('Delay', 'done');
  await expect(notebook.editor, 'the focus stays in the editor').toBeFocused();

  await notebook.write(' AND delya > 1');
  const error = notebook.cell('Delay').locator('.error');
  await expect(error).toContainText('delya');
  await expect(page.locator('.cm-lintRange-error')).toHaveText('delya');
  await expect(marks.getByRole('option'), 'the last good chart').toHaveAttribute('aria-setsize', '3');
  await expect(page.locator('wb-dashboard[former]')).toHaveCount(1);
  await notebook.expectState('Delay', 'stale');

  for (let letter = 0; letter < ' AND delya > 1'.length; letter++) await page.keyboard.press('Backspace');
  await expect(error).toHaveCount(0);
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);
  await expect(page.locator('wb-dashboard[former]')).toHaveCount(0);
  await notebook.expectState('Delay', 'done');
  await notebook.leave();
  expect(await notebook.lastRun(), 'nothing was run for it').toBe(ran);
});
