import { expect, test } from './fixtures.ts';
import { NotebookPage, textFile } from './notebook-page.ts';

/** A notebook of prose and queries by turns, 120 cells in all. */
const text = Array.from(
  { length: 60 },
  (_, at) => `# Chapter ${at}\n\nText.\n\n\`\`\`sql name=step_${at}\nSELECT ${at}\n\`\`\`\n`,
).join('\n');

test('a long notebook comes to the screen to its last cell', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.add([textFile('long.md', text)]);
  await expect(notebook.cell('step_59')).toBeAttached();
  await expect(page.locator('wb-frame')).toHaveCount(120);
});

test('what is asked for below is reached while the notebook is still being drawn', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.add([textFile('long.md', text)]);
  await page.getByRole('link', { name: 'Chapter 58' }).click();
  await expect(page.getByRole('heading', { name: 'Chapter 58' })).toBeInViewport();
});

test('a cell that is moved again and again keeps the focus', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.add([textFile('long.md', text)]);
  await expect(notebook.cell('step_59')).toBeAttached();
  const cell = notebook.frame('SQL cell step_2');
  await cell.focus();
  for (let count = 0; count < 6; count++) await page.keyboard.press('Alt+ArrowDown');
  await expect(
    page.locator('wb-frame').nth(11).getByRole('group', { name: 'SQL cell step_2' }),
  ).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(
    page.locator('wb-frame').nth(10).getByRole('group', { name: 'SQL cell step_2' }),
  ).toBeFocused();
});

test('the palette leaves the focus where it was', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  const cell = notebook.frame('Job cell extract');
  await cell.focus();
  await page.keyboard.press('ControlOrMeta+K');
  const input = page.getByRole('combobox', { name: 'Find a command, a cell or a table' });
  await expect(input).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(input).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(input).toBeHidden();
  await expect(cell).toBeFocused();
});

test('the drawer of tables opens at the first click', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.button('Tables').click();
  const drawer = page.getByRole('complementary', { name: 'Tables' });
  await expect(drawer.getByText('gold_hcp_data')).toBeVisible();
  await expect(drawer.getByRole('searchbox')).toBeFocused();
});
