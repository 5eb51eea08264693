import { kinds } from '../src/charts/kinds.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';

for (const [name, use] of Object.entries({
  light: { colorScheme: 'light' as const },
  'dark, 360 px wide': { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } },
}))
  test.describe(name, () => {
    test.use(use);

    test('the gallery shows every kind of chart, with nothing amiss', async ({ page }) => {
      await page.goto('./gallery.html');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Charts');
      for (const { name: kind } of kinds) {
        const section = page.locator(`#${kind}`);
        await expect(section.getByRole('heading', { level: 2, name: kind, exact: true })).toBeVisible();
        await expect(section.getByRole('img').first()).toBeVisible();
        await expect(section.getByRole('img').first()).toHaveAttribute('aria-description', /\w/);
        await expect(section.getByText(`mark: ${kind}`).first()).toBeVisible();
        await expect(section.getByText('No rows', { exact: true }).first()).toBeVisible();
      }
      await expect(page.locator('script')).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      // The page's policy lets the charts have their colours.
      const colour = page.locator('#barX rect[fill^="var(--"]').first();
      expect(await colour.evaluate((rect) => getComputedStyle(rect).fill)).toMatch(/^rgb/);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('link', { name: 'rectY' }).click();
      await expect(page.getByRole('heading', { name: 'rectY' })).toBeInViewport();
    });
  });

test('the gallery leads to the notebook', async ({ page }) => {
  await page.goto('./gallery.html');
  await page.getByRole('link', { name: 'the notebook' }).click();
  await expect(page.locator('wb-app')).toBeVisible();
});
