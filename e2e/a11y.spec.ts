import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { NotebookPage, textFile } from './notebook-page.ts';

/** What axe has to say, a line each. */
async function findings(page: Page): Promise<string[]> {
  // What is half hidden below the bar on top would pass for a small target.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page })
    // What is inside of a picture is no part of the page for those who can't see it; looking there takes most of the time.
    .exclude({
      fromShadowDom: [
        'wb-app',
        'wb-notebook',
        'wb-frame',
        'wb-cell',
        'wb-dashboard',
        'wb-tile',
        'wb-chart',
        'svg[role=img] g',
      ],
    })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.flat().join(' ')} ${node.html.slice(0, 120)}`),
  );
}

for (const [name, use] of Object.entries({
  light: { colorScheme: 'light' as const },
  dark: { colorScheme: 'dark' as const },
  'light, 360 px wide': { colorScheme: 'light' as const, viewport: { width: 360, height: 740 } },
}))
  test.describe(name, () => {
    test.use(use);

    test('axe finds nothing before, during and after a run, with details and notices open', async ({
      page,
    }) => {
      test.setTimeout(120_000);
      const notebook = await NotebookPage.open(page);
      expect(await findings(page), 'before').toEqual([]);
      await notebook.runAll();
      await notebook.button('Details of Check product_sales').click();
      await expect(notebook.cell('Check product_sales').getByRole('gridcell').first()).toBeVisible();
      await notebook.button('Details of Stage product_sales').click();
      await notebook.cell('Stage product_sales').getByRole('tab', { name: 'SQL' }).click();
      await notebook.button('Table of Units by category').click();
      await expect(notebook.cell('Operations & Risk Tracker').locator('svg')).toHaveCount(3);
      expect(await findings(page), 'after a run').toEqual([]);
      const header = 'table_name,column_name,rule_type,rule_condition,rule_desc,is_active\n';
      await notebook.add([
        textFile('dq_rule_config.csv', `${header}std_hcp_data,npi,REGX,^\\d+$,NPI,Y\n`),
        textFile('holiday.txt', ''),
      ]);
      await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible();
      await notebook.runAll();
      expect(await findings(page), 'with problems').toEqual([]);
    });
  });
