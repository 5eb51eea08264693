import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/browser.ts';

const port = Number(process.env['E2E_PORT'] || 4199);
const executablePath = findBrowser();

/** Chromium must not look for hosts of its own: the tests count every request. */
const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Each test starts the engine anew: compiling it a second time, for speed later on, takes a fifth of all tests' time.
  '--js-flags=--liftoff-only',
];
// Chromium refuses to run its sandbox as root, as which a container's tests run.
if (process.getuid?.() === 0) args.push('--no-sandbox');

export default defineConfig({
  testDir: 'e2e',
  reporter: 'list',
  workers: 2,
  // A shared machine can be ten times as slow as a desk: a test waits for as long as that takes. One that passes only
  // when tried again is reported as flaky.
  retries: 1,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env['CI']),
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${port}/`,
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
    // Noting every step of a test that passes takes a quarter of its time.
    trace: 'on-first-retry',
  },
  webServer: {
    command: 'npx tsx scripts/serve.ts',
    env: { PORT: String(port) },
    url: `http://localhost:${port}/`,
    timeout: 60_000,
    reuseExistingServer: false,
  },
});
