import { existsSync, readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { siteServer } from '../scripts/serve.ts';
import { expect, test } from './fixtures.ts';

async function open(page: Page): Promise<void> {
  await page.goto('./', { waitUntil: 'networkidle' });
  await expect(page).toHaveTitle('Medallion');
  await expect(page.locator('wb-app')).toBeVisible();
  expect(await page.evaluate(() => customElements.get('wb-app') !== undefined)).toBe(true);
}

test('the page starts', async ({ page }) => {
  await open(page);
});

test('a content security policy names no origin but our own', async ({ page }) => {
  await open(page);
  const meta = page.locator('head > meta[http-equiv="Content-Security-Policy"]');
  const policy = (await meta.getAttribute('content')) ?? '';
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  expect(directives).toContainEqual(['default-src', "'none'"]);
  expect(directives).toContainEqual(['connect-src', "'self'"]);
  const sources = new Set(directives.flatMap(([, ...rest]) => rest));
  const known = ["'none'", "'self'", "'unsafe-inline'", "'wasm-unsafe-eval'", 'blob:', 'data:'];
  expect([...sources].filter((source) => !known.includes(source))).toEqual([]);
});

test('the policy comes before anything that it governs', async ({ page }) => {
  await open(page);
  const first = await page.evaluate(
    () => document.head.querySelector('meta[http-equiv], script, style, link')?.outerHTML,
  );
  expect(first).toContain('Content-Security-Policy');
});

for (const address of ['http://127.0.0.1:9/', 'https://example.com/'])
  test(`the browser refuses to send anything to ${address}`, async ({ page, troubles }) => {
    await open(page);
    const sent = await page.evaluate(
      (url) =>
        fetch(url, { method: 'POST', body: 'a row', mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      address,
    );
    expect(sent).toBe(false);
    const refused = troubles.splice(0);
    expect(refused).not.toEqual([]);
    for (const trouble of refused) expect(trouble).toMatch(/^console: .*Content Security Policy/);
  });

test('the sample data lie beside the page', async ({ request }) => {
  const files = existsSync('data_sample') ? readdirSync('data_sample', { withFileTypes: true }) : [];
  for (const file of files.filter((entry) => entry.isFile()))
    expect((await request.head(`./data_sample/${encodeURIComponent(file.name)}`)).status(), file.name).toBe(
      200,
    );
});

test.describe('below a path', () => {
  test.use({
    baseURL: async ({ browserName: _ }, use) => {
      const server = siteServer('dist', '/some/where/');
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      await use(`http://localhost:${(server.address() as AddressInfo).port}/some/where/`);
      server.closeAllConnections();
      server.close();
    },
  });

  test('the page starts there too', async ({ page }) => {
    const missed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) missed.push(response.url());
    });
    await open(page);
    expect(new URL(page.url()).pathname).toBe('/some/where/');
    expect(missed).toEqual([]);
  });
});
