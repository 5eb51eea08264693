import { test as base, expect, type BrowserContext } from '@playwright/test';

export { expect };

/**
 * Notes what no page of ours may do: log an error, throw one, or send a request to another origin.
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
      expect(troubles, 'errors in the console, thrown errors and requests to other origins').toEqual([]);
    },
    { auto: true },
  ],
});
