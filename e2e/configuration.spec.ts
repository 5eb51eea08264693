import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage } from './notebook-page.ts';

const panel = (page: Page) => page.getByRole('dialog', { name: 'Configuration' });
const impact = (page: Page) => panel(page).getByRole('status', { name: 'What the edits would do' });
const current = (page: Page) => panel(page).locator('tr[aria-current=true]');

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Opens the configuration at the line of the check of delays, by its link. */
async function openRule(notebook: NotebookPage): Promise<void> {
  const { page } = notebook;
  await notebook.button('Details of Check shipment_data').click();
  const cell = notebook.cell('Check shipment_data');
  await cell.getByRole('tab', { name: 'What it does' }).click();
  await cell.getByRole('listitem').filter({ hasText: 'CUSTOM_EXPR' }).getByRole('button').press('Enter');
  await expect(current(page)).toContainText('delay_days <= 60');
}

test('a rule is edited by keyboard; what it would do is what the run then does', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  const rejected = notebook.figure('Check shipment_data', 'rejected');
  const before = (await rejected.textContent())!;
  const delay = notebook.kpi('Operations & Risk Tracker', 'Average delay');
  await expect(delay).toContainText('days');
  const oldDelay = /[\d.]+/.exec((await delay.locator('strong').textContent())!)![0];
  await openRule(notebook);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(editor(page, 'rule_condition')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('delay_days <= 5');
  await page.keyboard.press('Enter');
  await expect(impact(page)).toContainText(`dq_shipment_data: ${before} → `);
  await expect(impact(page)).toContainText('Average delay');
  const after = /dq_shipment_data: [\d,]+ → ([\d,]+)/.exec((await impact(page).textContent())!)![1]!;
  const newDelay = /Average delay\s+\(Operations & Risk Tracker\): [\d.]+ → ([\d.]+)/.exec(
    (await impact(page).textContent())!.replace(/\s+/g, ' '),
  )![1]!;
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'config-impact');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'config-impact-dark');
  await page.setViewportSize({ width: 360, height: 740 });
  await picture(page, 'config-impact-360');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 720 });
  // Nothing has changed so far.
  await expect(rejected).toHaveText(before);

  const last = await notebook.lastRun();
  await panel(page).getByRole('button', { name: 'Keep and run' }).click();
  await notebook.untilDone(last);
  await expect(panel(page)).toBeHidden();
  await expect(rejected).toHaveText(after);
  await expect(delay).toContainText(Number(newDelay).toFixed(2));
  await notebook.undo('edit dq_rule_config').click();
  await notebook.runAll();
  await expect(rejected).toHaveText(before);
  await expect(delay).toContainText(oldDelay);
});

test('mistakes stand at their cell with what was meant; lines are added, moved, switched and pasted', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page);
  await openRule(notebook);
  const lines = panel(page).getByRole('rowheader').filter({ hasText: /\d/ });
  const count = await lines.count();
  const at = async () => (await current(page).getByRole('rowheader').textContent())!;
  const line = await at();

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await expect(panel(page).getByRole('combobox', { name: 'rule_type' })).toBeFocused();
  await expect(panel(page).getByRole('combobox', { name: 'rule_type' }).getByRole('option')).toContainText([
    '',
    'NOT_NULL',
  ]);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeVisible();
  // Of all lines' menus only the one of the line is on Tab's way.
  await page.keyboard.press('Tab');
  expect(await notebook.focus()).toBe(`button Line ${line}`);
  await page.keyboard.press('Tab');
  expect(await notebook.focus()).toBe('button + Add a line');
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(count + 1);
  // A line from a spreadsheet goes over the one that is new, another one behind it.
  await page.evaluate(() => {
    const text =
      'std_site_master\tregion\tREGX\t^N\tNorth only\tY\nstd_site_master\tsite_id\tNOT_NULL\t\tNo site\tY';
    const data = new DataTransfer();
    data.setData('text/plain', text);
    let target: Element = document.activeElement!;
    while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
    );
  });
  await expect(lines).toHaveCount(count + 2);
  await expect(panel(page)).toContainText('did you mean REGEX?');
  await expect(panel(page).getByRole('gridcell', { name: 'REGX', exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await panel(page).getByRole('button', { name: 'Use REGEX' }).click();
  await expect(panel(page)).not.toContainText('did you mean REGEX?');
  await expect(impact(page)).toContainText('Run the pipeline once');

  await panel(page).locator('summary').click();
  await expect(panel(page).locator('.changes li')).toHaveText([
    new RegExp(`^\\+ \\d+: std_site_master, region, REGEX, \\^N, North only, Y$`),
    /^\+ \d+: std_site_master, site_id/,
  ]);
  await panel(page)
    .getByRole('button', { name: `Line ${line}`, exact: true })
    .click();
  await panel(page).getByRole('menuitem', { name: 'Switch off' }).click();
  await expect(panel(page).locator('tr.off')).toContainText(['delay_days <= 60']);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => Number(await at())).toBe(Number(line) - 1);
  await expect(panel(page).locator('.changes summary')).toHaveText(
    '1 line of dq_rule_config.csv changed, 2 added',
  );
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(panel(page).locator('tr.off')).toHaveCount(0);

  // Closing keeps the edits at hand, and says that they are not kept.
  await panel(page).getByRole('button', { name: 'Close' }).click();
  await expect(notebook.notice('Edits of dq_rule_config are not kept yet')).toBeVisible();
  await notebook.button('Go on editing').click();
  await expect(lines).toHaveCount(count + 2);
  await panel(page).getByRole('button', { name: 'Discard all' }).click();
  await expect(lines).toHaveCount(count);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(page.locator('wb-notices .notice')).toHaveCount(0);
});

