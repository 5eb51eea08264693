import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage, textFile } from './notebook-page.ts';

/** What axe has to say from the top of the page: what is half hidden below the bar would pass for a small target. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(() => scrollTo(0, 0));
  return axeFindings(page);
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
