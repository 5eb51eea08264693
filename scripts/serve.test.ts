import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteServer } from './serve.ts';

let folder = '';
const servers: Server[] = [];

async function start(base?: string): Promise<string> {
  const server = siteServer(join(folder, 'site'), base);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Sends a path as it stands; fetch would tidy the dots away. */
function raw(origin: string, path: string): Promise<string> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('end', () => done(text));
    socket.on('error', failed);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  await mkdir(join(folder, 'site/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'site/index.html'), '<title>x</title>');
  await writeFile(join(folder, 'site/assets/a-1.wasm'), new Uint8Array([0, 97, 115, 109]));
  await writeFile(join(folder, 'site/a b.csv'), 'id\n1\n');
});

afterAll(async () => {
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

describe('siteServer', () => {
  it('names the types that a browser insists on', async () => {
    const origin = await start();
    const page = await fetch(origin);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toBe('<title>x</title>');
    const wasm = await fetch(`${origin}/assets/a-1.wasm`);
    expect(wasm.headers.get('content-type')).toBe('application/wasm');
    expect(wasm.headers.get('content-length')).toBe('4');
    expect(wasm.headers.get('cache-control')).toContain('immutable');
  });

  it('packs text, and finds a name with a blank in spite of a query', async () => {
    const csv = await fetch(`${await start()}/a%20b.csv?v=1`);
    expect(csv.headers.get('content-encoding')).toBe('gzip');
    expect(await csv.text()).toBe('id\n1\n');
  });

  it('serves below a path, and nothing beside it', async () => {
    const origin = await start('/some/where/');
    expect((await fetch(`${origin}/some/where`)).url).toBe(`${origin}/some/where/`);
    expect((await fetch(`${origin}/some/where/a%20b.csv`)).status).toBe(200);
    expect((await fetch(`${origin}/a%20b.csv`)).status).toBe(404);
  });

  it('hands out nothing but files of the site', async () => {
    const origin = await start();
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/none',
      '/assets',
      '/%00',
    ])
      expect(await raw(origin, path), path).toMatch(/^HTTP\/1.1 404 /);
    expect(await raw(origin, '/%zz')).toMatch(/^HTTP\/1.1 400 /);
    expect((await fetch(origin, { method: 'POST' })).status).toBe(405);
  });
});
