import { cp } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

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

export default defineConfig({
  // Relative addresses: the built page works under any path of any host.
  base: './',
  plugins: [ship('data_sample')],
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
