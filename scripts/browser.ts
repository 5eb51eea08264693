import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/** What the search touches outside of itself. */
export interface Effects {
  env: Record<string, string | undefined>;
  exists: (path: string) => boolean;
  /** Runs a command to its end and says whether it succeeded; `seconds` is its time limit. */
  run: (command: string, args: string[], seconds: number) => boolean;
  isRoot: boolean;
  platform: string;
  /** Where Playwright keeps the Chromium that it downloads. */
  playwrightPath: string;
  log: (line: string) => void;
}

const REAL: Effects = {
  env: process.env,
  exists: existsSync,
  run: (command, args, seconds) =>
    spawnSync(command, args, {
      stdio: 'ignore',
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0,
  isRoot: process.getuid?.() === 0,
  platform: process.platform,
  playwrightPath: chromium.executablePath(),
  log: (line) => console.error(line),
};

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS_APPS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
const WINDOWS_ROOTS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/**
 * The Chromium to test with, as far as one is there: `CHROMIUM_PATH`, else Playwright's own download, else
 * the system's. Undefined if there is none.
 */
export function findBrowser(effects: Effects = REAL): string | undefined {
  const asked = effects.env['CHROMIUM_PATH'];
  if (asked) {
    if (effects.exists(asked)) return asked;
    throw new Error(`CHROMIUM_PATH names a file that is not there: ${asked}`);
  }
  return [effects.playwrightPath, ...systemPaths(effects)].find(
    (path) => path !== '' && effects.exists(path),
  );
}

/** The same, but one that is missing is installed first. */
export function ensureBrowser(effects: Effects = REAL): string | undefined {
  return findBrowser(effects) ?? (installs(effects) ? findBrowser(effects) : undefined);
}

function systemPaths({ env, platform }: Effects): string[] {
  if (platform === 'win32')
    return WINDOWS_ROOTS.flatMap((root) =>
      WINDOWS_APPS.map((app) => (env[root] ? `${env[root]}\\${app}` : '')),
    );
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return platform === 'darwin' ? [...MAC_APPS, ...found] : found;
}

function installs(effects: Effects): boolean {
  const { exists, run, isRoot, log } = effects;
  const apt = isRoot && exists('/usr/bin/apt-get');
  const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js');
  log('No Chromium here. Trying Playwright’s download …');
  if (run(process.execPath, [playwright, 'install', 'chromium'], 300)) {
    // A bare Debian lacks libraries that the downloaded browser is linked with.
    return !apt || run(process.execPath, [playwright, 'install-deps', 'chromium'], 600);
  }
  if (!apt) return false;
  log('The download failed. Trying apt-get install chromium …');
  return run('apt-get', ['update'], 300) && run('apt-get', ['install', '-y', 'chromium'], 900);
}

function main(): void {
  try {
    const path = ensureBrowser();
    if (path) return console.log(`Browser for the tests: ${path}`);
    console.error(
      'The tests need Chromium or Chrome: install one (Debian: apt-get install chromium), or set CHROMIUM_PATH.',
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
