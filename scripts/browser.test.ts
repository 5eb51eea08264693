import { describe, expect, it } from 'vitest';
import { ensureBrowser, findBrowser, type Effects } from './browser.ts';

const OWN = '/cache/chromium';

/** A made-up machine: what is there, and what each command brings. */
function machine(there: string[], change: Partial<Effects> & { brings?: Record<string, string[]> } = {}) {
  const files = new Set(there);
  const ran: string[] = [];
  const effects: Effects = {
    env: { PATH: '/usr/local/bin:/usr/bin' },
    exists: (path) => files.has(path),
    run: (command, args) => {
      const said = [command.split('/').at(-1), ...args.map((arg) => arg.split('/').at(-1))].join(' ');
      ran.push(said);
      const brought = change.brings?.[said];
      for (const file of brought ?? []) files.add(file);
      return brought !== undefined;
    },
    isRoot: false,
    platform: 'linux',
    playwrightPath: OWN,
    log: () => undefined,
    ...change,
  };
  return { effects, ran };
}

describe('findBrowser', () => {
  it('prefers CHROMIUM_PATH to Playwright’s own, and that to the system’s', () => {
    const all = ['/my/chrome', OWN, '/usr/bin/chromium', '/usr/bin/google-chrome'];
    const env = { PATH: '/usr/bin', CHROMIUM_PATH: '/my/chrome' };
    expect(findBrowser(machine(all, { env }).effects)).toBe('/my/chrome');
    expect(findBrowser(machine(all).effects)).toBe(OWN);
    expect(findBrowser(machine(all.slice(2)).effects)).toBe('/usr/bin/chromium');
    expect(findBrowser(machine(all.slice(3)).effects)).toBe('/usr/bin/google-chrome');
    expect(findBrowser(machine([]).effects)).toBeUndefined();
  });

  it('does not pass over a wrong CHROMIUM_PATH in silence', () => {
    const { effects } = machine([OWN], { env: { CHROMIUM_PATH: '/my/chrmoe' } });
    expect(() => findBrowser(effects)).toThrow('/my/chrmoe');
  });

  it('knows where macOS and Windows keep theirs', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(machine([mac], { platform: 'darwin' }).effects)).toBe(mac);
    const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
    const env = { PROGRAMFILES: 'C:\\Program Files' };
    expect(findBrowser(machine([windows], { platform: 'win32', env }).effects)).toBe(windows);
  });
});

describe('ensureBrowser', () => {
  it('installs nothing where a browser is there', () => {
    const { effects, ran } = machine(['/usr/bin/chromium']);
    expect(ensureBrowser(effects)).toBe('/usr/bin/chromium');
    expect(ran).toEqual([]);
  });

  it('tries Playwright’s download first', () => {
    const { effects, ran } = machine([], { brings: { 'node cli.js install chromium': [OWN] } });
    expect(ensureBrowser(effects)).toBe(OWN);
    expect(ran).toEqual(['node cli.js install chromium']);
  });

  it('gives root’s download the libraries that it needs', () => {
    const brings = { 'node cli.js install chromium': [OWN], 'node cli.js install-deps chromium': [] };
    const { effects, ran } = machine(['/usr/bin/apt-get'], { isRoot: true, brings });
    expect(ensureBrowser(effects)).toBe(OWN);
    expect(ran).toEqual(Object.keys(brings));
  });

  it('falls back on apt-get, as root only', () => {
    const brings = { 'apt-get update': [], 'apt-get install -y chromium': ['/usr/bin/chromium'] };
    const root = machine(['/usr/bin/apt-get'], { isRoot: true, brings });
    expect(ensureBrowser(root.effects)).toBe('/usr/bin/chromium');
    expect(root.ran).toEqual(['node cli.js install chromium', ...Object.keys(brings)]);
    const user = machine(['/usr/bin/apt-get'], { brings });
    expect(ensureBrowser(user.effects)).toBeUndefined();
    expect(user.ran).toEqual(['node cli.js install chromium']);
  });
});
