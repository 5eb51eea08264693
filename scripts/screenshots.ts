import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { chromium, type Locator, type Page } from '@playwright/test';
import { ensureBrowser } from './browser.ts';
import { siteServer } from './serve.ts';

const folder = 'docs';

/** The query that the pictures show: a result with numbers and text. */
const query = `SELECT region, site_name, avg_delay_days, on_time_rate
FROM workspace.healthintel360_publish.bi_site_performance
ORDER BY avg_delay_days DESC`;

function cell(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** Waits until nothing runs and what was drawn last is on the screen. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('wb-app')?.workspace.running === undefined);
  await page.waitForTimeout(700);
}

async function runAll(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('wb-app')?.workspace.engine.state.status === 'ready',
  );
  await page.getByRole('button', { name: 'Run all' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /last run/ })
    .waitFor({ timeout: 120_000 });
  await settle(page);
  await page.mouse.move(0, 0);
}

async function save(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  writeFileSync(`${folder}/${name}.png`, picture);
  console.log(`${folder}/${name}.png ${Math.round(picture.length / 1000)} kB`);
}

/** Brings an element's upper edge below the page's bar. */
async function show(page: Page, place: Locator, above = 70): Promise<void> {
  await place.evaluate((element, distance) => {
    scrollTo({ top: scrollY + element.getBoundingClientRect().top - distance, behavior: 'instant' });
  }, above);
  await settle(page);
}

/** A dashboard filtered by a mark, and the rows behind it. */
async function takeFiltered(page: Page): Promise<void> {
  const dashboard = cell(page, 'Sales and deliveries');
  await show(page, dashboard);
  const marks = dashboard.getByRole('group', { name: 'Delay by region', exact: true }).getByRole('listbox');
  // The third box is the region that ships late.
  const toTheThird = async () => {
    await marks.focus();
    for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  };
  await toTheThird();
  await page.keyboard.press('Enter');
  // What is said of the mark would lie over the other tiles.
  await page.keyboard.press('Escape');
  await show(page, dashboard);
  await save(page, 'filtered');
  await toTheThird();
  await page.keyboard.press('d');
  await page.getByRole('dialog').getByRole('gridcell').first().waitFor();
  await settle(page);
  await save(page, 'rows');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

async function takeAll(page: Page): Promise<void> {
  await runAll(page);
  await show(page, cell(page, 'Check hcp_data'), 260);
  await save(page, 'page');
  await page.emulateMedia({ colorScheme: 'dark' });
  await settle(page);
  await save(page, 'dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await show(page, cell(page, 'Operations & Risk Tracker'));
  await save(page, 'dashboard');
  await takeFiltered(page);

  await page.getByRole('button', { name: 'Details of Cleanse hcp_data' }).click();
  await cell(page, 'Cleanse hcp_data').getByRole('tab', { name: 'Changes' }).click();
  await page.waitForTimeout(2500);
  await show(page, cell(page, 'Cleanse hcp_data'));
  await save(page, 'changes');
  await page.getByRole('button', { name: 'Details of Cleanse hcp_data' }).click();

  const id = await page.evaluate((text) => {
    const { workspace, page: view } = document.querySelector('wb-app')!;
    const added = workspace.edits.insert('sql', { before: workspace.cells[0]!.id }, text);
    workspace.edits.rename(added, 'delays');
    view.goTo(added);
    return added;
  }, query);
  const frame = page.locator(`wb-frame[data-id="${id}"]`);
  await frame.getByRole('button', { name: 'Run delays' }).click();
  await frame.getByRole('gridcell').first().waitFor();
  await settle(page);
  await frame
    .getByRole('columnheader')
    .filter({ hasText: 'avg_delay_days' })
    .locator('button')
    .first()
    .click();
  await frame.getByRole('menuitem', { name: 'Profile' }).click();
  await page.waitForTimeout(1500);
  await save(page, 'query');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Tables', exact: true }).click();
  await page.waitForTimeout(1500);
  await save(page, 'tables');
  await page.getByRole('button', { name: 'Tables', exact: true }).click();

  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('combobox', { name: 'Find a command, a cell or a table' }).waitFor();
  await page.keyboard.type('stage');
  await page.waitForTimeout(500);
  await save(page, 'palette');
}

/** Takes the pictures of the README from the built site. */
async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = siteServer('dist');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const executablePath = ensureBrowser();
  const browser = await chromium.launch({
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ...(executablePath ? { executablePath } : {}),
  });
  const look = { reducedMotion: 'reduce', colorScheme: 'light', locale: 'en-US', timezoneId: 'UTC' } as const;
  try {
    const desk = await browser.newPage({ ...look, viewport: { width: 1160, height: 700 } });
    await desk.goto(address);
    await takeAll(desk);
    await desk.close();
    const phone = await browser.newPage({ ...look, viewport: { width: 360, height: 700 }, hasTouch: true });
    await phone.goto(address);
    await runAll(phone);
    await show(phone, cell(phone, 'Check hcp_data'), 120);
    await save(phone, 'phone');
  } finally {
    await browser.close();
    server.close();
  }
}

await main();
