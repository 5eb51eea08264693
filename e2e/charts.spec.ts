import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { fence, NotebookPage } from './notebook-page.ts';

const bars =
  'title: Delay by region\nsubtitle: First half\nmark: barY\nx: region\ny: delay\nyLabel: Average delay (days)\ndata: |\n' +
  "  SELECT * FROM (VALUES ('NORTH', 7), ('SOUTH', 4.5), ('EAST', 3)) AS t(region, delay)";
const weeks =
  'title: Sales over time\nmark: lineY\nx: week\ny: sales\nstroke: region\ndata: |\n' +
  "  SELECT DATE '2025-01-06' + 7 * range::INT AS week, region, range + length(region) AS sales\n" +
  "  FROM range(20), (VALUES ('NORTH'), ('SOUTHERN')) AS r(region)";

/** What was picked and drilled into, in order, as the page hears it. */
interface Heard {
  heard: string[];
}

/** Opens two charts, drawn, and listens to what is picked in them. */
async function openCharts(page: Page): Promise<NotebookPage> {
  const notebook = await NotebookPage.with(page, fence('plot', bars) + fence('plot', weeks));
  await notebook.runAll();
  await expect(marksOf(page, 'Delay by region')).toBeVisible();
  await expect(marksOf(page, 'Sales over time')).toBeVisible();
  await page.evaluate(() => {
    const { heard } = Object.assign(window as unknown as Heard, { heard: [] as string[] });
    // Heard before the dashboard around the chart, which would act upon it.
    const note = (event: Event, words: string) => {
      event.stopPropagation();
      heard.push(words);
    };
    const options = { capture: true };
    document.body.addEventListener(
      'wb-pick',
      (event) => note(event, `${event.add ? 'add' : 'pick'} ${JSON.stringify(event.picks)}`),
      options,
    );
    document.body.addEventListener(
      'wb-drill',
      (event) => note(event, `drill ${JSON.stringify(event.picks)}`),
      options,
    );
  });
  return notebook;
}

function marksOf(page: Page, title: string): Locator {
  return page.getByRole('listbox', { name: `Marks of ${title}` });
}

function tip(page: Page): Locator {
  return page.locator('wb-chart-tip .tip');
}

/** What was heard since the last time. */
function heard(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as Heard).heard.splice(0));
}

/** A place of a chart in the window, by shares of its width and height. */
async function placeIn(marks: Locator, across: number, down: number): Promise<{ x: number; y: number }> {
  await marks.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await marks.boundingBox())!;
  return { x: x + across * width, y: y + down * height };
}

test('a mark says what it is, to the pointer and by keys, and is picked', async ({ page }) => {
  await openCharts(page);
  const chart = marksOf(page, 'Delay by region');
  const first = await placeIn(chart, 0.2, 0.6);
  await page.mouse.move(first.x, first.y);
  await expect(tip(page)).toHaveText(/Region: NORTH\s*Average delay \(days\): 7/);
  const words = (await tip(page).boundingBox())!;
  await page.mouse.move(words.x + words.width / 2, words.y + words.height / 2, { steps: 5 });
  await expect(tip(page), 'the pointer can go onto the words').toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tip(page)).toHaveCount(0);
  await page.mouse.move(first.x, first.y);
  await page.mouse.click(first.x, first.y);
  await page.keyboard.down('Control');
  const second = await placeIn(chart, 0.5, 0.7);
  await page.mouse.click(second.x, second.y);
  await page.keyboard.up('Control');
  expect(await heard(page)).toEqual([
    'pick [{"column":"region","values":["NORTH"]}]',
    'add [{"column":"region","values":["SOUTH"]}]',
  ]);
  await page.mouse.move(0, 0);
  await expect(tip(page)).toHaveCount(0);

  await page.keyboard.press('End');
  await expect(tip(page)).toHaveText(/Region: EAST/);
  const current = () =>
    chart.evaluate((element) => {
      const id = element.getAttribute('aria-activedescendant')!;
      return (element.getRootNode() as ShadowRoot).getElementById(id)!.textContent.trim();
    });
  expect(await current()).toBe('Region: EAST, Average delay (days): 3');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowLeft');
  await expect(tip(page)).toHaveText(/Region: SOUTH/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('d');
  expect(await heard(page)).toEqual([
    'pick [{"column":"region","values":["SOUTH"]}]',
    'add [{"column":"region","values":["NORTH"]}]',
    'drill [{"column":"region","values":["NORTH"]}]',
  ]);
  await page.keyboard.press('Escape');
  await expect(tip(page)).toHaveCount(0);
  await expect(chart, 'the focus stays').toBeFocused();
});

