import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { fence, NotebookPage } from './notebook-page.ts';

async function downloaded(page: Page): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+s');
  return readFile(await (await download).path());
}

const odd = [
  '\uFEFF# Odd',
  '',
  '',
  'Text   ',
  '~~~python  extra=1',
  '```sql',
  'not a cell',
  '~~~',
  ' ```sql',
  ' indented',
  ' ```',
  '```sql name=q  odd=yes   ',
  'SELECT 1',
  '',
  '',
  '```   ',
  '',
  '   ',
  '````plot',
  'title: ``` in it',
  '````',
  '```mermaid',
  'a --> b',
  '```',
  '<!-- cell -->',
  '',
  'Last line without an end',
].join('\r\n');

test('a notebook is downloaded as the bytes that were opened', async ({ page }) => {
  const notebook = await NotebookPage.with(page, odd);
  await expect(notebook.cell('q')).toBeVisible();
  const same = await downloaded(page);
  expect(same.toString()).toBe(odd);
  expect(same.equals(Buffer.from(odd))).toBe(true);
  // An edit that is undone leaves no trace, and one that stays changes its own line only.
  await notebook.typeInto('SQL cell q', 'SELECT 2');
  expect((await downloaded(page)).toString()).toBe(odd.replace('SELECT 1\r\n\r\n\r\n', 'SELECT 2\r\n'));
  await notebook.undo('edit SQL cell').click();
  expect((await downloaded(page)).equals(Buffer.from(odd))).toBe(true);
});

test('a notebook is opened by drop; Undo brings back the one before; a reload keeps edits', async ({
  page,
}) => {
  const notebook = await NotebookPage.with(page, `# Mine\n\n${fence('sql name=mine', 'SELECT 1')}`);
  await notebook.typeInto('SQL cell mine', 'SELECT 1 + 1');
  const files = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'theirs.md', { type: 'text/markdown' }));
      return data;
    },
    `# Theirs\n\n${fence('sql name=theirs', 'SELECT 2')}`,
  );
  await page.locator('body').dispatchEvent('drop', { dataTransfer: files });
  await expect(notebook.notice('Opened theirs.md')).toBeVisible();
  await notebook.expectOrder('Markdown cell', 'SQL cell theirs');
  await notebook.undo('open notebook').click();
  await notebook.expectOrder('Markdown cell', 'SQL cell mine');
  await expect(notebook.cell('mine').locator('pre')).toHaveText('SELECT 1 + 1');
  await expect(async () => {
    await page.reload();
    await expect(notebook.cell('mine')).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(notebook.cell('mine').locator('pre')).toHaveText('SELECT 1 + 1');
  await notebook.expectState('mine', 'idle');
});

test('a stranger’s notebook shows and runs nothing', async ({ page, baseURL, troubles }) => {
  const notebook = await NotebookPage.open(page);
  await expect(notebook.status).toContainText('6 files');
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    // The page's own code may come when it is first needed.
    if (
      !(url.origin === new URL(baseURL!).origin && url.pathname.startsWith('/assets/')) &&
      url.protocol !== 'blob:'
    )
      asked.push(request.url());
  });
  let alerts = 0;
  page.on('dialog', (dialog) => {
    alerts++;
    void dialog.dismiss();
  });
  const html = [
    '<script>alert(1)</script>',
    '<img src="https://stranger.example/a.png" onerror="alert(2)">',
    '<iframe src="https://stranger.example/"></iframe>',
    '<svg onload="alert(3)"></svg>',
    '<a href="javascript:alert(4)">press</a> [link](javascript:alert(5)) ![pixel](https://stranger.example/b.png)',
    '<style>* { background: url(https://stranger.example/c.png) }</style>',
    '<form action="https://stranger.example/"><button>send</button></form>',
  ].join('\n\n');
  const dashboard =
    'title: Board\ntiles:\n  - title: Tile\n    kpi: { value: n }\n    data: |\n      SELECT 1 AS n';
  await notebook.openText(
    `# Strange\n\n${html}\n\n` +
      fence('sql name=stranger', "FROM read_csv('https://stranger.example/d.csv')") +
      fence('plot', 'title: <img src=x onerror=alert(6)>\nmark: barY\nx: n\ny: n\ndata: |\n  FROM stranger') +
      fence('dashboard', dashboard) +
      fence('job extract site_master', ''),
  );
  await notebook.expectOrder(
    'Markdown cell',
    'SQL cell stranger',
    'Plot cell <img src=x onerror=alert(6)>',
    'Dashboard cell Board',
    'Job cell extract site_master',
  );
  await page.waitForTimeout(1000);
  await expect(notebook.cellsThatAre('idle')).toHaveCount(4);
  await expect(page.locator('wb-cell .word')).toHaveCount(4);
  await expect(
    page.locator('wb-markdown').locator('script, iframe, form, style, [onerror], [onload]'),
  ).toHaveCount(0);
  await expect(page.locator('wb-markdown [href^=javascript]')).toHaveCount(0);
  expect(alerts).toBe(0);
  expect(asked).toEqual([]);
  // Chromium tells of each handler that the sanitizer is about to drop.
  expect(troubles.filter((text) => !text.startsWith('console: Executing inline event handler'))).toEqual([]);
  troubles.splice(0);
  await notebook.undo('open notebook').click();
  await expect(notebook.cell('Extract hcp_data')).toBeVisible();
});