test('a group of rejected rows is repaired: the line is proposed, and the count falls', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  const rejected = notebook.figure('Check site_master', 'rejected');
  const before = Number(await rejected.textContent());
  await notebook.button('Details of Check site_master').click();
  const cell = notebook.cell('Check site_master');
  await cell.getByRole('tab', { name: /^Rejected/ }).click();
  const reasons = cell.getByRole('list', { name: 'Why rows of dq_site_master were rejected' });
  const region = reasons.getByRole('listitem').filter({ hasText: 'Region is unknown' }).first();
  await expect(region).toBeVisible();
  await picture(page, 'quarantine');
  const repair = region.getByRole('button', { name: /^Repair .* of region$/ }).first();
  const value = /^Repair (.*) of region$/.exec((await repair.getAttribute('aria-label'))!)![1]!;
  await repair.click();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('menuitem', { name: /^Allow / }).click();
  await expect(current(page)).toContainText(value);
  await expect(impact(page)).toContainText('0 rows newly rejected');
  const after = Number(/dq_site_master: [\d,]+ → ([\d,]+)/.exec((await impact(page).textContent())!)![1]);
  expect(after).toBeLessThan(before);
  await picture(page, 'quarantine-repair');
  const last = await notebook.lastRun();
  await panel(page).getByRole('button', { name: 'Keep and run' }).click();
  await notebook.untilDone(last);
  await expect(rejected).toHaveText(String(after));
});

/** Opens the table of BI queries, and its first query in the editor. */
async function openQuery(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Edit the configuration');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('combobox', { name: 'Table' }).selectOption('sql_repos.csv');
  await expect(current(page)).toContainText('bi_product_performance');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
}

const editor = (page: Page, name: string) => panel(page).getByRole('textbox', { name });

test('a BI query is written in the SQL editor, which the engine checks', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  await openQuery(page);
  await expect(editor(page, 'sql_txt')).toBeFocused();
  await expect(panel(page)).toContainText('The engine takes it: 9 columns.');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('\nWHERE product.categry = 5');
  await expect(panel(page)).toContainText(/⚠ Line \d+: .*categry/);
  await expect(editor(page, 'sql_txt')).toHaveAttribute('aria-invalid', 'true');
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'config-sql');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'config-sql-dark');
  await page.setViewportSize({ width: 360, height: 740 });
  await picture(page, 'config-sql-360');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 720 });

  // Undo is the editor's own while it is open; Escape leaves the cell as it was, and what was written can come back.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor(page, 'sql_txt')).not.toContainText('product.categry');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(editor(page, 'sql_txt')).toContainText('product.categry = 5');
  await page.keyboard.press('Escape');
  await expect(editor(page, 'sql_txt')).toBeHidden();
  await expect(panel(page)).toBeVisible();
  await expect(current(page).getByRole('gridcell').nth(2)).toBeFocused();
  await expect(current(page)).not.toContainText('categry');
  await panel(page).getByRole('button', { name: 'Redo edit' }).click();
  await expect(current(page)).toContainText('categry');
  // The engine's word stands at the line, too.
  await expect(panel(page).locator('.problems')).toContainText('categry');
  await expect(current(page).getByRole('gridcell').nth(2)).toHaveAttribute('aria-invalid', 'true');
  await panel(page).getByRole('button', { name: 'Use category' }).click();
  await expect(current(page)).toContainText('product.category = 5');
  await panel(page).getByRole('button', { name: 'Undo edit' }).click();

  await current(page).getByRole('gridcell').nth(2).click();
  // A word under the pointer would be explained, and Escape would take that away first.
  await page.mouse.move(0, 0);
  await page.keyboard.press('F2');
  await expect(editor(page, 'sql_txt')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ControlOrMeta+Backspace');
  await page.keyboard.type('6');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(current(page)).not.toContainText('categry');
  await expect(panel(page).getByRole('button', { name: 'Keep and run' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a condition is completed from the columns of its table', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  await openRule(notebook);
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(editor(page, 'rule_condition')).toBeFocused();
  await expect(panel(page)).toContainText('The engine takes it.');
  await page.keyboard.type(' AND expected');
  const offered = panel(page).getByRole('listbox').getByRole('option');
  await expect(offered.first()).toContainText('expected_delivery');
  await picture(page, 'config-condition');
  await page.keyboard.press('Escape');
  await expect(offered).toHaveCount(0);
  await expect(editor(page, 'rule_condition')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('delay_dayss <= 5');
  await page.keyboard.press('Tab');
  await expect(editor(page, 'rule_condition')).toBeHidden();
  await expect(panel(page).locator('.problems')).toContainText('delay_days');
  await panel(page).getByRole('button', { name: 'Undo edit' }).click();
  await expect(panel(page).locator('.problems')).toHaveCount(0);
});