test('a range is drawn with the pointer and by keys; pictures are saved', async ({ page }) => {
  const notebook = await openCharts(page);
  const chart = marksOf(page, 'Sales over time');
  const band = page.locator('wb-chart-marks .band');
  const [from, to] = [await placeIn(chart, 0.3, 0.5), await placeIn(chart, 0.6, 0.5)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await expect(band).toBeVisible();
  await page.mouse.up();
  await expect(band).toHaveCount(0);
  const [ranged] = await heard(page);
  expect(ranged).toMatch(/^pick \[\{"column":"week","from":"2025-0[23]-\d\d","to":"2025-0[345]-\d\d".*\}\]$/);

  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.keyboard.press('Escape');
  await expect(band).toHaveCount(0);
  await page.mouse.up();
  expect(await heard(page), 'Esc ends a drag').toEqual([]);

  await chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(band).toBeVisible();
  await expect(
    page.locator('wb-chart-marks').getByText('From Week: Jan 6, 2025 to Week: Jan 20, 2025'),
  ).toBeAttached();
  await page.keyboard.press('Enter');
  expect(await heard(page)).toEqual(['pick [{"column":"week","from":"2025-01-06","to":"2025-01-20"}]']);

  const save = async (how: 'saveSvg' | 'savePng') => {
    const waiting = page.waitForEvent('download');
    await notebook
      .cell('Delay by region')
      .locator('wb-chart')
      .evaluate((element, method) => (element as HTMLElementTagNameMap['wb-chart'])[method](), how);
    const file = await waiting;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const svg = await save('saveSvg');
  expect(svg.name).toBe('Delay_by_region.svg');
  const text = svg.bytes.toString();
  const parsed = await page.evaluate((source) => {
    const picture = new DOMParser().parseFromString(source, 'image/svg+xml');
    return { root: picture.documentElement.localName, words: picture.documentElement.textContent };
  }, text);
  expect(parsed.root).toBe('svg');
  for (const word of ['Delay by region', 'First half', 'NORTH', 'Average delay (days)'])
    expect(parsed.words).toContain(word);
  expect(text, 'nothing hangs on the page').not.toMatch(
    /var\(|currentColor|light-dark|https?:\/\/(?!www\.w3\.org)/,
  );
  const png = await save('savePng');
  expect(png.name).toBe('Delay_by_region.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  const svgWidth = Number(/ width="(\d+)"/.exec(text)![1]);
  expect(png.bytes.readUInt32BE(16), 'two pixels for one').toBe(2 * svgWidth);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('a tap says what a mark is, inside of the window, and a second one picks it', async ({ page }) => {
    await openCharts(page);
    const chart = marksOf(page, 'Sales over time');
    await chart.focus();
    for (const key of ['Home', 'End']) {
      await page.keyboard.press(key);
      await expect(tip(page)).toHaveText(key === 'Home' ? /Jan 6, 2025/ : /May 19, 2025/);
      await expect(async () => {
        const { x, y, width, height } = (await tip(page).boundingBox())!;
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(360);
        expect(y + height).toBeLessThanOrEqual(740);
      }).toPass();
    }
    const region = marksOf(page, 'Delay by region');
    const { x, y } = await placeIn(region, 0.25, 0.55);
    await page.touchscreen.tap(x, y);
    await expect(tip(page)).toHaveText(/NORTH.*Tap again/s);
    expect(await heard(page)).toEqual([]);
    await page.touchscreen.tap(x, y);
    expect(await heard(page)).toEqual(['pick [{"column":"region","values":["NORTH"]}]']);
    expect(await axeFindings(page)).toEqual([]);
  });
});
