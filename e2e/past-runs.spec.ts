import { readFileSync } from 'node:fs';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage, textFile } from './notebook-page.ts';

test('what moved between two runs is told with the line that moved it', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.menu('Runs: what moved, and why');
  const runs = page.getByRole('dialog', { name: 'Runs' });
  await expect(runs).toContainText('No run is kept yet');
  await page.keyboard.press('Escape');
  await expect(runs).toBeHidden();

  await notebook.runAll();
  const delay = notebook.kpi('Operations & Risk Tracker', 'Average delay').locator('strong');
  const before = (await delay.textContent())!.trim();
  const rules = readFileSync('configs/dq_rule_config.csv', 'utf8');
  const strict = rules.replace('delay_days <= 60', 'delay_days <= 5');
  const line = strict.slice(0, strict.indexOf('delay_days <= 5')).split('\n').length;
  await notebook.add(textFile('dq_rule_config.csv', strict));
  await notebook.runAll();
  const after = (await delay.textContent())!.trim();
  expect(after).not.toBe(before);

  await notebook.menu('Runs: what moved, and why');
  await expect(runs.getByRole('row')).toHaveCount(3);
  await expect(runs.getByRole('row').nth(1)).toContainText(`dq_rule_config.csv:${line}`);
  await runs.getByRole('button', { name: 'What moved, and why' }).press('Enter');
  const moved = runs.locator('section').filter({ hasText: 'Average delay' });
  await expect(moved).toContainText(`dq_rule_config.csv:${line}`);
  const told = (await moved.getByRole('heading').textContent())!.replace(/\s+/g, ' ');
  const [from, to] = /([\d.]+) → ([\d.]+)/.exec(told)!.slice(1).map(Number);
  expect(from).toBeCloseTo(Number.parseFloat(before), 1);
  expect(to).toBeCloseTo(Number.parseFloat(after), 1);
  expect(await axeFindings(page)).toEqual([]);
  const folder = process.env['PICTURES'];
  if (folder) {
    await page.screenshot({ path: `${folder}/runs.png` });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.screenshot({ path: `${folder}/runs-360.png` });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1280, height: 720 });
  }
  await moved.getByRole('button', { name: `dq_rule_config.csv:${line}` }).press('Enter');
  const panel = page.getByRole('dialog', { name: 'Configuration' });
  await expect(panel.locator('tr[aria-current=true]')).toContainText('delay_days <= 5');

  // The runs are still there after a reload.
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(notebook.cell('Extract hcp_data')).toBeVisible();
  await notebook.menu('Runs: what moved, and why');
  await expect(runs.getByRole('row')).toHaveCount(3);
});

test('runs of single jobs stand together until one looks into them', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  for (let step = 0; step < 3; step++) await notebook.run('Next step');
  await notebook.runAll();
  await notebook.menu('Runs: what moved, and why');
  const runs = page.getByRole('dialog', { name: 'Runs' });
  await expect(runs.getByRole('row')).toHaveCount(3);
  const steps = runs.getByRole('button', { name: /3 runs of single jobs/ });
  await expect(steps).toHaveAttribute('aria-expanded', 'false');
  await expect(runs.getByRole('radio', { checked: true })).toHaveCount(2);
  await steps.press('Enter');
  // All three, so that their times add up to the sitting’s.
  await expect(runs.getByRole('row')).toHaveCount(6);
  await expect(runs.getByRole('row').nth(5)).toContainText('extract');
  await runs.getByRole('row').nth(5).getByRole('radio').first().check();
  expect(await axeFindings(page)).toEqual([]);
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/runs-steps.png` });
  await runs.getByRole('button', { name: 'What moved, and why' }).press('Enter');
  await expect(runs.getByRole('button', { name: 'Stop' })).toBeHidden();
  await expect(runs.getByRole('alert')).toHaveCount(0);

  // What is compared stays in sight.
  await steps.press('Enter');
  await expect(runs.getByRole('row')).toHaveCount(3);
  await expect(runs.getByRole('radio', { checked: true })).toHaveCount(2);
});
