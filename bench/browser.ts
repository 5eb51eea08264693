import { existsSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../scripts/browser.ts';
import { siteServer } from '../scripts/serve.ts';

/** A served site: where it is, and how many bytes it has sent so far, headers included. */
export interface Site {
  address: string;
  sent(): number;
  close(): void;
}

/** Serves the built site on a free port of this machine. */
export async function serveSite(): Promise<Site> {
  if (!existsSync('dist/index.html')) throw new Error('dist/ holds no site: run `npm run build` first');
  const server = siteServer('dist');
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}/`,
    sent: () => sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0),
    close: () => server.close(),
  };
}

/** Starts a headless Chromium with an empty profile. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  const args = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
}

/** The process that all of a browser's processes belong to; undefined where the system doesn't tell. */
export async function processOf(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  return processInfo.find((info) => info.type === 'browser')?.id;
}
