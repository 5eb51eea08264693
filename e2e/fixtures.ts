import { test as base, expect, type BrowserContext } from '@playwright/test';

export { expect };

/**
 * Notes what no page of ours may do: log an error, throw one, send a request to another origin, or start a
 * worker that could. A worker made from a file has only the policy that the host sends with that file, and
 * a plain host sends none; one made from a blob: address inherits the page's.
 * @returns the list, which grows as the context is used
 */
export function watch(context: BrowserContext, origin: string): string[] {
  const troubles: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => troubles.push(`page: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const inside = url.protocol === 'blob:' || url.protocol === 'data:' || url.origin === origin;
    if (!inside) troubles.push(`request: ${request.method()} ${request.url()}`);
  });
  context.on('page', (page) =>
    page.on('worker', (worker) => {
      if (!worker.url().startsWith('blob:'))
        troubles.push(`worker outside of the page's policy: ${worker.url()}`);
    }),
  );
  return troubles;
}

/**
 * Playwright's test; it fails on every trouble of its page too. A test that provokes one asks for
 * `troubles`, looks at it and empties it.
 */
export const test = base.extend<{ troubles: string[] }>({
  troubles: [
    async ({ context, baseURL }, use) => {
      const troubles = watch(context, new URL(baseURL ?? '').origin);
      await use(troubles);
      expect(troubles, 'errors, requests to other origins, workers without a policy').toEqual([]);
    },
    { auto: true },
  ],
});
