import { createReadStream, existsSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * A server of the static files under `root`, as a plain web host would serve them.
 * @param root the folder with the built site
 * @param base the path at which the site begins, `/` or `/some/where/`
 */
export function siteServer(root: string, base = '/'): Server {
  return createServer((request, response) => {
    answer(resolve(root), base, request, response).catch(() => {
      if (!response.headersSent) say(response, 500, 'The file could not be read.');
      else response.destroy();
    });
  });
}

async function answer(root: string, base: string, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405, 'GET or HEAD only.');
  const path = decoded(request.url ?? '/');
  if (path === undefined) return say(response, 400, 'The address is not readable.');
  if (`${path}/` === base) return void response.writeHead(301, { location: base }).end();
  const file = path.startsWith(base) ? await lookUp(root, path.slice(base.length)) : undefined;
  if (!file) return say(response, 404, 'No such file.');

  const type = TYPES[extname(file.path)] ?? 'application/octet-stream';
  const accepted = /\bgzip\b/.test(String(request.headers['accept-encoding']));
  const packed = accepted ? await lookUp(root, `${path.slice(base.length)}.gz`) : undefined;
  // Text is packed on the way; the 34 MB of WebAssembly have been packed by the build.
  const gzip = packed !== undefined || (accepted && type.includes('charset'));
  response.writeHead(200, {
    'content-type': type,
    'cache-control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    ...(gzip
      ? { 'content-encoding': 'gzip', vary: 'accept-encoding' }
      : { 'content-length': file.stats.size }),
  });
  if (request.method === 'HEAD') return void response.end();
  const content = createReadStream((packed ?? file).path);
  await (gzip && !packed ? pipeline(content, createGzip(), response) : pipeline(content, response));
}

/** The path of an address without its query, or undefined if its escapes are broken. */
function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*/s, ''));
  } catch {
    return undefined;
  }
}

/** The file of that name below the root; never one outside of it. */
async function lookUp(root: string, name: string): Promise<{ path: string; stats: Stats } | undefined> {
  if (name.includes('\0')) return undefined;
  const path = join(root, name === '' || name.endsWith('/') ? `${name}index.html` : name);
  if (!path.startsWith(root + sep)) return undefined;
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ? { path, stats } : undefined;
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function main(): void {
  const root = fileURLToPath(new URL('../dist/', import.meta.url));
  const port = Number(process.env['PORT'] || 4173);
  if (!existsSync(join(root, 'index.html'))) fail('dist/ holds no site: run `npm run build` first.');
  if (!Number.isInteger(port) || port < 0 || port > 65535) fail('PORT must be a number from 0 to 65535.');
  const server = siteServer(root);
  server.on('error', (error: NodeJS.ErrnoException) => {
    fail(
      error.code === 'EADDRINUSE' ? `Port ${port} is taken: choose another, as in PORT=4180.` : error.message,
    );
  });
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') console.log(`Medallion: http://localhost:${address.port}/`);
  });
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
