import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { makeGallery } from './scripts/gallery.ts';
import { makeStoredRun } from './scripts/stored-run.ts';

/**
 * Ships a folder of the project beside the built page, under its own name. The development server needs
 * no such help: it serves every file of the project.
 */
function ship(folder: string): Plugin {
  let out = 'dist';
  return {
    name: `ship-${folder}`,
    apply: 'build',
    configResolved(config) {
      out = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      if (existsSync(folder)) await cp(folder, join(out, folder), { recursive: true });
    },
  };
}

/**
 * Puts a packed copy beside each WebAssembly file, a quarter of its size: a server that can sends that one, without
 * packing 34 MB anew for every visitor.
 */
function pack(): Plugin {
  let out = 'dist';
  return {
    name: 'pack-wasm',
    apply: 'build',
    configResolved(config) {
      out = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const files = await readdir(out, { recursive: true });
      const wasm = files.filter((file) => file.endsWith('.wasm')).map((file) => join(out, file));
      await Promise.all(
        wasm.map((file) =>
          pipeline(createReadStream(file), createGzip({ level: 6 }), createWriteStream(`${file}.gz`)),
        ),
      );
    },
  };
}

/** Runs the shipped pipeline and puts its dashboards’ data beside the page, which shows them before its engine is there. */
function storeRun(): Plugin {
  return {
    name: 'stored-run',
    apply: 'build',
    async generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'stored-run.json',
        source: await makeStoredRun(import.meta.dirname),
      });
    },
  };
}

/** Draws every kind of chart into a page of its own, which needs no script. */
function gallery(): Plugin {
  return {
    name: 'gallery',
    apply: 'build',
    async generateBundle() {
      const source = await makeGallery(import.meta.dirname);
      this.emitFile({ type: 'asset', fileName: 'gallery.html', source });
    },
  };
}

export default defineConfig({
  // Relative addresses: the built page works under any path of any host.
  base: './',
  plugins: [ship('data_sample'), storeRun(), gallery(), pack()],
  worker: { format: 'es' },
  server: { host: 'localhost' },
  build: {
    target: 'es2022',
    manifest: true,
    // The content security policy wants workers and WebAssembly as files of our own origin, not as data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
});
