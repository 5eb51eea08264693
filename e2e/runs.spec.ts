import { expect, test } from './fixtures.ts';
import { fence, NotebookPage } from './notebook-page.ts';

const chain =
  '# Chain\n\n' +
  fence('sql name=a', 'SELECT 1 AS n') +
  fence('sql name=b', 'SELECT n * 10 AS n FROM a') +
  fence('sql name=c', 'WITH a AS (SELECT 5 AS n) SELECT n FROM a') +
  fence('sql name=d', 'SELECT n + 1 AS n FROM b');

test('an edit makes dependents stale; nothing reruns until that is switched on', async ({ page }) => {
  const notebook = await NotebookPage.with(page, chain);
  await notebook.run('Run d');
  for (const title of ['a', 'b', 'd']) await notebook.expectState(title, 'done');
  await notebook.expectState('c', 'idle');
  await expect(notebook.rows('d')).toContainText(['11']);
  await notebook.run('Run c');

  await notebook.typeInto('SQL cell a', 'SELECT 2 AS n');
  for (const title of ['a', 'b', 'd']) await notebook.expectState(title, 'stale');
  await notebook.expectState('c', 'done');
  // Longer than an edit has to rest before cells run by themselves.
  await page.waitForTimeout(1500);
  for (const title of ['a', 'b', 'd']) await notebook.expectState(title, 'stale');
  await expect(notebook.rows('d')).toContainText(['11']);

  // A text that is as it was is no edit.
  await notebook.typeInto('SQL cell a', 'SELECT 1 AS n');
  for (const title of ['a', 'b', 'c', 'd']) await notebook.expectState(title, 'done');
  await notebook.typeInto('SQL cell a', 'SELECT 2 AS n');
  await notebook.run('Run stale 3');
  await notebook.expectState('d', 'done');
  await expect(notebook.rows('d')).toContainText(['21']);
  await expect(page.getByRole('button', { name: /^Run stale/ })).toHaveCount(0);

  await notebook.menu('Run cells automatically after an edit');
  await expect(notebook.status).toContainText('Runs automatically');
  await notebook.typeInto('SQL cell b', 'SELECT n * 100 AS n FROM a');
  await expect(notebook.rows('d')).toContainText(['201']);
  await notebook.expectState('d', 'done');
  await notebook.menu('Stop running cells automatically');
  await notebook.typeInto('SQL cell c', 'SELECT 6 AS n');
  await notebook.expectState('c', 'stale');
});

test('cells above, below and the next step run from the selected cell', async ({ page }) => {
  const notebook = await NotebookPage.with(page, chain);
  const choose = async (cell: string, entry: string) => {
    const before = await notebook.lastRun();
    await notebook.button(`More for ${cell}`).click();
    await page.getByRole('menuitem', { name: entry }).click();
    await notebook.untilDone(before);
  };
  await choose('SQL cell c', 'Run all cells above');
  for (const title of ['a', 'b']) await notebook.expectState(title, 'done');
  for (const title of ['c', 'd']) await notebook.expectState(title, 'idle');
  await choose('SQL cell c', 'Run this cell and all below');
  for (const title of ['c', 'd']) await notebook.expectState(title, 'done');
  await notebook.typeInto('SQL cell c', 'SELECT 8 AS n');
  await notebook.run('Next step');
  await notebook.expectState('c', 'done');
  await expect(notebook.frame('SQL cell c')).toBeFocused();
  await notebook.button('Next step').click();
  await expect(notebook.notice('Every step is done')).toBeVisible();
});

test('a failed cell blocks its dependents by name, the rest goes on', async ({ page }) => {
  const notebook = await NotebookPage.with(page, chain);
  await notebook.typeInto('SQL cell b', 'SELECT nn FROM a');
  const before = await notebook.lastRun();
  await notebook.button('More for SQL cell a').click();
  await page.getByRole('menuitem', { name: 'Run this cell and all below' }).click();
  await notebook.untilDone(before);
  await notebook.expectState('a', 'done');
  await notebook.expectState('b', 'failed');
  await notebook.expectState('c', 'done');
  await notebook.expectState('d', 'blocked');
  await expect(notebook.cell('d')).toContainText('blocked by b');
  await notebook.cell('d').getByRole('button', { name: 'b', exact: true }).click();
  await expect(notebook.cell('b')).toBeFocused();
  await expect(notebook.button('Run stale 2')).toBeVisible();
  await notebook.typeInto('SQL cell b', 'SELECT n FROM a');
  await notebook.run('Run stale 2');
  await expect(notebook.rows('d')).toContainText(['2']);
});

test('Stop ends a heavy query; tables are as they were', async ({ page }, testInfo) => {
  const heavy =
    'SELECT count(*) AS n FROM range(200000) a, range(200000) b WHERE a.range * 7 % 11 = b.range % 13';
  const notebook = await NotebookPage.with(
    page,
    fence('sql name=big', 'SELECT 7 AS n FROM range(1234)') +
      fence('sql name=counted', 'SELECT count(*) AS n FROM big') +
      fence('sql name=after', 'SELECT n FROM big LIMIT 1'),
  );
  await notebook.run('Run counted');
  await expect(notebook.rows('counted')).toContainText(['1234']);
  await notebook.typeInto('SQL cell big', heavy);
  await notebook.button('Run after').click();
  await notebook.expectState('big', 'running');
  await page.waitForTimeout(500);
  const begun = Date.now();
  await notebook.stop.click();
  await notebook.expectState('big', 'stopped');
  await expect(notebook.stop).toBeDisabled();
  testInfo.annotations.push({ type: 'stopped after', description: `${Date.now() - begun} ms` });
  expect(await notebook.focus()).not.toMatch(/^body/);
  await notebook.expectState('after', 'idle');
  await notebook.typeInto('SQL cell after', 'SELECT count(*) AS n FROM memory.main.big');
  await expect(notebook.rows('big')).toContainText(['7', '7']);
  await notebook.undo('edit SQL cell').click();
  await notebook.undo('edit SQL cell').click();
  await notebook.run('Run counted');
  await expect(notebook.rows('counted')).toContainText(['1234']);
});
